using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>
/// Makes test cases from the menus and from the clauses about their touchpoints, tier by tier (HM-03). Made again, it keeps what people
/// changed, adds what is new and marks what is made from nothing any more.
/// </summary>
public sealed class MakeCases(Db db, CaseChange change, UnitFacts units, TimeProvider clock)
{
    /// <summary>How cases are called, in the language of whoever makes them; whether nothing is written.</summary>
    public sealed record Request(CaseWords Words, bool IsDry = false);

    /// <summary>What came of it: codes of cases, or names of those that would be new.</summary>
    public sealed record Made(IReadOnlyList<string> New, IReadOnlyList<string> Changed, IReadOnlyList<string> Gone, int Kept);

    /// <summary>Makes them, in the units in which the actor may.</summary>
    public async Task<Outcome<Made>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.DialTest) is { } refusal) return refusal;
        if (who.Lacks(Verb.Update, Kind.DialTest) is { } unable) return unable;

        var all = await units.All(stop);
        var wanted = (await Wanted(request.Words, all, stop)).Where(one => who.May(Verb.Create, Kind.DialTest, one.Unit.Path)).ToList();
        if (request.IsDry) return Told(await Plan(who, wanted, all, stop));
        return await db.Alone<Made>(async () =>
        {
            var plan = await Plan(who, wanted, all, stop);
            int number = await change.NextNumber(stop);
            foreach (var (made, unit) in plan.New) change.Add(who, "dialtests.did.make", number++, unit, made.Terms, made.Origin);
            foreach (var (before, after) in plan.Changed.Concat(plan.Gone))
                change.Prepare(who, "dialtests.did.make-again", new(before, all[before.UnitId]), after);
            return db.HasChanges && await db.Commit(stop) is { } failure ? failure : Told(plan);
        }, stop);
    }

    private async Task<List<(MadeCase Made, UnitFact Unit)>> Wanted(CaseWords words, IReadOnlyDictionary<Guid, UnitFact> all, CancellationToken stop)
    {
        var menus = await db.IvrMenus.AsNoTracking().OrderBy(m => m.Id).ToListAsync(stop);
        var clauses = await db.ServiceStandards.AsNoTracking().Where(s => s.RetiredUtc == null).OrderBy(s => s.Number).ToListAsync(stop);
        var versions = (await db.StandardVersions.AsNoTracking().ToListAsync(stop)).ToLookup(version => version.StandardId);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        List<(MadeCase, UnitFact)> made = [];
        foreach (var menu in menus)
        {
            made.AddRange(CaseMaker.Of(menu.Id, menu.Document, words).Select(one => (one, all[menu.UnitId])));
            foreach (var clause in clauses)
                if (StandardVersion.At(versions[clause.Id], today) is { } holds)
                    made.AddRange(CaseMaker.Of(clause.Id, holds.Terms, menu.Document, words).Select(one => (one, all[menu.UnitId])));
        }
        // Two menus of one touchpoint: the first makes the case of a clause.
        return [.. made.DistinctBy(one => one.Item1.Origin)];
    }

    private async Task<Planned> Plan(Actor who, List<(MadeCase Made, UnitFact Unit)> wanted, IReadOnlyDictionary<Guid, UnitFact> all, CancellationToken stop)
    {
        var known = await db.TestCases.AsNoTracking().Where(c => c.Origin != null).OrderBy(c => c.Number).ToDictionaryAsync(c => c.Origin!, stop);
        var now = change.Now;
        List<(TestCase Before, TestCase After)> changed = [], gone = [];
        foreach (var (made, _) in wanted)
            if (known.TryGetValue(made.Origin, out var before) && before.Renewed(made.Terms, now) is var after && !ReferenceEquals(before, after))
                changed.Add((before, after));
        var origins = wanted.Select(one => one.Made.Origin).ToHashSet();
        foreach (var one in known.Values.Where(one => !origins.Contains(one.Origin!) && one.RetiredUtc is null
            && who.May(Verb.Update, Kind.DialTest, all[one.UnitId].Path) && !one.IsOrphan))
            gone.Add((one, one.Orphaned(now)));
        return new([.. wanted.Where(one => !known.ContainsKey(one.Made.Origin))], changed, gone,
            known.Values.Count(one => origins.Contains(one.Origin!)) - changed.Count);
    }

    private static Made Told(Planned plan) => new([.. plan.New.Select(one => one.Made.Terms.Name)],
        [.. plan.Changed.Select(one => $"{one.Before.Code} {one.After.Terms.Name}")],
        [.. plan.Gone.Select(one => $"{one.Before.Code} {one.Before.Terms.Name}")],
        plan.Kept);

    private sealed record Planned(IReadOnlyList<(MadeCase Made, UnitFact Unit)> New, IReadOnlyList<(TestCase Before, TestCase After)> Changed,
        IReadOnlyList<(TestCase Before, TestCase After)> Gone, int Kept);
}
