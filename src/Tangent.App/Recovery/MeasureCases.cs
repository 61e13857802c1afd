using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Complaints;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>Whether recovery works: how soon, in time, how often put right in the customers' own word, at what cost; and what causes it all.</summary>
public sealed class MeasureCases(CaseRows rows, CaseReach reach, TouchpointNames touchpoints, TimeProvider clock)
{
    private const int UsualDays = 90, MostDays = 3660, MostPlaces = 12;

    /// <summary>Over which cases.</summary>
    /// <param name="Days">Opened within so many days back from now, 1 to 3,660.</param>
    /// <param name="UnitId">The unit that works on them, or one above it; null: all in sight.</param>
    /// <param name="Origin">For what they were opened; null: all.</param>
    /// <param name="Tier">Of customers of this tier; null: of all.</param>
    public sealed record Request(int Days = UsualDays, Guid? UnitId = null, SignalKind? Origin = null, CustomerTier? Tier = null);

    /// <summary>Cases of one kind.</summary>
    /// <param name="Cases">How many.</param>
    /// <param name="Repeats">How many of them of customers who had a case a short time before.</param>
    /// <param name="Recovered">Share put right, of those who were asked.</param>
    /// <param name="Cost">What was done for the customers has cost so much.</param>
    public sealed record Part(int Cases, int Repeats, Answer Recovered, decimal Cost);

    /// <summary>The measures.</summary>
    /// <param name="FromUtc">Cases opened from this moment on.</param>
    /// <param name="ToUtc">Until this one.</param>
    /// <param name="Cases">How many.</param>
    /// <param name="Open">How many of them are open.</param>
    /// <param name="Figures">The measures of complaint handling.</param>
    /// <param name="Recovered">Share put right, in the customers' word, of those who were asked.</param>
    /// <param name="PartlyRecovered">Share put right in part.</param>
    /// <param name="Reached">Share of customers reached, of cases in which a return visit was tried.</param>
    /// <param name="VisitedInTime">Share of return visits made in time.</param>
    /// <param name="Cost">What was done for the customers has cost so much in all.</param>
    /// <param name="Gained">Satisfaction with the handling minus the score by which it was opened, both as shares of their scales.</param>
    /// <param name="BySpeed">By how soon the customer was first spoken to: within 1, 4 or 24 hours, later.</param>
    /// <param name="ByUnit">By the unit that works on them, the most first, at most 12.</param>
    /// <param name="ByCause">Those that were judged by cause, the most frequent first; null: nothing went wrong.</param>
    /// <param name="ByTouchpoint">By touchpoint, likewise, at most 12.</param>
    /// <param name="ByRemedy">By the remedies that were given together.</param>
    public sealed record Measures(DateTime FromUtc, DateTime ToUtc, int Cases, int Open, ComplaintFigures Figures, Answer Recovered, Answer PartlyRecovered,
        Answer Reached, Answer VisitedInTime, decimal Cost, Answer Gained, IReadOnlyList<(int? Hours, Part Part)> BySpeed,
        IReadOnlyList<(UnitFact Unit, Part Part)> ByUnit, IReadOnlyList<(CaseCause? Cause, Part Part)> ByCause,
        IReadOnlyList<(TouchpointFact? Touchpoint, Part Part)> ByTouchpoint, IReadOnlyList<(Items<CaseRemedyKind> Remedies, Part Part)> ByRemedy);

