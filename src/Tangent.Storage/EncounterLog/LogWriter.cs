using Microsoft.EntityFrameworkCore.Storage;
using Tangent.Domain;

namespace Tangent.Storage.EncounterLog;

/// <summary>One writer of this process at a time: SQLite would have the others sleep, and wake up too late.</summary>
public sealed class LogGate
{
    internal SemaphoreSlim Turn { get; } = new(1);
}

/// <summary>The one way to write the log: a transaction in which nobody else writes it.</summary>
public sealed class LogWriter(Db db, LogGate gate)
{
    /// <summary>Runs the act alone and commits what it has written; a failure of the act takes everything back.</summary>
    /// <returns>What the act gives, when it is durable.</returns>
    public async Task<Outcome<T>> Alone<T>(Func<LogTurn, Task<Outcome<T>>> act, CancellationToken stop)
    {
        await gate.Turn.WaitAsync(stop);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var outcome = await Within(transaction, act, stop);
            if (outcome.Failure is null) await transaction.CommitAsync(stop);
            return outcome;
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
        finally
        {
            gate.Turn.Release();
        }
    }

    /// <summary>Runs the act within the transaction that is open; the log is the caller's until that ends.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public Task<Outcome<T>> Within<T>(Func<LogTurn, Task<Outcome<T>>> act, CancellationToken stop) =>
        Within(db.Database.CurrentTransaction ?? throw new InvalidOperationException("No transaction is open."), act, stop);

    private static async Task<Outcome<T>> Within<T>(IDbContextTransaction transaction, Func<LogTurn, Task<Outcome<T>>> act, CancellationToken stop)
    {
        var table = LogTable.In(transaction.GetDbTransaction());
        var (last, rewritten) = await table.Hold(stop);
        var turn = new LogTurn(table, last, rewritten);
        var outcome = await act(turn);
        if (outcome.Failure is null && turn.HasMoved) await table.SetState(turn.Last, turn.Rewritten, stop);
        return outcome;
    }
}

/// <summary>The log while one writer has it alone.</summary>
public sealed class LogTurn
{
    private readonly LogTable table;

    internal LogTurn(LogTable table, long last, long rewritten) => (this.table, Last, Rewritten) = (table, last, rewritten);

    internal bool HasMoved { get; private set; }

    /// <summary>Sequence of the last row, with those of this turn.</summary>
    public long Last { get; private set; }

    /// <summary>How often rows that were there have lost something.</summary>
    public long Rewritten { get; private set; }

    /// <summary>Says that rows that were there lose something in this turn.</summary>
    public void Rewrite() => (Rewritten, HasMoved) = (Rewritten + 1, true);

    /// <summary>The latest version of each of these encounters of a source that the log knows, by external id.</summary>
    public Task<Dictionary<string, EncounterRow>> Latest(int source, IReadOnlyCollection<string> ids, CancellationToken stop) =>
        table.Latest(source, ids, stop);

    /// <summary>Gives the row the next place.</summary>
    public void Place(EncounterRow row)
    {
        row.PutAt(++Last);
        HasMoved = true;
    }

    /// <summary>Adds rows that have their places.</summary>
    public Task Append(IReadOnlyList<EncounterRow> rows, CancellationToken stop) => table.Append(rows, stop);

    /// <summary>Adds to what is known of touchpoints' words.</summary>
    /// <param name="seen">Per word: how many rows more, their earliest and latest start.</param>
    /// <param name="stop">Ends the work.</param>
    public Task Count(IReadOnlyCollection<(int Word, int Rows, long First, long Last)> seen, CancellationToken stop) => table.Count(seen, stop);

    /// <summary>Notes how many rows of each word the register was told of.</summary>
    public Task SetTold(IReadOnlyCollection<(int Word, long Told)> words, CancellationToken stop) => table.SetTold(words, stop);
}
