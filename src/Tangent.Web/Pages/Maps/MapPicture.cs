using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Blueprints;

namespace Tangent.Web.Pages.Maps;

/// <summary>The whole map as one picture, as the page shows it: bands of steps below each other, the curve above the lanes.</summary>
sealed class MapPicture(MapDocument document, MapCurve curve, Words.Words words)
{
    private const double Edge = 24, Names = 104, Column = 172, Pad = 9, LineHigh = 16, Size = 12, CurveHigh = 136;

    private readonly MapLane[] lanes = [.. Enum.GetValues<MapLane>().Where(lane => document.Has(words, lane))];
    private double y;

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        // What is drawn says how high it is, so it is drawn twice.
        double high = Drawn(new Svg(0, 0));
        var svg = new Svg(2 * Edge + Names + Column * Math.Max(1, document.Bands().Max(band => (int?)band.Count) ?? 1), high);
        Drawn(svg);
        return svg.Close(document.Title.Say());
    }

    private double Drawn(Svg svg)
    {
        y = Edge + 18;
        svg.Text(Edge, y, document.Title.Say(), "t-14 t-b f-ink");
        if (document.Persona is { } persona) svg.Text(Edge, y += LineHigh + 2, $"{persona.Name.Say()} · {words.Of(persona.Basis)}", "t-12 f-ink2");
        y += 16;
        foreach (var band in document.Bands())
        {
            Heads(svg, band);
            if (curve.Draw(band, band.Count, X(band.Count) - X(0)) is { Length: > 0 } drawn)
            {
                svg.Text(Edge, y + 24, words["blueprints.live.curve"], "t-12 t-b f-ink");
                svg.Picture(X(0), y, drawn);
                y += CurveHigh;
            }
            foreach (var lane in lanes) Lane(svg, band, lane);
            y += 20;
        }
        return y + Edge - 20;
    }

    private static double X(int column) => Edge + Names + column * Column;

    private void Heads(Svg svg, IReadOnlyList<(int Place, MapStep Step)> band)
    {
        svg.Line(Edge, y, X(band.Count), y, "s-lines");
        y += LineHigh;
        double most = 0;
        foreach (var (column, (place, step)) in band.Index())
        {
            if (column == 0 || band[column - 1].Step.Stage != step.Stage)
                svg.Text(X(column) + Pad, y, document.Stage(step.Stage)?.Name.Say() ?? step.Stage, "t-11 f-ink3");
            double x = X(column) + Pad, at = y + 20;
            svg.Circle(x + 9, at - 4, 9, step.IsMoment ? "f-neg" : "f-ink");
            svg.Text(x + 9, at, $"{place + 1}", "t-11 t-b t-m f-panel");
            at = Text(svg, x + 24, at, step.Name.Say(), Column - Pad - 34, "t-13 t-b f-ink", 13);
            at = Text(svg, x + 24, at, step.Touchpoint ?? step.Place.Say(), Column - Pad - 34, "t-11 f-ink3", 11);
            if (step.IsMoment) at = Text(svg, x + 24, at, $"{words["blueprints.mark.moment"]} {step.Emotion.Say()}", Column - Pad - 34, "t-11 f-ink2", 11);
            most = Math.Max(most, at - y);
        }
        y += most;
        svg.Line(Edge, y, X(band.Count), y, "s-line");
    }

    private void Lane(Svg svg, IReadOnlyList<(int Place, MapStep Step)> band, MapLane lane)
    {
        y += 8;
        var tone = lane switch { MapLane.Pain => "neg", MapLane.Opportunity => "pos", _ => "ink3" };
        double high = Math.Max(LineHigh, band.Max(one => Rows(one.Step, lane).Count() * LineHigh)) + 2 * Pad;
        Text(svg, Edge, y + 22, words[$"maps.lane.{lane.ToString().ToLowerInvariant()}"], Names - 8, "t-12 t-b f-ink", Size);
        foreach (var (column, (_, step)) in band.Index())
        {
            if (MapText.Lines(words, step, lane).Count == 0) continue;
            double x = X(column) + 4, at = y + Pad + 11;
            svg.Rect(x, y, Column - 8, high, "f-panel s-line", 5).Rect(x, y, 3, high, $"f-{tone}", 1);
            foreach (var line in Rows(step, lane))
            {
                svg.Text(x + Pad, at, line, "t-12 f-ink");
                at += LineHigh;
            }
        }
        y += high;
    }

    private IEnumerable<string> Rows(MapStep step, MapLane lane) =>
        MapText.Lines(words, step, lane).SelectMany(text => TextWidth.Lines(text, Column - 8 - 2 * Pad, Size));

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
}
