namespace Tangent.Web.Charts;

/// <summary>Finds a place beside each bubble where its name covers neither another name nor another bubble.</summary>
static class BubbleLabels
{
    private const double Height = 15;

    /// <summary>Where a text begins, and by which end it is anchored.</summary>
    public readonly record struct Place(double X, double Y, bool IsEnd);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    /// <summary>The places, in the order of the bubbles; the first side is kept when every side is taken.</summary>
    public static IReadOnlyList<Place> Find(IReadOnlyList<(double X, double Y, double Radius, string Name)> bubbles, double width)
    {
        var taken = bubbles.Select(b => new Box(b.X - b.Radius, b.Y - b.Radius, b.X + b.Radius, b.Y + b.Radius)).ToList();
        var places = new List<Place>();
        foreach (var bubble in bubbles)
        {
            double wide = TextWidth.Of(bubble.Name);
            Place[] sides =
            [
                new(bubble.X + bubble.Radius + 4, bubble.Y + 4, false), new(bubble.X - bubble.Radius - 4, bubble.Y + 4, true),
                new(bubble.X + 5, bubble.Y - bubble.Radius - 4, false), new(bubble.X + 5, bubble.Y + bubble.Radius + 13, false),
                new(bubble.X - 5, bubble.Y - bubble.Radius - 4, true), new(bubble.X - 5, bubble.Y + bubble.Radius + 13, true),
                new(bubble.X + 5, bubble.Y - bubble.Radius - 19, false), new(bubble.X + 5, bubble.Y + bubble.Radius + 28, false),
            ];
            var free = sides.Where(side => BoxOf(side, wide) is var box && box is { Left: >= 0 } && box.Right <= width
                && !taken.Exists(box.Meets)).ToList();
            var place = free.Count > 0 ? free[0] : sides[0];
            taken.Add(BoxOf(place, wide));
            places.Add(place);
        }
        return places;
    }

    private static Box BoxOf(Place place, double wide)
    {
        double left = place.IsEnd ? place.X - wide : place.X;
        return new(left, place.Y - Height + 3, left + wide, place.Y + 3);
    }
}
