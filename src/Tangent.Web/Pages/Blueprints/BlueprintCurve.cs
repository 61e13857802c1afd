using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Charts;

namespace Tangent.Web.Pages.Blueprints;

/// <summary>How a service feels along its steps, for bands that share one range, so that heights compare.</summary>
sealed class BlueprintCurve(LiveSteps told, Words.Words words)
{
    private readonly List<Estimate> scores = [.. told.Steps.Select(step => step.Score).OfType<Estimate>()];

    /// <summary>Lowest score that is drawn.</summary>
    public double Least => scores.Count == 0 ? 0 : Math.Floor(scores.Min(one => one.Low) * 2) / 2;

    /// <summary>Highest.</summary>
    public double Most => scores.Count == 0 ? 1 : Math.Ceiling(scores.Max(one => one.High) * 2) / 2;

    /// <summary>The points of a band; steps that share the figures of another one have none.</summary>
    public IReadOnlyList<EmotionCurve.Point> Points(IReadOnlyList<(int Place, BlueprintStep Step)> band) =>
    [
        .. band.Select((one, column) => (one.Place, column, Seen: told.Steps[one.Place]))
            .Where(one => one.Seen is { SharedWith: null, Score: Estimate })
            .Select(one => new EmotionCurve.Point(one.column, (Estimate)one.Seen.Score, Mark(one.Place), Tone(one.Place))),
    ];

    private string? Mark(int place)
    {
        List<string> marks = [];
        if (place == told.Trough) marks.Add(words["blueprints.live.trough"]);
        else if (place == told.Peak) marks.Add(words["blueprints.live.peak"]);
        if (place == told.End) marks.Add(words["blueprints.live.end"]);
        return marks.Count == 0 ? null : string.Join(" ", marks);
    }

    private string Tone(int place) => place == told.Trough ? "neg" : place == told.Peak ? "pos" : place == told.End ? "ink" : "s1";
}
