using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>How units compare (单位对比): shrunken means, ranks with intervals, a funnel; nothing is said of units that few judged.</summary>
public sealed class AskUnits(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Touchpoint">Key of the touchpoint at which they are compared; null: all at the same mix.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, string? Touchpoint = null, TimeSpan? Patience = null);

    /// <summary>One unit.</summary>
    /// <param name="Unit">Which.</param>
    /// <param name="Told">Its figures.</param>
    public sealed record UnitAt(InsightUnit Unit, UnitStanding Told);

    /// <summary>A unit that too few judged.</summary>
    /// <param name="Unit">Which.</param>
    /// <param name="N">Judgements.</param>
    public sealed record ThinAt(InsightUnit Unit, int N);

    /// <summary>Units side by side.</summary>
    /// <param name="Basis">What they were made from.</param>
    /// <param name="Stop">At which touchpoint; null: over all.</param>
    /// <param name="All">Units with enough judgements, the highest shrunken mean first.</param>
    /// <param name="Thin">Units with too few to be compared, most judgements first.</param>
    /// <param name="Told">What they have in common.</param>
    public sealed record Compared(InsightBasis Basis, JourneyStop? Stop, IReadOnlyList<UnitAt> All, IReadOnlyList<ThinAt> Thin, UnitsCompared Told)
    {
        internal static Compared Of(JoinedJourneys joined, UnitsCompared told) => new(joined.Basis,
            told.Touchpoint is { } at ? joined.Journeys.Stops[at] : null,
            [.. told.Units.Select(unit => new UnitAt(joined.UnitOf(unit.Unit), unit))],
            [.. told.Thin.OrderByDescending(unit => unit.N).ThenBy(unit => unit.Unit).Select(unit => new ThinAt(joined.UnitOf(unit.Unit), unit.N))], told);
    }

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Compared>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        return await diagnosing.Of(who, new Question(request.Filter, request.Touchpoint), request.Patience, stop);
    }

    private sealed record Question(JourneyFilter? Filter, string? Touchpoint) : InsightQuestion<Compared>(Filter)
    {
        public override Outcome<Compared> Answer(JoinedJourneys joined)
        {
            int? at = Touchpoint is null ? null : joined.NumberOf(Touchpoint);
            if (Touchpoint is not null && at is null) return Fail.Wrong("touchpoint", "insights.no-touchpoint", Touchpoint);
            return Compared.Of(joined, UnitComparison.Of(joined.Journeys.Log, joined.Said, at, level: joined.Basis.Level));
        }
    }
}
