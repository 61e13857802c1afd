using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>Writes batches into the log, one transaction each. Whoever calls it has seen to it that the actor may.</summary>
public sealed class EncounterIntake(
    Db db, LogWriter log, EncounterRows making, LogWords words, CustomerNumbers customers, Outbox outbox, Audit audit)
{
    /// <summary>Writes what is good in the batch; it is durable when this returns no failure.</summary>
    internal async Task<Fail?> Take(Actor who, string source, Batch batch, CancellationToken stop)
    {
        var good = batch.Good.ToArray();
        if (good.Length == 0) return null;
        var written = await log.Alone(turn => Write(turn, who, source, batch, good, stop), stop);
        if (written.Failure is null) AreDurable();
        return written.Failure;
    }

    /// <summary>The same within the transaction that the caller has opened; after its commit <see cref="AreDurable"/> is called.</summary>
    internal async Task<Fail?> TakeWithin(Actor who, string source, Batch batch, CancellationToken stop)
    {
        var good = batch.Good.ToArray();
        return good.Length == 0 ? null : (await log.Within(turn => Write(turn, who, source, batch, good, stop), stop)).Failure;
    }

    /// <summary>Tells what would become of each entry: all is done, and taken back. Not within a transaction.</summary>
    internal async Task<Fail?> Judge(Actor who, string source, Batch batch, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var failure = await TakeWithin(who, source, batch, stop);
        await transaction.RollbackAsync(stop);
        db.Forget();
        return failure;
    }

    /// <summary>The caller's transaction has committed: numbers of words and customers are certain.</summary>
    internal void AreDurable()
    {
        words.AreDurable();
        customers.AreDurable();
    }

    private async Task<Outcome<Done>> Write(LogTurn turn, Actor who, string source, Batch batch, int[] good, CancellationToken stop)
    {
        words.Begin();
        customers.Begin(turn.Rewritten);
        await Write(turn, source, batch, good, stop);
        return batch.News.Count > 0 && await Tell(turn, who, source, batch, stop) is { } failure ? failure : new Done();
    }

    // What stands in the log already is the same, which changes nothing, or a correction, which is a further version.
    private async Task Write(LogTurn turn, string source, Batch batch, int[] good, CancellationToken stop)
    {
        var rows = await making.Of(source, [.. good.Select(i => batch.Entries[i])], stop);
        var latest = await turn.Latest(rows[0].Source, [.. rows.Select(row => row.ExternalId).Distinct()], stop);
        for (int i = 0; i < rows.Length; i++)
        {
            if (latest.TryGetValue(rows[i].ExternalId, out var before))
            {
                if (rows[i].TellsTheSameAs(before))
                {
                    batch.Leave(good[i]);
                    continue;
                }
                rows[i].Follow(before);
            }
            turn.Place(rows[i]);
            latest[rows[i].ExternalId] = rows[i];
            batch.Store(good[i], rows[i]);
        }
        await turn.Append(batch.News, stop);
    }

    // The audit line, the event, and the counts of the words.
    private async Task<Fail?> Tell(LogTurn turn, Actor who, string source, Batch batch, CancellationToken stop)
    {
        audit.Write(who, "encounters.did.append", new(Kind.Encounter, null, source, UnitPath.Root), after: new
        {
            Stored = batch.Count(AppendState.Stored),
            Corrected = batch.Count(AppendState.Corrected),
            Rejected = batch.Count(AppendState.Rejected),
        });
        outbox.Publish(new EncountersAppended(batch.News[0].Sequence, batch.News[^1].Sequence));
        await turn.Count(batch.Seen(), stop);
        return await db.Commit(stop);
    }
}
