using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Insights;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Charts;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Blueprints;

/// <summary>The whole drawing as one picture, as the page shows it: bands of steps below each other, lanes, lines, marks; what happens, above them.</summary>
sealed class BlueprintPicture(BlueprintDocument document, AskBlueprint.Live? live, Words.Words words)
{
    private const double Edge = 24, Names = 104, Column = 172, Pad = 9, Gap = 8, LineHigh = 16, Size = 12, Badge = 17;

    private readonly IReadOnlyDictionary<BlueprintSpot, string> marks = document.Marks();
    private readonly BlueprintLane[] lanes = [.. Enum.GetValues<BlueprintLane>().Where(lane => document.Steps.Any(step => step[lane] is not null))];
    private double y;

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        // What is drawn says how high it is, so it is drawn twice.
        double high = Drawn(new Svg(0, 0));
        var svg = new Svg(2 * Edge + Names + Column * Math.Max(1, Bands.Max(band => (int?)band.Count) ?? 1), high);
        Drawn(svg);
        return svg.Close(document.Title.Say());
    }

    private IReadOnlyList<IReadOnlyList<(int Place, BlueprintStep Step)>> Bands => document.Bands();

    private double Drawn(Svg svg)
    {
        y = Edge + 18;
        svg.Text(Edge, y, document.Title.Say(), "t-14 t-b f-ink");
        y += 16;
        foreach (var band in Bands)
        {
            Heads(svg, band);
            if (live is { Told.Journeys: > 0 }) Observed(svg, band);
            foreach (var lane in lanes) Lane(svg, band, lane);
            y += 20;
        }
        return y + Edge - 20;
    }

    private static double X(int column) => Edge + Names + column * Column;

    private static double Right(IReadOnlyList<(int Place, BlueprintStep Step)> band) => X(band.Count);

    private void Heads(Svg svg, IReadOnlyList<(int Place, BlueprintStep Step)> band)
    {
        svg.Line(Edge, y, Right(band), y, "s-lines");
        if (band.Any(one => one.Step.Stage is not null)) y += LineHigh;
        double most = 0;
        foreach (var (column, (place, step)) in band.Index())
        {
            if (step.Stage is { } stage && (column == 0 || band[column - 1].Step.Stage != stage)) svg.Text(X(column) + Pad, y, stage.Say(), "t-11 f-ink3");
            double x = X(column) + Pad, at = y + 20;
            bool isMoment = step.Cells.Any(cell => cell.IsMoment);
            svg.Circle(x + 9, at - 4, 9, isMoment ? "f-neg" : "f-ink");
            svg.Text(x + 9, at, $"{place + 1}", "t-11 t-b t-m f-panel");
            at = Text(svg, x + 24, at, step.Name.Say(), Column - Pad - 34, "t-13 t-b f-ink", 13);
            var reach = live?.Told.Steps[place].Reach is Estimate { } share ? words["blueprints.live.reached", share.Point] : null;
            at = Text(svg, x + 24, at, string.Join("  ", new[] { step.Touchpoint, reach }.OfType<string>()), Column - Pad - 34, "t-11 f-ink3", 11);
            if (document.Starts.Contains(step.Id)) at = Text(svg, x + 24, at, words["blueprints.start"], Column - Pad - 34, "t-11 f-ink2", 11);
            foreach (var way in step.Ways) at = Text(svg, x + 24, at, BlueprintText.Way(words, document, place, way), Column - Pad - 34, "t-11 f-ink2", 11);
            most = Math.Max(most, at - y);
        }
        y += most;
        svg.Line(Edge, y, Right(band), y, "s-line");
    }

    private void Observed(Svg svg, IReadOnlyList<(int Place, BlueprintStep Step)> band)
    {
        var curve = new BlueprintCurve(live!.Told, words);
        var points = curve.Points(band);
        if (points.Count > 0)
        {
            svg.Text(Edge, y + 24, words["blueprints.live.curve"], "t-12 t-b f-ink");
            svg.Picture(X(0), y, EmotionCurve.Draw(points, band.Count, curve.Least, curve.Most,
                new(words["blueprints.live.curve"], 1, "", CultureInfo.CurrentCulture), Right(band) - X(0)));
            y += 136;
        }
        svg.Text(Edge, y + 18, words["blueprints.live.time"], "t-12 t-b f-ink");
        foreach (var (column, (place, _)) in band.Index())
            if (live.Told.Steps[place].Time is { } time)
            {
                svg.Text(X(column) + Pad, y + 18, words.Span(time.MedianSeconds), "t-12 t-b f-ink");
                svg.Text(X(column) + Pad, y + 34, words["blueprints.live.p90", words.Span(time.NinthDecileSeconds)], "t-11 f-ink3");
            }
        y += 44;
        svg.Line(Edge, y, Right(band), y, "s-line");
    }

    private void Lane(Svg svg, IReadOnlyList<(int Place, BlueprintStep Step)> band, BlueprintLane lane)
    {
        if (BlueprintDocument.LineAbove(lane) is { } line)
        {
            y += 12;
            svg.Line(X(0), y, Right(band), y, line == BlueprintLine.Visibility ? "s-ink" : "s-ink3", 1, line == BlueprintLine.Visibility ? null : "4 3");
            svg.Text(Edge, y + 4, words.Of(line), "t-11 f-ink3");
            y += 6;
        }
        y += Gap;
        var tone = Tone(lane);
        double high = band.Select(one => one.Step[lane] is { } cell ? High(cell) : 0).Max();
        if (high == 0) high = LineHigh + 2 * Pad;
        Text(svg, Edge, y + 22, words.Of(lane), Names - 8, $"t-12 t-b f-{tone}", Size);
        foreach (var (column, (_, step)) in band.Index())
            if (step[lane] is { } cell) Cell(svg, X(column) + 4, high, cell, new(step.Id, lane), tone);
        y += high;
    }

    private static double Room => Column - 8 - 2 * Pad;

    private double High(BlueprintCell cell) =>
        2 * Pad + LineHigh * (TextWidth.Lines(cell.Text.Say(), Room, Size).Count + TextWidth.Lines(Below(cell), Room, 11).Count);

    private string Below(BlueprintCell cell) => string.Join("  ",
        new[] { cell.Owner?.Say(), cell.Seconds is { } seconds ? $"≤ {words.Span(seconds)}" : null }.Where(text => text is { Length: > 0 }));

    private void Cell(Svg svg, double x, double high, BlueprintCell cell, BlueprintSpot spot, string tone)
    {
        double wide = Column - 8;
        svg.Rect(x, y, wide, high, "f-panel s-line", 5).Rect(x, y, 3, high, $"f-{tone}", 1);
        double at = Text(svg, x + Pad, y + Pad + 11, cell.Text.Say(), Room, "t-12 f-ink", Size);
        Text(svg, x + Pad, at, Below(cell), Room, "t-11 f-ink2", 11);
        double badge = x + wide - 4;
        var shown = (marks.TryGetValue(spot, out var mark) ? mark.Split(' ') : []).Select(text => (Text: text, Paint: text[0] == 'F' ? "f-neg" : "f-warn"));
        if (cell.IsMoment) shown = shown.Append((words["blueprints.mark.moment"], "f-ink"));
        foreach (var (text, paint) in shown)
        {
            double room = TextWidth.Of(text, 11) + 10;
            badge -= room + 3;
            svg.Rect(badge, y - 8, room, Badge, paint, 4);
            svg.Text(badge + room / 2, y + 4, text, "t-11 t-b t-m f-panel");
        }
    }

    // The place below the last line.
    private static double Text(Svg svg, double x, double at, string text, double room, string paint, double size)
    {
        foreach (var line in TextWidth.Lines(text, room, size))
        {
            svg.Text(x, at, line, paint);
            at += LineHigh;
        }
        return at;
    }

    private static string Tone(BlueprintLane lane) => BlueprintText.Tone(lane) switch { "front" => "front", "back" => "back", "cust" => "ink", _ => "ink3" };
}
