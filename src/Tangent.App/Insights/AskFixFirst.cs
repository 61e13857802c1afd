using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>What to fix first (先修什么), and what the mean overall judgement would gain by it.</summary>
public sealed class AskFixFirst(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="ByUnit">Whether units are listed beside the touchpoints.</param>
    /// <param name="Target">Failing share that fixing is to reach, 0 to 1; null: what peers reach.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, bool ByUnit = false, double? Target = null, TimeSpan? Patience = null);

    /// <summary>One thing to fix.</summary>
    /// <param name="Stop">At which touchpoint.</param>
    /// <param name="Unit">At which unit; null for the whole touchpoint.</param>
    /// <param name="Told">Gain in points of the overall's scale, failing share, target and where it comes from, kind of moment, penalty.</param>
    public sealed record FixAt(JourneyStop Stop, InsightUnit? Unit, Fix Told);

    /// <summary>The list.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Reason">Why there is none; null where there is.</param>
    /// <param name="All">The surest gain first.</param>
    public sealed record Fixes(InsightBasis Basis, CannotTell? Reason, IReadOnlyList<FixAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Fixes>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var told = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Moments, request.Target), request.Patience, stop);
        return told.Then(found => new Fixes(found.Basis, found.Told.NoMoments,
            [.. found.Told.Fixes.Where(fix => request.ByUnit || fix.Unit is null).Select(fix => new FixAt(found.Stops[fix.Touchpoint],
                fix.Unit is { } unit ? found.Units.GetValueOrDefault(unit) : null, fix))]));
    }
}