    /// <summary>Measures.</summary>
    public async Task<Outcome<Measures>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Case) is { } refusal) return refusal;

        if (request.Days is < 1 or > MostDays) return Fail.Wrong("days", "form.range", 1, MostDays);
        var filter = new CaseFilter(CasePart.All, Origin: request.Origin, Tier: request.Tier, UnitId: request.UnitId);
        var found = await rows.Where(who, Verb.Read, filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var to = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var from = to.AddDays(-request.Days);
        // A case that goes on in another is that one.
        var cases = await found.Value.Where(c => c.OpenedUtc >= from && c.OpenedUtc < to && c.Ending != CaseEnd.Merged).ToListAsync(stop);
        var names = await touchpoints.ById([.. cases.Select(c => c.Touchpoint).OfType<Guid>().Distinct()], stop);
        var units = cases.Select(c => c.UnitId).Distinct().Order().Select((id, number) => (id, number)).ToDictionary(one => one.id, one => one.number);
        var owning = await reach.Units(stop);
        var visits = cases.Where(c => c.Details.Visits.Count > 0).ToList();
        var asked = cases.Count(c => c.Recovered is not null);
        var (met, ended) = InTime(cases, ClockKind.ReturnVisit, to);
        return new Measures(from, to, cases.Count, cases.Count(c => c.IsOpen), ComplaintMeasures.Of([.. cases.Select(c => Facts(c, units[c.UnitId], to))]),
            Wilson.Share(cases.Count(c => c.Recovered == RecoveredWord.Yes), asked), Wilson.Share(cases.Count(c => c.Recovered == RecoveredWord.Partly), asked),
            Wilson.Share(visits.Count(c => c.VisitedUtc is not null), visits.Count),
            Wilson.Share(met, ended), cases.Sum(c => c.Cost),
            Means.Of([.. cases.Where(c => c is { ShareBefore: not null, Satisfaction: not null }).Select(c =>
                (c.Satisfaction!.Value - 1) / 4.0 - c.ShareBefore!.Value)]),
            [.. Grouped(cases.Where(c => c.ContactedUtc is not null), Speed).OrderBy(one => one.Key ?? int.MaxValue)],
            [.. Grouped(cases, c => c.UnitId).Take(MostPlaces).Select(one => (owning[one.Key], one.Part))],
            [.. Grouped(cases.Where(c => c.Verdict is not null), c => c.Cause)],
            [.. Grouped(cases, c => c.Touchpoint).Take(MostPlaces).Select(one => (one.Key is { } id ? names.GetValueOrDefault(id) : null, one.Part))],
            [.. Grouped(cases.Where(c => c.DoneUtc is not null), Given)]);
    }

    private static ComplaintFacts Facts(RecoveryCase one, int unit, DateTime now) => new(
        ((one.ClosedUtc ?? now) - one.OpenedUtc).TotalHours, (one.ContactedUtc - one.OpenedUtc)?.TotalHours, !one.IsOpen,
        Met(one, ClockKind.FirstContact, now), Met(one, ClockKind.Resolution, now), one.IsOpen ? null : one.Reopened > 0,
        one.IsOpen ? null : one.Reopened == 0 && one.Details.Proposals.Count <= 1, one.Escalated > 0, one.Verdict is { } verdict
            ? verdict != CaseVerdict.NotUpheld : null,
        one.DoneUtc is null ? null : (double)one.Cost, one.Satisfaction is { } after ? after >= 4 : null, unit);

    // What still runs and is in time is not known yet.
    private static bool? Met(RecoveryCase one, ClockKind kind, DateTime now) => one.Details.Clock(kind) is not { } clock ? null
        : clock.IsLate(now) ? false : clock.MetUtc is null ? null : true;

    // Within so many hours; null: later.
    private static int? Speed(RecoveryCase one) => (one.ContactedUtc!.Value - one.OpenedUtc).TotalHours switch { <= 1 => 1, <= 4 => 4, <= 24 => 24, _ => null };

    private static (int Met, int Ended) InTime(List<RecoveryCase> cases, ClockKind kind, DateTime now)
    {
        var known = cases.Select(c => Met(c, kind, now)).OfType<bool>().ToList();
        return (known.Count(met => met), known.Count);
    }

    private static IEnumerable<(TKey Key, Part Part)> Grouped<TKey>(IEnumerable<RecoveryCase> cases, Func<RecoveryCase, TKey> by) =>
        cases.GroupBy(by).Select(same => (same.Key, Of([.. same]))).OrderByDescending(one => one.Item2.Cases).ThenBy(one => $"{one.Key}",
            StringComparer.Ordinal);

    private static Part Of(IReadOnlyList<RecoveryCase> cases) => new(cases.Count, cases.Count(c => c.IsRepeat),
        Wilson.Share(cases.Count(c => c.Recovered == RecoveredWord.Yes), cases.Count(c => c.Recovered is not null)), cases.Sum(c => c.Cost));

    /// <summary>What was given together in the proposal that was accepted.</summary>
    internal static Items<CaseRemedyKind> Given(RecoveryCase one) => (one.Details.Proposals.LastOrDefault(proposal =>
        proposal.State == ProposalState.Accepted)?.Remedies ?? [])
        .Select(remedy => remedy.Kind).Distinct().Order().ToItems();
}
