namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>What a linter of blueprints finds. It advises and never forbids.</summary>
public enum BlueprintRule
{
    /// <summary>A moment of truth behind which nobody stands: no cell below the line of visibility has an owner.</summary>
    MomentWithoutBackStage,

    /// <summary>Whoever works behind the scenes speaks to the customer.</summary>
    BackStageMeetsCustomer,

    /// <summary>The customer has to do with too many different people and places.</summary>
    TooManyFronts,

    /// <summary>A failure is known and nothing is done against it.</summary>
    FailureWithoutControl,

    /// <summary>Somebody waits and nobody says how long is too long.</summary>
    WaitWithoutStandard,

    /// <summary>Standardised or personalised, and nobody says why.</summary>
    ModeWithoutReason,

    /// <summary>Nothing is a moment of truth: then everything is alike, and the end is left to chance.</summary>
    NoMoment,

    /// <summary>Nothing in the log tells of it: its figures stay empty.</summary>
    NotLogged,

    /// <summary>What customers feel last is worse than what they feel on the whole.</summary>
    WeakEnd,

    /// <summary>The worst lies in the last third, where it is remembered.</summary>
    LateWorst,
}

/// <summary>One finding.</summary>
/// <param name="Rule">What was found.</param>
/// <param name="Step">Code of the step; null: of the whole.</param>
/// <param name="Lane">In which lane, or null.</param>
/// <param name="Evidence">The words or the number that show it.</param>
public sealed record BlueprintFinding(BlueprintRule Rule, string? Step, BlueprintLane? Lane, string Evidence);

/// <summary>Reads a blueprint as a designer of services does; each finding says on what it rests.</summary>
/// <remarks>
/// Worked example, tested: a step whose customer's action is a moment of truth, with a back-stage cell that names no owner, is found;
/// with an owner it is not.
/// </remarks>
public static class BlueprintLint
{
    /// <summary>Fronts beyond which a service is hard to hold together.</summary>
    public const int MostFronts = 5;

    /// <summary>Everything that is found in the drawing, step after step, then of the whole.</summary>
    public static IReadOnlyList<BlueprintFinding> Of(BlueprintDocument document) =>
        [.. document.Steps.SelectMany(Step), .. Whole(document)];

    /// <summary>What the curve of feelings over the steps says: a weak end, the worst too late.</summary>
    /// <param name="scores">Mean score of each step that has one, in order; at least three are needed.</param>
    /// <remarks>Worked example, tested: 8, 9, 7, 4 has a weak end and a late worst point; 4, 7, 8, 9 neither.</remarks>
    public static IReadOnlyList<BlueprintFinding> OfCurve(IReadOnlyList<(string Step, double Score)> scores)
    {
        if (scores.Count < 3) return [];
        List<BlueprintFinding> found = [];
        double mean = scores.Average(one => one.Score), least = scores.Min(one => one.Score);
        var (end, last) = scores[^1];
        if (last < mean) found.Add(new(BlueprintRule.WeakEnd, end, null, FormattableString.Invariant($"{last:0.0} < {mean:0.0}")));
        int worst = scores.Count - 1;
        while (scores[worst].Score > least) worst--;
        if (worst * 3 >= scores.Count * 2) found.Add(new(BlueprintRule.LateWorst, scores[worst].Step, null, FormattableString.Invariant($"{least:0.0}")));
        return found;
    }

    private static IEnumerable<BlueprintFinding> Step(BlueprintStep step)
    {
        if (step.Cells.Any(cell => cell.IsMoment) && !step.Cells.Any(cell => BlueprintDocument.IsHidden(cell.Lane) && cell.Owner is not null))
            yield return new(BlueprintRule.MomentWithoutBackStage, step.Id, null, "");
        foreach (var cell in step.Cells)
        {
            if (BlueprintDocument.IsHidden(cell.Lane) && cell.MeetsCustomer)
                yield return new(BlueprintRule.BackStageMeetsCustomer, step.Id, cell.Lane, cell.Owner?.In("zh") ?? "");
            if (cell.Failure is { Control: null } failure)
                yield return new(BlueprintRule.FailureWithoutControl, step.Id, cell.Lane,
                    FormattableString.Invariant($"{failure.Severity}·{failure.Occurrence}·{failure.Detection}"));
            if (cell.IsWait && (cell.Seconds ?? step.Seconds) is null) yield return new(BlueprintRule.WaitWithoutStandard, step.Id, cell.Lane, "");
            if (cell is { Mode: not null, Reason: null }) yield return new(BlueprintRule.ModeWithoutReason, step.Id, cell.Lane, "");
        }
    }

    private static IEnumerable<BlueprintFinding> Whole(BlueprintDocument document)
    {
        var fronts = document.Steps.Select(step => step[BlueprintLane.FrontStage] is { } front ? front.Owner?.In("zh") ?? step.Touchpoint : null)
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (fronts.Count > MostFronts) yield return new(BlueprintRule.TooManyFronts, null, null, string.Join(" · ", fronts));
        if (document.Steps.Count > 0 && !document.Steps.Any(step => step.Cells.Any(cell => cell.IsMoment)))
            yield return new(BlueprintRule.NoMoment, null, null, "");
        if (document.Steps.Count > 0 && document.Steps.All(step => step.Touchpoint is null)) yield return new(BlueprintRule.NotLogged, null, null, "");
    }
}
