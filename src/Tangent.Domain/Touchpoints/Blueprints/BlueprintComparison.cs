namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>How two versions differ at one place.</summary>
public enum DrawingChange
{
    /// <summary>Only the later one has it.</summary>
    Added,

    /// <summary>Only the earlier one has it.</summary>
    Removed,

    /// <summary>It stands at another place.</summary>
    Moved,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>One difference.</summary>
/// <param name="Change">How.</param>
/// <param name="Step">Code of the step; null: of the whole.</param>
/// <param name="Lane">In which lane; null: the step itself.</param>
/// <param name="Before">What the earlier one says, or null.</param>
/// <param name="After">What the later one says, or null.</param>
public sealed record BlueprintDifference(DrawingChange Change, string? Step, BlueprintLane? Lane, BlueprintCell? Before, BlueprintCell? After);

/// <summary>What changed from one version to another: as it is, as it shall be. Steps are the same when their codes are.</summary>
/// <remarks>
/// A step has moved when it is not in the longest row of steps that keep their order. Worked example, tested: from a b c d to a c d b
/// only b has moved. A cell that stands in another lane or step with the same words has moved too, and is neither added nor removed.
/// </remarks>
public static class BlueprintComparison
{
    /// <summary>The differences: of the whole, then step after step of the later version, then the steps that went.</summary>
    public static IReadOnlyList<BlueprintDifference> Of(BlueprintDocument before, BlueprintDocument after)
    {
        List<BlueprintDifference> found = [];
        if (before with { Steps = after.Steps } != after) found.Add(new(DrawingChange.Changed, null, null, null, null));
        var kept = StepOrder.Kept([.. before.Steps.Select(step => step.Id)], [.. after.Steps.Select(step => step.Id)]);
        foreach (var step in after.Steps)
        {
            if (before[step.Id] is not { } was)
            {
                found.Add(new(DrawingChange.Added, step.Id, null, null, null));
                continue;
            }
            if (!kept.Contains(step.Id)) found.Add(new(DrawingChange.Moved, step.Id, null, null, null));
            if (was with { Cells = step.Cells } != step) found.Add(new(DrawingChange.Changed, step.Id, null, null, null));
        }
        found.AddRange(Cells(before, after));
        found.AddRange(before.Steps.Where(step => after[step.Id] is null)
            .Select(step => new BlueprintDifference(DrawingChange.Removed, step.Id, null, null, null)));
        return found;
    }

    // Only cells of steps that both have: what came or went with its step is told with the step.
    private static IEnumerable<BlueprintDifference> Cells(BlueprintDocument before, BlueprintDocument after)
    {
        var gone = Pairs(before).Where(one => after[one.Step] is not null && after[one.Step]![one.Cell.Lane] is null).ToList();
        foreach (var (step, cell) in Pairs(after))
        {
            if (before[step] is not { } was) continue;
            if (was[cell.Lane] is { } old)
            {
                if (old != cell) yield return new(DrawingChange.Changed, step, cell.Lane, old, cell);
            }
            else if (gone.FindIndex(one => one.Cell.Text.Equals(cell.Text)) is >= 0 and var from)
            {
                yield return new(DrawingChange.Moved, step, cell.Lane, gone[from].Cell, cell);
                gone.RemoveAt(from);
            }
            else yield return new(DrawingChange.Added, step, cell.Lane, null, cell);
        }
        foreach (var (step, cell) in gone) yield return new(DrawingChange.Removed, step, cell.Lane, cell, null);
    }

    private static IEnumerable<(string Step, BlueprintCell Cell)> Pairs(BlueprintDocument document) =>
        document.Steps.SelectMany(step => step.Cells.Select(cell => (step.Id, cell)));
}
