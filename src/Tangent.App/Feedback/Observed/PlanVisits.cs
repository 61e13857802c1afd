using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Observations;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>
/// Plans mystery visits: so many to each unit, spread evenly over the days; who comes is drawn so that nobody comes to a unit again too
/// soon. The units see none of it; a shopper sees only what is still to be done.
/// </summary>
public sealed class PlanVisits(Db db, ObservedReach reach, PeopleFacts people, Audit audit, TimeProvider clock)
{
    /// <summary>Most visits that are planned at once.</summary>
    public const int MostVisits = 5000;

    /// <summary>What to plan.</summary>
    /// <param name="Id">The programme.</param>
    /// <param name="UnitIds">The units.</param>
    /// <param name="ObserverIds">The shoppers.</param>
    /// <param name="Each">Visits to each unit.</param>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day.</param>
    public sealed record Request(Guid Id, IReadOnlyList<Guid> UnitIds, IReadOnlyList<Guid> ObserverIds, int Each, DateOnly? From, DateOnly? To);

    /// <summary>Plans them.</summary>
    /// <returns>How many visits were planned.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.ObservationPlan) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, Kind.ObservationPlan, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var (programme, owner) = found.Value;
        if (programme.Kind != ObservedKind.Visit) return Fail.Clash("observed.not-visits");
        if (programme.EndedUtc is not null) return Fail.Clash("observed.is-ended");
        var units = await reach.Units(stop);
        var places = request.UnitIds.Distinct().Select(units.GetValueOrDefault).ToList();
        List<Problem> problems = [];
        if (places.Count == 0 || places.Exists(unit => unit is null || unit.IsClosed || !owner.Path.Contains(unit.Path)))
            problems.Add(Problem.Of("unitIds", "observed.unit-missing"));
        var observers = await ObservedPeople.Check(people, who, request.ObserverIds, problems, stop);
        if (request.Each is < 1 or > 60) problems.Add(Problem.Of("each", "observed.each", 60));
        else if (places.Count * request.Each > MostVisits) problems.Add(Problem.Of("each", "form.too-many", MostVisits));
        var days = ObservedDays.Check(request.From, request.To, problems);
        if (observers.Count > 0 && observers.Count <= programme.Apart) problems.Add(Problem.Of("observerIds", "observed.few-shoppers", programme.Apart + 1));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var sheets = await Draw(programme, [.. places.Select(unit => unit!)], observers, request.Each, days, stop);
        foreach (var sheet in sheets) db.AddInBulk(sheet);
        db.Replace(programme, programme.Drawn());
        audit.Write(who, "observed.did.plan", ObservedReach.Subject(programme, owner),
            after: new { Visits = sheets.Count, Units = places.Count, Observers = observers.Count, request.From, request.To });
        return await db.Commit(stop) is { } failure ? failure : sheets.Count;
    }

    private async Task<List<ObservedSheet>> Draw(
        ObservedProgramme programme, UnitFact[] units, IReadOnlyList<Guid> shoppers, int each, (DateOnly From, int Days) days, CancellationToken stop)
    {
        Guid[] ids = [.. units.Select(unit => unit.Id)];
        var earlier = (await db.ObservedSheets.Where(s => EF.Parameter(ids).Contains(s.UnitId)
                && db.ObservedProgrammes.Any(p => p.Id == s.ProgrammeId && p.Kind == ObservedKind.Visit))
            .OrderBy(s => s.FromUtc).ThenBy(s => s.Id).Select(s => new { s.UnitId, s.ObserverId }).ToListAsync(stop))
            .ToLookup(s => s.UnitId, s => s.ObserverId);
        var observers = shoppers.ToList();
        var dice = new Dice(unchecked((ulong)programme.Seed), (ulong)programme.Version);
        // Round by round over all units, so that nobody's visits are all in one week.
        int[] visits = [.. Enumerable.Range(0, each).SelectMany(_ => Rotation.Shuffled(units.Length, dice))];
        var past = ids.Select(id => earlier[id].Select(one => observers.IndexOf(one)).ToList()).ToList();
        var chosen = Rotation.Assign(visits, observers.Count, past, programme.Apart, dice)!;
        var now = clock.GetUtcNow();
        return [.. visits.Select((unit, visit) =>
        {
            int round = visit / units.Length;
            var id = Guid.CreateVersion7(now);
            return new ObservedSheet
            {
                Id = id,
                ProgrammeId = programme.Id,
                ThingId = id,
                UnitId = units[unit].Id,
                ObserverId = observers[chosen[visit]],
                FromUtc = ObservedDays.StartUtc(days.From.AddDays(days.Days * round / each), units[unit].TimeZone),
                ToUtc = ObservedDays.StartUtc(days.From.AddDays(Math.Max(days.Days * (round + 1) / each, days.Days * round / each + 1)), units[unit].TimeZone),
            };
        })];
    }
}
