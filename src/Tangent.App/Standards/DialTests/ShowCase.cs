using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>One case with its history: runs and defects, the latest first.</summary>
public sealed class ShowCase(Db db, CaseChange change, TouchpointNames touchpoints)
{
    /// <summary>Most runs that are shown.</summary>
    public const int MostRuns = 200;

    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The case.</summary>
    /// <param name="Row">As the wall shows it, with as many runs as are shown here.</param>
    /// <param name="Touchpoint">Where it is.</param>
    /// <param name="Defects">Its defects, the latest first.</param>
    /// <param name="MayRun">Whether the reader may enter runs.</param>
    /// <param name="MayTry">Whether the reader may have its page asked now.</param>
    public sealed record Shown(CaseRow Row, TouchpointFact? Touchpoint, IReadOnlyList<TestDefect> Defects, bool MayRun, bool MayTry);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (one, unit) = found.Value;
        var runs = await db.TestRuns.AsNoTracking().Where(r => r.CaseId == one.Id).OrderByDescending(r => r.StartedUtc).ThenByDescending(r => r.Id)
            .Take(MostRuns).ToListAsync(stop);
        var defects = await db.TestDefects.AsNoTracking().Where(d => d.CaseId == one.Id).OrderByDescending(d => d.OpenedUtc).Take(MostRuns).ToListAsync(stop);
        bool isInUse = one.RetiredUtc is null;
        var open = defects.FirstOrDefault(defect => defect.ClosedUtc is null);
        return new Shown(new(one, unit, runs, open, isInUse && who.May(Verb.Update, Kind.DialTest, unit.Path)),
            (await touchpoints.Facts([one.Terms.Touchpoint], stop)).GetValueOrDefault(one.Terms.Touchpoint), defects,
            isInUse && who.May(Verb.Act, Kind.DialTest, unit.Path),
            isInUse && one.Terms.Kind == TestKind.Web && who.May(Verb.Act, Kind.DialTest, unit.Path));
    }
}
