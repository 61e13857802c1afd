using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback;

/// <summary>Writes batches of judgements, one transaction each. Whoever calls it has seen to it that the actor may.</summary>
/// <remarks>
/// It writes in a turn of the encounter log, as everything does that gives customers numbers or takes them away: so an erasure
/// never meets a batch that brings the same customer back half-way.
/// </remarks>
public sealed class JudgementIntake(
    Db db, LogWriter log, CustomerMatching matching, CustomerNumbers customers, UnitFacts units, LowComments comments, Audit audit, TimeProvider clock)
{
    private const int Bulk = 5000;

    /// <summary>Sets aside what the actor may not bring in: who may for some units only must say of which unit each judgement is.</summary>
    internal async Task SetAside(Actor who, JudgementBatch batch, CancellationToken stop)
    {
        if (who.May(Verb.Import, Kind.Feedback, UnitPath.Root)) return;
        var known = await units.ByCode([.. batch.Good.Select(i => batch.Entries[i].Unit).OfType<string>().Distinct()], stop);
        foreach (int i in batch.Good.ToList())
        {
            bool isInside = batch.Entries[i].Unit is { } code && known.TryGetValue(code, out var unit)
                && who.May(Verb.Import, Kind.Feedback, unit.Path);
            if (!isInside) batch.SetAside(i, [new("feedback.unit-outside", "unit", i + 1)]);
        }
    }

    /// <summary>Writes what is good in the batch; it is durable when this returns no failure.</summary>
    internal async Task<Fail?> Take(Actor who, string source, JudgementBatch batch, CancellationToken stop)
    {
        var good = batch.Good.ToArray();
        if (good.Length == 0) return null;
        var written = await log.Alone(turn => Write(turn, who, source, batch, good, stop), stop);
        if (written.Failure is null) customers.AreDurable();
        return written.Failure;
    }

    /// <summary>The same within the transaction that the caller has opened; after its commit <see cref="AreDurable"/> is called.</summary>
    internal async Task<Fail?> TakeWithin(Actor who, string source, JudgementBatch batch, CancellationToken stop)
    {
        var good = batch.Good.ToArray();
        return good.Length == 0 ? null : (await log.Within(turn => Write(turn, who, source, batch, good, stop), stop)).Failure;
    }

    /// <summary>The same in a turn that the caller has already. What customers send by themselves is no act of a person: no audit line.</summary>
    internal async Task<Fail?> TakeUnasked(LogTurn turn, string source, JudgementBatch batch, CancellationToken stop) =>
        (await Write(turn, null, source, batch, [.. batch.Good], stop)).Failure;

    /// <summary>Tells what would become of each entry: all is done, and taken back. Not within a transaction.</summary>
    internal async Task<Fail?> Judge(Actor who, string source, JudgementBatch batch, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var failure = await TakeWithin(who, source, batch, stop);
        await transaction.RollbackAsync(stop);
        db.Forget();
        return failure;
    }

    /// <summary>The caller's transaction has committed: numbers of customers are certain.</summary>
    internal void AreDurable() => customers.AreDurable();

    private async Task<Outcome<Done>> Write(LogTurn turn, Actor? who, string source, JudgementBatch batch, int[] good, CancellationToken stop)
    {
        customers.Begin(turn.Rewritten);
        var rows = await Rows(source, batch, good, stop);
        var known = await Known(source, rows, stop);
        var fresh = new Dictionary<string, JudgementRow>(StringComparer.Ordinal);
        List<long> replaced = [];
        for (int i = 0; i < rows.Length; i++)
        {
            // The last word of a batch about one judgement counts.
            var before = fresh.GetValueOrDefault(rows[i].ExternalId) ?? known.GetValueOrDefault(rows[i].ExternalId);
            if (before?.TellsTheSameAs(rows[i]) == true)
            {
                batch.Decide(good[i], JudgementFate.Unchanged);
                continue;
            }
            batch.Decide(good[i], before is null ? JudgementFate.Stored : JudgementFate.Corrected);
            if (known.TryGetValue(rows[i].ExternalId, out var old) && !fresh.ContainsKey(rows[i].ExternalId)) replaced.Add(old.Id);
            fresh[rows[i].ExternalId] = rows[i];
        }
        return fresh.Count > 0 && await Keep(who, source, batch, [.. fresh.Values], replaced, stop) is { } failure ? failure : new Done();
    }

    private async Task<Fail?> Keep(Actor? who, string source, JudgementBatch batch, JudgementRow[] rows, List<long> replaced, CancellationToken stop)
    {
        var state = await db.JudgementStates.SingleAsync(stop);
        for (int i = 0; i < rows.Length; i++) rows[i].Id = state.Last + 1 + i;
        foreach (var part in replaced.Chunk(Bulk))
            await db.Judgements.Where(row => EF.Parameter(part).Contains(row.Id)).ExecuteDeleteAsync(stop);
        foreach (var row in rows) db.AddInBulk(row);
        if (!batch.IsPast) await comments.Add(rows, stop);
        if (who is not null) audit.Write(who, "feedback.did.append", new(Kind.Feedback, null, source, UnitPath.Root), after: new
        {
            Stored = batch.Count(JudgementFate.Stored),
            Corrected = batch.Count(JudgementFate.Corrected),
            Rejected = batch.Count(JudgementFate.Rejected),
        });
        if (await db.Commit(stop) is { } failure) return failure;
        long last = rows[^1].Id, rewritten = state.Rewritten + (replaced.Count > 0 ? 1 : 0);
        await db.JudgementStates.ExecuteUpdateAsync(set => set.SetProperty(one => one.Last, last).SetProperty(one => one.Rewritten, rewritten), stop);
        return null;
    }

    private async Task<Dictionary<string, JudgementRow>> Known(string source, JudgementRow[] rows, CancellationToken stop)
    {
        var known = new Dictionary<string, JudgementRow>(StringComparer.Ordinal);
        foreach (var part in rows.Select(row => row.ExternalId).Distinct().Chunk(Bulk))
            foreach (var row in await db.Judgements.Where(row => row.Source == source && EF.Parameter(part).Contains(row.ExternalId)).ToListAsync(stop))
                known[row.ExternalId] = row;
        return known;
    }

    private async Task<JudgementRow[]> Rows(string source, JudgementBatch batch, int[] good, CancellationToken stop)
    {
        JudgementEntry[] entries = [.. good.Select(i => batch.Entries[i])];
        long?[] numbers = batch.Customers is { } known ? [.. good.Select(i => known[i])] : await matching.Of(
            [.. entries.Select(entry => new NamedCustomer(entry.Customer, entry.OpenId, entry.Phone, entry.Email))], stop);
        long now = EncounterRow.Micros(clock.GetUtcNow().UtcDateTime);
        return [.. entries.Select((entry, i) => new JudgementRow
        {
            Source = source,
            ExternalId = entry.ExternalId,
            Customer = numbers[i],
            Journey = entry.Journey,
            Touchpoint = entry.Touchpoint,
            Instrument = entry.Instrument,
            Scale = entry.Scale,
            Score = entry.Score,
            Comment = entry.Comment,
            Given = entry.GivenUtc is { } given ? EncounterRow.Micros(given) : null,
            Unit = entry.Unit,
            Tier = entry.Tier,
            Weight = entry.Weight,
            Received = now,
        })];
    }
}
