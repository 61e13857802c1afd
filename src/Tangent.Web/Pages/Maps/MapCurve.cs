using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Insights;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Charts;

namespace Tangent.Web.Pages.Maps;

/// <summary>How a journey shall feel along its steps and how it does feel, for bands that share one range: the printed scale of the log.</summary>
sealed class MapCurve(MapDocument document, Words.Words words, AskJourneyMap.Live? live = null)
{
    private double Least => live?.Basis.Touches?.Least ?? 1;

    private double Most => live?.Basis.Touches?.Most ?? MapRules.MostFeeling;

    private Measure Measure => new(words["blueprints.live.curve"], 1, "", CultureInfo.CurrentCulture);

    /// <summary>What is drawn of a band; nothing where neither is known.</summary>
    public string Draw(IReadOnlyList<(int Place, MapStep Step)> band) => Draw(band, JourneyMapBands.Columns(band), null);

    /// <summary>The same in so many columns of so much width.</summary>
    public string Draw(IReadOnlyList<(int Place, MapStep Step)> band, int columns, double? width)
    {
        var points = Points(band);
        return points.Count == 0 && document.Steps.All(step => step.Feeling is null) ? ""
            : EmotionCurve.Draw(points, columns, Least, Most, Measure, width ?? 1240, Designed(band));
    }

    /// <summary>How a step shall feel, on the scale that is drawn.</summary>
    private double OnScale(int feeling) => Least + (Most - Least) * (feeling - 1) / (MapRules.MostFeeling - 1);

    private List<EmotionCurve.Designed> Designed(IReadOnlyList<(int Place, MapStep Step)> band) =>
    [
        .. band.Index().Where(one => one.Item.Step.Feeling is not null)
            .Select(one => new EmotionCurve.Designed(one.Index, OnScale(one.Item.Step.Feeling!.Value), words[$"maps.feeling.{one.Item.Step.Feeling}"])),
    ];

    private List<EmotionCurve.Point> Points(IReadOnlyList<(int Place, MapStep Step)> band) => live is null ? [] :
    [
        .. band.Index().Where(one => live.Steps[one.Item.Place].Seen is { SharedWith: null, Score: Estimate })
            .Select(one => new EmotionCurve.Point(one.Index, (Estimate)live.Steps[one.Item.Place].Seen.Score, Mark(one.Item.Place), Tone(one.Item.Place))),
    ];

    private string? Mark(int place)
    {
        List<string> marks = [];
        if (place == live!.Trough) marks.Add(words["blueprints.live.trough"]);
        else if (place == live.Peak) marks.Add(words["blueprints.live.peak"]);
        if (place == live.End) marks.Add(words["blueprints.live.end"]);
        return marks.Count == 0 ? null : string.Join(" ", marks);
    }

    private string Tone(int place) => place == live!.Trough ? "neg" : place == live.Peak ? "pos" : place == live.End ? "ink" : "s1";
}
