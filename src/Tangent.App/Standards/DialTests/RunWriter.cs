using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>
/// Writes runs within the open transaction: each once, as an encounter of kind "test" too, with what it makes of the defect of its case and
/// one audit line for all.
/// </summary>
public sealed class RunWriter(Db db, TestEncounters encounters, UnitFacts units, Audit audit, TimeProvider clock)
{
    /// <summary>A run that is to be written, of which case.</summary>
    internal sealed record ToWrite(TestCase Case, TestRun Run);

    /// <summary>Writes those that are new. After the caller's commit <see cref="AreDurable"/> is called.</summary>
    /// <returns>For each whether it is new.</returns>
    internal async Task<Outcome<IReadOnlyList<bool>>> Write(Actor who, IReadOnlyList<ToWrite> runs, CancellationToken stop)
    {
        var cases = runs.Select(one => one.Case.Id).Distinct().ToList();
        var keys = runs.Select(one => one.Run.Key).Distinct().ToList();
        var known = (await db.TestRuns.Where(r => cases.Contains(r.CaseId) && keys.Contains(r.Key)).Select(r => new { r.CaseId, r.Key }).ToListAsync(stop))
            .Select(one => (one.CaseId, one.Key)).ToHashSet();
        bool[] isNew = [.. runs.Select(one => known.Add((one.Case.Id, one.Run.Key)))];
        List<ToWrite> fresh = [.. runs.Where((_, at) => isNew[at]).Select(one => one with { Run = one.Run.Judged(one.Case.Terms) })
            .OrderBy(one => one.Run.StartedUtc).ThenBy(one => one.Run.Id)];
        if (fresh.Count == 0) return isNew;
        foreach (var one in fresh) db.Add(one.Run);
        var (opened, closed) = await Defects(fresh, cases, stop);
        var at = await units.Of([.. fresh.Select(one => one.Case.UnitId).Distinct()], stop);
        var first = fresh[0];
        audit.Write(who, "dialtests.did.run", fresh.Count == 1 || cases.Count == 1 ? CaseChange.Subject(first.Case, at[first.Case.UnitId])
            : new(Kind.DialTest, null, null, UnitPath.Around([.. at.Values.Select(unit => unit.Path)])),
            after: new { Runs = fresh.Count, Failed = fresh.Count(one => !one.Run.IsPassed), Opened = opened, Closed = closed });
        if (await db.Commit(stop) is { } failure) return failure;
        return await encounters.Add(who, [.. fresh.Select(one => Entry(one, at[one.Case.UnitId]))], stop) is { } trouble ? trouble : isNew;
    }

    /// <summary>The caller's transaction has committed.</summary>
    internal void AreDurable() => encounters.AreDurable();

    // A run that comes late, from before the last one that is known, tells nothing about how the case is now.
    private async Task<(int Opened, int Closed)> Defects(List<ToWrite> fresh, List<Guid> cases, CancellationToken stop)
    {
        var open = await db.TestDefects.AsNoTracking().Where(d => cases.Contains(d.CaseId) && d.ClosedUtc == null).ToDictionaryAsync(d => d.CaseId, stop);
        var last = await db.TestRuns.Where(r => cases.Contains(r.CaseId)).GroupBy(r => r.CaseId)
            .Select(same => new { same.Key, Last = same.Max(r => r.StartedUtc) }).ToDictionaryAsync(one => one.Key, one => one.Last, stop);
        int opened = 0, closed = 0;
        foreach (var own in fresh.Where(one => !last.TryGetValue(one.Case.Id, out var known) || one.Run.StartedUtc >= known).GroupBy(one => one.Case.Id))
        {
            var before = open.GetValueOrDefault(own.Key);
            var now = before;
            foreach (var (_, run) in own)
            {
                if (TestDefect.After(run, now, Guid.CreateVersion7(clock.GetUtcNow())) is not { } after) continue;
                if (now is null) opened++;
                now = after;
                if (after.ClosedUtc is null) continue;
                closed++;
                Keep(before, after);
                (before, now) = (null, null);
            }
            if (now is not null && !ReferenceEquals(before, now)) Keep(before, now);
        }
        return (opened, closed);
    }

    private void Keep(TestDefect? before, TestDefect after)
    {
        if (before is null) db.Add(after);
        else db.Replace(before, after);
    }

    private static EncounterEntry Entry(ToWrite one, UnitFact unit)
    {
        var (terms, run) = (one.Case.Terms, one.Run);
        return new()
        {
            ExternalId = run.Id.ToString(),
            Touchpoint = terms.Touchpoint,
            StartedUtc = run.StartedUtc,
            EndedUtc = run.TookSeconds is { } took ? run.StartedUtc.AddSeconds((double)took) : null,
            WaitSeconds = run.HumanSeconds is { } human ? (int)Math.Ceiling(human) : null,
            Unit = unit.Code,
            Channel = terms.Channel.ToString(),
            Outcome = run.Mismatch?.ToString() ?? "Passed",
            Attributes = [new("case", one.Case.Code), .. terms.Caller is { } caller ? [new NamedValue("caller", caller.ToString())] : (NamedValue[])[]],
        };
    }
}
