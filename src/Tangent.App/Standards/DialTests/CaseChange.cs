using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>What every act on a test case shares: load it, check what somebody wrote, write it with its audit line.</summary>
public sealed class CaseChange(Db db, UnitFacts units, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>A case with the unit that answers for it.</summary>
    internal sealed record Reached(TestCase Case, UnitFact Unit);

    /// <summary>Now, as the database keeps it.</summary>
    internal DateTime Now => UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Loads it for this verb. Cases are read by all, so one that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await db.TestCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } one) return Fail.NotFound;
        var unit = (await units.Of([one.UnitId], stop))[one.UnitId];
        if (verb != Verb.Read && who.Lacks(verb, Kind.DialTest, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == one.Version ? new Reached(one, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when the actor may do this there; a unit elsewhere is named like one that does not exist.</summary>
    internal async Task<UnitFact?> Place(Actor who, Verb verb, Guid? unit, CancellationToken stop) =>
        unit is { } id && (await units.Of([id], stop)).GetValueOrDefault(id) is { IsClosed: false } open
            && who.May(verb, Kind.DialTest, open.Path) ? open : null;

    /// <summary>Everything that is wrong with what somebody wrote.</summary>
    internal async Task<List<Problem>> Check(TestTerms terms, CancellationToken stop)
    {
        List<Problem> problems = [.. terms.Problems()];
        if (terms.Touchpoint.Length > 0 && (await touchpoints.Unknown([terms.Touchpoint], stop)).Count > 0)
            problems.Add(Problem.Of("touchpoint", "observed.touchpoint-missing", terms.Touchpoint));
        return problems;
    }

    /// <summary>Makes a new case ready for the coming save.</summary>
    internal TestCase Add(Actor who, string act, int number, UnitFact unit, TestTerms terms, string? origin)
    {
        var now = Now;
        var one = new TestCase
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Number = number,
            UnitId = unit.Id,
            Terms = terms,
            Origin = origin,
            NextUtc = TestCase.Due(terms, now),
            ChangedUtc = now,
        };
        db.Add(one);
        audit.Write(who, act, Subject(one, unit), after: Facts(one));
        return one;
    }

    /// <summary>Makes a change ready for the coming save; no change writes nothing and leaves no audit line.</summary>
    internal bool Prepare(Actor who, string act, Reached reached, TestCase changed)
    {
        if (ReferenceEquals(reached.Case, changed)) return false;
        db.Replace(reached.Case, changed);
        audit.Write(who, act, Subject(changed, reached.Unit), Facts(reached.Case), Facts(changed));
        return true;
    }

    /// <summary>The number that the next case gets.</summary>
    internal async Task<int> NextNumber(CancellationToken stop) => (await db.TestCases.MaxAsync(c => (int?)c.Number, stop) ?? 0) + 1;

    internal static Subject Subject(TestCase one, UnitFact unit) => new(Kind.DialTest, one.Id.ToString(), $"{one.Code} {one.Terms.Name}", unit.Path);

    private static object Facts(TestCase one) => new { TestCase = one.Terms, one.IsOrphan, one.RetiredUtc };
}
