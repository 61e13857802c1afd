using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>One difference between two versions of a map.</summary>
/// <param name="Change">How they differ.</param>
/// <param name="Step">Code of the step; null: of the whole.</param>
/// <param name="Parts">What of it differs, as the document calls it: <c>feeling</c>, <c>points</c>; of a step that came, went or moved: nothing.</param>
public sealed record MapDifference(DrawingChange Change, string? Step, Items<string> Parts);

/// <summary>What changed from one version of a map to another. Steps are the same when their codes are.</summary>
/// <remarks>
/// Worked example, tested: from a b c to a c b, with b felt otherwise, b has moved and its feeling has changed, and nothing else differs.
/// </remarks>
public static class MapComparison
{
    /// <summary>The differences: of the whole, then step after step of the later version, then the steps that went.</summary>
    public static IReadOnlyList<MapDifference> Of(MapDocument before, MapDocument after)
    {
        List<MapDifference> found = [];
        List<string> whole = [.. Whole(before, after)];
        if (whole.Count > 0) found.Add(new(DrawingChange.Changed, null, whole.ToItems()));
        var kept = StepOrder.Kept([.. before.Steps.Select(step => step.Id)], [.. after.Steps.Select(step => step.Id)]);
        foreach (var step in after.Steps)
        {
            if (before[step.Id] is not { } was)
            {
                found.Add(new(DrawingChange.Added, step.Id, []));
                continue;
            }
            if (!kept.Contains(step.Id)) found.Add(new(DrawingChange.Moved, step.Id, []));
            List<string> parts = [.. Parts(was, step)];
            if (parts.Count > 0) found.Add(new(DrawingChange.Changed, step.Id, parts.ToItems()));
        }
        found.AddRange(before.Steps.Where(step => after[step.Id] is null).Select(step => new MapDifference(DrawingChange.Removed, step.Id, [])));
        return found;
    }

    private static IEnumerable<string> Whole(MapDocument before, MapDocument after) => Named(
        ("title", Differ(before.Title, after.Title)), ("kind", Differ(before.Kind, after.Kind)),
        ("persona", before.Persona != after.Persona), ("knownBy", !before.KnownBy.Equals(after.KnownBy)), ("stages", !before.Stages.Equals(after.Stages)));

    private static IEnumerable<string> Parts(MapStep was, MapStep step) => Named(
        ("name", Differ(was.Name, step.Name)), ("stage", was.Stage != step.Stage), ("phase", was.Phase != step.Phase),
        ("touchpoint", was.Touchpoint != step.Touchpoint || Differ(was.Place, step.Place)), ("channel", Differ(was.Channel, step.Channel)),
        ("does", Differ(was.Does, step.Does)), ("thinks", Differ(was.Thinks, step.Thinks)), ("needs", Differ(was.Needs, step.Needs)),
        ("feeling", was.Feeling != step.Feeling),
        ("moment", was.IsMoment != step.IsMoment || Differ(was.Emotion, step.Emotion) || Differ(was.BackStage, step.BackStage)),
        ("points", !was.Points.Equals(step.Points)), ("senses", !was.Senses.Equals(step.Senses)), ("inner", was.Inner != step.Inner));

    private static bool Differ(Wording? one, Wording? other) => !Equals(one, other);

    private static IEnumerable<string> Named(params (string Name, bool Differs)[] parts) => parts.Where(one => one.Differs).Select(one => one.Name);
}
