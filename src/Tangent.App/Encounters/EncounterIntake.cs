using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
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
        if (Reserved(source) is { } refusal) return refusal;
        var good = batch.Good.ToArray();
        if (good.Length == 0) return null;
        // What can be done before the turn is done before it: the others wait for its end.
        var ready = await Prepare(source, batch, good, stop);
        if (ready.Failure is not null) return ready.Failure;
        var written = await log.Alone(turn => Write(turn, who, source, batch, good, ready.Value, stop), stop);
        if (written.Failure is null) AreDurable();
        return written.Failure;
    }

    /// <summary>The same within the transaction that the caller has opened; after its commit <see cref="AreDurable"/> is called.</summary>
    internal async Task<Fail?> TakeWithin(Actor who, string source, Batch batch, CancellationToken stop) =>
        Reserved(source) is { } refusal ? refusal : await Within(who, source, batch, stop);

    /// <summary>The same for encounters of kind "test", which have a source of their own that nobody else may name.</summary>
    internal Task<Fail?> TakeTestsWithin(Actor who, Batch batch, CancellationToken stop) => Within(who, EncounterRow.TestSourceName, batch, stop);

    private static Fail? Reserved(string source) =>
        source == EncounterRow.TestSourceName ? Fail.Wrong("source", "encounters.source-reserved", EncounterRow.TestSourceName) : null;

    private async Task<Fail?> Within(Actor who, string source, Batch batch, CancellationToken stop)
    {
        var good = batch.Good.ToArray();
        return good.Length == 0 ? null : (await log.Within(turn => Write(turn, who, source, batch, good, Prepared.Nothing, stop), stop)).Failure;
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

    private async Task<Outcome<Prepared>> Prepare(string source, Batch batch, int[] good, CancellationToken stop)
    {
        if (making.SureSource(source) is not { } number) return Prepared.Nothing;
        try
        {
            var look = await log.Look(number, Ids(batch, good), stop);
            return new Prepared(look, making.Sure(number, Entries(batch, good), look.Rewritten));
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    private async Task<Outcome<Done>> Write(
        LogTurn turn, Actor who, string source, Batch batch, int[] good, Prepared ready, CancellationToken stop)
    {
        words.Begin();
        customers.Begin(turn.Rewritten);
        var rows = ready.Rows is { } made && ready.Look?.Rewritten == turn.Rewritten ? made : await making.Of(source, Entries(batch, good), stop);
        var ids = Ids(batch, good);
        var latest = (ready.Look is { } look ? turn.LatestSince(look, ids) : null) ?? await turn.Latest(rows[0].Source, ids, stop);
        Place(turn, batch, good, rows, latest);
        if (batch.News.Count == 0) return new Done();
        await turn.Append(batch.News, stop);
        await turn.Settle(batch.Seen(), stop);
        return await Tell(who, source, batch, stop) is { } failure ? failure : new Done();
    }

    // What stands in the log already is the same, which changes nothing, or a correction, which is a further version.
    private static void Place(LogTurn turn, Batch batch, int[] good, EncounterRow[] rows, Dictionary<string, EncounterRow> latest)
    {
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
    }

    // The audit line and the event.
    private async Task<Fail?> Tell(Actor who, string source, Batch batch, CancellationToken stop)
    {
        audit.Write(who, "encounters.did.append", new(Kind.Encounter, null, source, UnitPath.Root), after: new
        {
            Stored = batch.Count(AppendState.Stored),
            Corrected = batch.Count(AppendState.Corrected),
            Rejected = batch.Count(AppendState.Rejected),
        });
        outbox.Publish(new EncountersAppended(batch.News[0].Sequence, batch.News[^1].Sequence));
        return await db.Commit(stop);
    }

    private static EncounterEntry[] Entries(Batch batch, int[] good) => [.. good.Select(i => batch.Entries[i])];

    private static HashSet<string> Ids(Batch batch, int[] good) => [.. good.Select(i => batch.Entries[i].ExternalId)];

    /// <summary>What was found out before the turn.</summary>
    /// <param name="Look">What the log held of the entries, or null.</param>
    /// <param name="Rows">The rows, or null when the database must be asked for a word or a customer.</param>
    private sealed record Prepared(LogLook? Look, EncounterRow[]? Rows)
    {
        public static readonly Prepared Nothing = new(null, null);
    }
}
