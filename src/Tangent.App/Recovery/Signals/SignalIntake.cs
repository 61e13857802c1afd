using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Recovery;

namespace Tangent.App.Recovery.Signals;

/// <summary>What became of a sign.</summary>
/// <param name="Signal">The sign as it is kept.</param>
/// <param name="Case">Its case, or null.</param>
/// <param name="IsNew">Whether it was decided on just now; false: it was known.</param>
sealed record TakenSignal(SignalRow Signal, Guid? Case, bool IsNew);

/// <summary>Up to where signs were looked at.</summary>
/// <param name="Scores">The last score.</param>
/// <param name="IsSwept">Whether complaints that waited before there was recovery were looked at.</param>
sealed record Place(long Scores, bool IsSwept);

/// <summary>Signs that were read, and up to where.</summary>
sealed record Brought(IReadOnlyList<SeenSignal> Signals, Place Upto);

/// <summary>The one way from signs to cases: each sign is decided on once, and leaves one case or one reason.</summary>
/// <remarks>
/// It runs in a turn of the encounter log, as everything does that keeps what customers said: an erasure never meets half of it, and
/// two that look at signs at once never open two cases for one need. Its state row is written with every decision, so that this holds
/// for two programs as well.
/// </remarks>
public sealed class SignalIntake(Db db, LogWriter log, UnitFacts units, CustomerMerges merges, CustomerTiers tiers, CasePolicies policies,
    CaseNumbers numbers, RecoveryChange change, Audit audit, Outbox outbox, TimeProvider clock)
{
    private const int Bulk = 400;

    /// <summary>Decides on signs; it is durable when this returns no failure. Signs that were decided on before change nothing.</summary>
    /// <param name="who">Who brings them; the system where nobody does.</param>
    /// <param name="bring">Reads the signs, in their order, within the turn: what is erased meanwhile is not read any more.</param>
    /// <param name="stop">Takes the whole back.</param>
    internal Task<Outcome<IReadOnlyList<TakenSignal>>> Take(Actor who, Func<Place, Task<Brought>> bring, CancellationToken stop) =>
        log.Alone<IReadOnlyList<TakenSignal>>(async _ =>
        {
            var before = await db.RecoveryStates.AsNoTracking().SingleAsync(stop);
            var place = new Place(before.Judgements, before.IsSwept);
            var (signals, moved) = await bring(place);
            var taken = await Decide(who, signals, stop);
            if (taken.All(one => !one.IsNew) && moved == place) return taken;
            db.Replace(before, new RecoveryState { Id = before.Id, Judgements = moved.Scores, IsSwept = moved.IsSwept, Version = before.Version + 1 });
            return await db.Commit(stop) is { } failure ? failure : taken;
        }, stop);

    /// <summary>The same for signs that nobody keeps elsewhere.</summary>
    internal Task<Outcome<IReadOnlyList<TakenSignal>>> Take(Actor who, SeenSignal signal, CancellationToken stop) =>
        Take(who, place => Task.FromResult(new Brought([signal], place)), stop);

    private async Task<TakenSignal[]> Decide(Actor who, IReadOnlyList<SeenSignal> signals, CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var (policy, version) = await policies.Now(stop);
        var known = await Known(signals, stop);
        var fresh = signals.Where(signal => !known.ContainsKey((signal.Kind, signal.Key))).ToList();
        var whose = await merges.StandFor([.. fresh.Select(signal => signal.Customer).OfType<long>().Distinct()], stop);
        var ranks = await tiers.Now([.. whose.Values.Distinct()], now, stop);
        var others = await Others([.. whose.Values.Distinct()], stop);
        var owning = await units.All(stop);
        var work = new Work();
        var taken = new TakenSignal[signals.Count];
        for (int i = 0; i < taken.Length; i++)
        {
            var told = signals[i];
            if (known.TryGetValue((told.Kind, told.Key), out var before))
            {
                taken[i] = new(before, before.CaseId, false);
                continue;
            }
            long? customer = told.Customer is { } number ? whose[number] : null;
            var signal = told with { Customer = customer, Tier = told.Tier ?? (customer is { } one && ranks.TryGetValue(one, out var tier) ? tier : null) };
            List<OtherCase> cases = customer is { } same ? (others.TryGetValue(same, out var had) ? had : others[same] = []) : [];
            var decision = SignalDecision.Of(policy, signal, cases, now);
            var kept = Kept(signal, decision, version, now, decision switch
            {
                SignalDecision.Open open => await Open(signal, open, owning[signal.UnitId], work, now, stop),
                SignalDecision.Join join => await Join(who, signal, join.Case, owning, work, now, stop),
                _ => null,
            });
            if (kept is { Fate: SignalFate.Opened, CaseId: { } opened }) cases.Add(new(opened, signal.Touchpoint, signal.Journey, now, null));
            known[(signal.Kind, signal.Key)] = kept;
            db.AddInBulk(kept);
            taken[i] = new(kept, kept.CaseId, true);
        }
        Write(who, work);
        return taken;
    }

    private async Task<Guid> Open(SeenSignal signal, SignalDecision.Open open, UnitFact unit, Work work, DateTime now, CancellationToken stop)
    {
        var number = await numbers.Of(signal.Number, now, stop);
        var opened = RecoveryCase.Open(signal, Guid.CreateVersion7(clock.GetUtcNow()), number, open.By.Severity, open.IsRepeat,
            await policies.Clocks(unit, stop), now);
        work.Cases[opened.Id] = (null, opened, unit);
        return opened.Id;
    }

    private async Task<Guid> Join(
        Actor who, SeenSignal signal, Guid id, IReadOnlyDictionary<Guid, UnitFact> owning, Work work, DateTime now, CancellationToken stop)
    {
        if (!work.Cases.TryGetValue(id, out var one))
        {
            var loaded = await db.RecoveryCases.AsNoTracking().SingleAsync(c => c.Id == id, stop);
            one = (loaded, loaded, owning[loaded.UnitId]);
        }
        var heard = one.After.Hear(signal);
        // What is written for the first time has no earlier version.
        work.Cases[id] = one with { After = one.Before is { } before ? heard with { Version = before.Version + 1 } : heard with { Version = 1 } };
        work.Entries.Add(change.Entry(who, id, CaseEntryKind.Signal, signal.Kind.ToString(), signal.Told, now));
        return id;
    }

    private void Write(Actor who, Work work)
    {
        foreach (var (before, after, unit) in work.Cases.Values)
        {
            if (before is not null)
            {
                change.Write(who, "recovery.did.hear", before, after, unit);
                continue;
            }
            db.AddInBulk(after);
            audit.WriteInBulk(who, "recovery.did.open", RecoveryChange.Subject(after, unit), after: RecoveryChange.Facts(after));
            outbox.Publish(new CaseOpened(after.Id, after.Number, after.UnitId, after.Origin, after.OpenedUtc, after.DueUtc));
        }
        foreach (var entry in work.Entries) db.AddInBulk(entry);
    }

    // What a turn has made of cases so far: as they were, if they were; as they are; and what was said to them.
    private sealed class Work
    {
        public Dictionary<Guid, (RecoveryCase? Before, RecoveryCase After, UnitFact Unit)> Cases { get; } = [];

        public List<CaseEntry> Entries { get; } = [];
    }

    private SignalRow Kept(SeenSignal signal, SignalDecision decision, int version, DateTime now, Guid? caseId) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Kind = signal.Kind,
        Key = signal.Key,
        AtUtc = UtcConverter.Truncate(signal.AtUtc),
        DecidedUtc = now,
        Customer = signal.Customer,
        Touchpoint = signal.Touchpoint,
        UnitId = signal.UnitId,
        Share = signal.Share,
        Fate = decision switch { SignalDecision.Open => SignalFate.Opened, SignalDecision.Join => SignalFate.Joined, _ => SignalFate.Passed },
        Why = (decision as SignalDecision.Pass)?.Why,
        Rule = decision.Rule?.Code,
        Policy = version,
        CaseId = caseId,
    };

    private async Task<Dictionary<(SignalKind, string), SignalRow>> Known(IReadOnlyList<SeenSignal> signals, CancellationToken stop)
    {
        Dictionary<(SignalKind, string), SignalRow> known = [];
        foreach (var same in signals.GroupBy(signal => signal.Kind))
            foreach (var part in same.Select(signal => signal.Key).Distinct().Chunk(Bulk))
                foreach (var signal in await db.Signals.AsNoTracking().Where(s => s.Kind == same.Key && EF.Parameter(part).Contains(s.Key)).ToListAsync(stop))
                    known[(signal.Kind, signal.Key)] = signal;
        return known;
    }

    // By the number that stands for the customer; cases of numbers that were merged into it count.
    private async Task<Dictionary<long, List<OtherCase>>> Others(IReadOnlyCollection<long> customers, CancellationToken stop)
    {
        Dictionary<long, List<OtherCase>> others = [];
        if (customers.Count == 0) return others;
        var parts = await merges.Parts(customers, stop);
        foreach (var part in parts.Keys.Chunk(Bulk))
        {
            var found = await db.RecoveryCases.Where(c => c.Customer != null && EF.Parameter(part).Contains(c.Customer.Value) && c.Ending != CaseEnd.Merged)
                .Select(c => new { c.Customer, c.Id, c.Touchpoint, c.Journey, c.OpenedUtc, c.ClosedUtc }).ToListAsync(stop);
            foreach (var one in found)
            {
                long whose = parts[one.Customer!.Value];
                if (!others.TryGetValue(whose, out var list)) others[whose] = list = [];
                list.Add(new(one.Id, one.Touchpoint, one.Journey, one.OpenedUtc, one.ClosedUtc));
            }
        }
        return others;
    }
}
