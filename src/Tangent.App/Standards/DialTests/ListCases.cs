using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>What the wall is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in the name, the plan, the number or the address.</param>
/// <param name="Kind">What is tried.</param>
/// <param name="Caller">As whom.</param>
/// <param name="Plan">Name of the plan.</param>
/// <param name="IsFailing">Only cases with an open defect.</param>
/// <param name="WithRetired">Whether cases out of use are shown too.</param>
public sealed record CaseFilter(string? Search = null, TestKind? Kind = null, Caller? Caller = null, string? Plan = null, bool IsFailing = false,
    bool WithRetired = false)
{
    internal bool Holds(TestCase one) =>
        (WithRetired || one.RetiredUtc is null)
        && (Kind is null || one.Terms.Kind == Kind) && (Caller is null || one.Terms.Caller == Caller) && (Plan is null || one.Terms.Plan == Plan)
        && SearchText.Words(Search).All(SearchText.Fold(string.Join(' ', one.Terms.Name, one.Terms.Plan, one.Terms.Number, one.Terms.Url,
            one.Terms.Touchpoint, one.Code)).Contains);
}

/// <summary>A case with how it went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Unit">Who answers for it.</param>
/// <param name="Last">Its last runs, the latest first.</param>
/// <param name="Open">Its open defect, or null.</param>
/// <param name="MayEdit">Whether the reader may change it.</param>
public sealed record CaseRow(TestCase Case, UnitFact Unit, IReadOnlyList<TestRun> Last, TestDefect? Open, bool MayEdit);

/// <summary>The results wall: cases by their last runs.</summary>
public sealed class ListCases(Db db, UnitFacts units)
{
    /// <summary>Most cases of a company.</summary>
    public const int MostRows = 2000;

    /// <summary>How many of the last runs of each case are shown.</summary>
    public const int Runs = 12;

    /// <summary>Narrowed to what.</summary>
    public sealed record Request(CaseFilter Filter);

    /// <summary>The wall.</summary>
    /// <param name="Rows">By number.</param>
    /// <param name="Plans">Names of all plans.</param>
    /// <param name="Units">Units in which the reader may write cases.</param>
    public sealed record Listed(IReadOnlyList<CaseRow> Rows, IReadOnlyList<string> Plans, IReadOnlyList<UnitFact> Units);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.DialTest) is { } refusal) return refusal;

        var all = await units.All(stop);
        var cases = await db.TestCases.AsNoTracking().OrderBy(c => c.Number).Take(MostRows).ToListAsync(stop);
        var open = await db.TestDefects.AsNoTracking().Where(d => d.ClosedUtc == null).ToDictionaryAsync(d => d.CaseId, stop);
        var shown = cases.Where(one => request.Filter.Holds(one) && (!request.Filter.IsFailing || open.ContainsKey(one.Id))).ToList();
        var ids = shown.Select(one => one.Id).ToList();
        var runs = (await db.TestCases.Where(c => EF.Parameter(ids).Contains(c.Id))
            .SelectMany(c => db.TestRuns.Where(r => r.CaseId == c.Id).OrderByDescending(r => r.StartedUtc).ThenByDescending(r => r.Id).Take(Runs))
            .AsNoTracking().ToListAsync(stop)).ToLookup(run => run.CaseId);
        return new Listed([.. shown.Select(one => new CaseRow(one, all[one.UnitId],
            [.. runs[one.Id].OrderByDescending(run => run.StartedUtc).ThenByDescending(run => run.Id)], open.GetValueOrDefault(one.Id),
            one.RetiredUtc is null && who.May(Verb.Update, Kind.DialTest, all[one.UnitId].Path)))],
            [.. cases.Select(one => one.Terms.Plan).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)],
            UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Create, Kind.DialTest, unit.Path))));
    }
}
