using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Own;

/// <summary>A case that is open to a visitor.</summary>
/// <param name="Visitor">Who.</param>
/// <param name="Case">The case.</param>
/// <param name="IsWhole">Whether all of it is theirs to read and to answer. A link that a page showed proves nothing about who holds it:
/// where the customer is known, it tells how the case stands and takes words, and no more.</param>
sealed record OpenToOwn(OwnVisitor Visitor, RecoveryCase Case, bool IsWhole);

/// <summary>What every act of a customer on an own case shares: who it is, which case is theirs, and writing it with its audit line.</summary>
public sealed class OwnCaseChange(Db db, OwnVisitors visitors, OwnCases cases, UnitFacts units, CasePolicies policies, RecoveryChange change, Outbox outbox)
{
    /// <summary>The case of this number, where it is the visitor's; what is not theirs is missing.</summary>
    internal async Task<OpenToOwn?> Find(string? cookie, string? number, CancellationToken stop)
    {
        if (await visitors.Of(cookie, stop) is not { } visitor || number is null || (visitor.Number ?? number) != number) return null;
        if (await cases.Of(number, stop) is not { } found) return null;
        bool isTheirs = found.Customer is { } customer && visitor.Customers.Contains(customer);
        if (visitor.Number is null && !isTheirs) return null;
        return new(visitor, found, found.Customer is null || (visitor.IsSure && isTheirs));
    }

    /// <summary>Changes it, and tells other modules.</summary>
    /// <returns>Nothing but success.</returns>
    internal async Task<Outcome<Done>> Run(Actor who, string? cookie, string? number, string name, OwnAct what,
        Func<OpenToOwn, CaseAtHand, Outcome<RecoveryCase>> act, CancellationToken stop)
    {
        if (await Find(cookie, number, stop) is not { } open) return Fail.NotFound;
        if (!open.IsWhole && what != OwnAct.Wrote) return Fail.NotFound;
        var unit = (await units.Of([open.Case.UnitId], stop))[open.Case.UnitId];
        var now = change.NowUtc;
        var changed = act(open, new(unit, await policies.Clocks(unit, stop), now));
        if (changed.Failure is { } refused) return refused;
        change.Write(OwnVisitor.As(who), name, open.Case, changed.Value, unit);
        outbox.Publish(new CustomerSpoke(open.Case.Id, open.Case.Number, unit.Id, what, now));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }

    /// <summary>Adds the customer's words to the coming save, as they were told.</summary>
    internal void Hear(Actor who, OpenToOwn open, OwnAct what, string? words, DateTime atUtc)
    {
        // Who came by a link that a page showed may be anybody: whoever reads it is told.
        if (words is not null)
            change.Note(OwnVisitor.As(who), open.Case.Id, CaseEntryKind.Customer, open.IsWhole ? what.ToString() : Unproven, words, atUtc);
    }

    /// <summary>How words are marked whose writer has not shown to be the customer.</summary>
    internal const string Unproven = "unproven";
}
