using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tangent.Domain;

namespace Tangent.Storage.EncounterLog;

/// <summary>One writer of this process at a time: SQLite would have the others sleep, and wake up too late.</summary>
public sealed class LogGate
{
    internal SemaphoreSlim Turn { get; } = new(1);

    /// <summary>What was written last; for whose turn it is.</summary>
    internal LateRows Late { get; } = new();
}

/// <summary>The one way to write the log: a transaction in which nobody else writes it.</summary>
public sealed class LogWriter(Db db, LogGate gate)
{
    /// <summary>
    /// What the log holds of these encounters of a source now. Whoever asks before the turn has less to do in it, while the others wait.
    /// </summary>
    public async Task<LogLook> Look(int source, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            return await LogTable.On(db.Database.GetDbConnection()).Look(source, ids, stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Runs the act alone and commits what it has written; a failure of the act takes everything back.</summary>
    /// <returns>What the act gives, when it is durable.</returns>
    public async Task<Outcome<T>> Alone<T>(Func<LogTurn, Task<Outcome<T>>> act, CancellationToken stop)
    {
        await gate.Turn.WaitAsync(stop);
        bool hadSavepoints = db.Database.AutoSavepointsEnabled;
        try
        {
            // Whatever fails takes back the whole turn: a point to go back to within it would cost two messages a save.
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var (turn, outcome) = await Run(transaction, act, gate.Late, stop);
            if (outcome.Failure is not null) return outcome;
            await transaction.CommitAsync(stop);
            gate.Late.Add(turn.Before, turn.Appended);
            return outcome;
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
        finally
        {
            db.Database.AutoSavepointsEnabled = hadSavepoints;
            gate.Turn.Release();
        }
    }

    /// <summary>Runs the act within the transaction that is open; the log is the caller's until that ends.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public async Task<Outcome<T>> Within<T>(Func<LogTurn, Task<Outcome<T>>> act, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("No transaction is open.");
        return (await Run(transaction, act, late: null, stop)).Outcome;
    }

    private static async Task<(LogTurn Turn, Outcome<T> Outcome)> Run<T>(
        IDbContextTransaction transaction, Func<LogTurn, Task<Outcome<T>>> act, LateRows? late, CancellationToken stop)
    {
        var table = LogTable.On(transaction.GetDbTransaction().Connection!);
        var (last, rewritten) = await table.Hold(stop);
        var turn = new LogTurn(table, last, rewritten, late);
        var outcome = await act(turn);
        if (outcome.Failure is null) await turn.Settle([], stop);
        return (turn, outcome);
    }
}
