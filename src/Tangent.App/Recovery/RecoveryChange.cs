using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.Recovery;

namespace Tangent.App.Recovery;

/// <summary>What the audit log keeps of a case: never its words.</summary>
sealed record CaseFacts(string Number, CaseStep Step, CaseSeverity Severity, Guid UnitId, Guid? PersonId, Guid? Touchpoint, CaseVerdict? Verdict,
    CaseCause? Cause, ProposalState? Proposal, decimal Cost, RecoveredWord? Recovered, CaseEnd? End, bool IsPaused, int Escalated, DateTime? DueUtc);

/// <summary>A case in the hands of an act.</summary>
/// <param name="Unit">The unit that works on it.</param>
/// <param name="Clocks">Makes its clocks.</param>
/// <param name="NowUtc">Now.</param>
sealed record CaseAtHand(UnitFact Unit, ClockMaker Clocks, DateTime NowUtc);

/// <summary>What every act on one case shares: load it, check where the actor may act, write it with its audit line.</summary>
public sealed class RecoveryChange(Db db, CaseReach reach, CasePolicies policies, Audit audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>Now, as it is stored.</summary>
    internal DateTime NowUtc => UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Loads the case for this verb, changes it, and writes the change. No change writes nothing and leaves no audit line.</summary>
    /// <returns>The version that now holds.</returns>
    internal async Task<Outcome<int>> Run(Actor who, Verb verb, string act, Guid id, int? expectedVersion,
        Func<RecoveryCase, CaseAtHand, Task<Outcome<RecoveryCase>>> change, CancellationToken stop)
    {
        if (who.Lacks(verb, Kind.Case) is { } refusal) return refusal;

        var found = await reach.Find(who, verb, id, expectedVersion, stop);
        if (found.Failure is { } failed) return failed;
        var (before, unit) = found.Value;
        var changed = await change(before, new(unit, await policies.Clocks(unit, stop), NowUtc));
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(before, changed.Value)) return before.Version;
        Write(who, act, before, changed.Value, unit);
        return await db.Commit(stop) is { } failure ? failure : changed.Value.Version;
    }

    /// <summary>The same for a change that asks nobody.</summary>
    internal Task<Outcome<int>> Run(Actor who, Verb verb, string act, Guid id, int? expectedVersion,
        Func<RecoveryCase, CaseAtHand, Outcome<RecoveryCase>> change, CancellationToken stop) =>
        Run(who, verb, act, id, expectedVersion, (one, at) => Task.FromResult(change(one, at)), stop);

    /// <summary>Adds a change with its audit line to the coming save; what begins or ends with it is told to other modules.</summary>
    internal void Write(Actor who, string act, RecoveryCase before, RecoveryCase after, UnitFact unit)
    {
        db.Replace(before, after);
        audit.Write(who, act, Subject(after, unit), Facts(before), Facts(after));
        Tell(who, before, after);
    }

    /// <summary>What other modules are told of a change, with the coming save.</summary>
    private void Tell(Actor who, RecoveryCase before, RecoveryCase after)
    {
        var now = NowUtc;
        if ((before.UnitId, before.PersonId) != (after.UnitId, after.PersonId))
            outbox.Publish(new CaseGiven(after.Id, after.Number, after.UnitId, after.PersonId, who.Id, now));
        if (after.Escalated > before.Escalated) outbox.Publish(new CaseEscalated(after.Id, after.Number, after.UnitId, after.Escalated, now));
        if (after.Reopened > before.Reopened) outbox.Publish(new CaseReopened(after.Id, after.Number, after.UnitId, after.Reopened, now));
        if (after.IsToApprove && !ReferenceEquals(before.Details.Current, after.Details.Current))
            outbox.Publish(new ProposalWaits(after.Id, after.Number, after.UnitId, after.Details.Current!.MadeBy, now));
        if (before.Step != after.Step) outbox.Publish(new CaseStepped(after.Id, after.Number, after.UnitId, before.Step, after.Step, now));
        if (before.IsOpen && after is { IsOpen: false, Ending: not CaseEnd.Merged })
            outbox.Publish(new CaseEnded(after.Id, after.Number, after.UnitId, after.Ending!.Value, after.ToldUtc, after.ClosedUtc!.Value));
    }

    /// <summary>Adds words on a case to the coming save.</summary>
    internal CaseEntry Note(Actor who, Guid id, CaseEntryKind kind, string? about, string? words, DateTime atUtc)
    {
        var entry = Entry(who, id, kind, about, words, atUtc);
        db.Add(entry);
        return entry;
    }

    /// <summary>Words on a case, not yet in any save.</summary>
    internal CaseEntry Entry(Actor who, Guid id, CaseEntryKind kind, string? about, string? words, DateTime atUtc) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        CaseId = id,
        AtUtc = atUtc,
        Kind = kind,
        ActorId = who.Id,
        ActorName = who.HasAccount ? null : who.Name,
        About = about,
        Words = words,
    };

    internal static Subject Subject(RecoveryCase one, UnitFact unit) => new(Kind.Case, one.Id.ToString(), VoiceNumber.Shown(one.Number), unit.Path);

    internal static CaseFacts Facts(RecoveryCase one) => new(one.Number, one.Step, one.Severity, one.UnitId, one.PersonId, one.Touchpoint, one.Verdict,
        one.Cause, one.Details.Current?.State, one.Cost, one.Recovered, one.Ending, one.Details.IsPaused, one.Escalated, one.DueUtc);
}
