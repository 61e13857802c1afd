using Microsoft.Extensions.DependencyInjection;
using Tangent.Storage.JourneyIndex;

namespace Tangent.Storage.EncounterLog;

/// <summary>
/// Totals of the log by source, unit and day, in memory. They grow with the log from the row up to which they know it, and are made
/// anew when rows that were there have lost something, or when it is another log.
/// </summary>
public sealed class LogTallies(IServiceScopeFactory scopes) : IAsyncDisposable
{
    // So many rows are read while the asker waits; more of them are counted meanwhile.
    private const long RowsToWaitFor = 50_000;

    // Rows of a piece. Between two pieces the database is free, and what was counted can be asked for.
    private const long RowsOfPiece = 100_000;

    private readonly SemaphoreSlim work = new(1);
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private Task meanwhile = Task.CompletedTask;
    private TallyWork? counted;
    private LogMark mark;
    private Known? known;

    /// <summary>
    /// The totals. A small log is known to its last row; of a large one what came last may be missing, and where little of it
    /// is counted yet, null: it is being read.
    /// </summary>
    /// <param name="zone">Where a day begins and ends.</param>
    /// <param name="stepOf">Step of a delay in microseconds; the same function at every call.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<LogTally?> Open(TimeZoneInfo zone, Func<long, int> stepOf, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var log = new LogReading(scope.ServiceProvider.GetRequiredService<Db>());
        var now = await log.Mark(stop);
        var before = known;
        if (before is not null && (before.Zone != zone.Id || !await log.Knows(before.Mark, now, stop))) before = null;
        long behind = now.Sequence - (before?.Mark.Sequence ?? 0);
        if (before is not null && behind == 0) return before.Tally;
        if (behind <= RowsToWaitFor && work.CurrentCount > 0) return (await Extend(log, zone, stepOf, stop)).Tally;
        ExtendMeanwhile(zone, stepOf);
        // While a large log is read for the first time, a part of it would show days as lacking that only were not read yet.
        return before is null || behind > before.Mark.Sequence ? null : before.Tally with { Behind = behind };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await meanwhile.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        work.Dispose();
        ending.Dispose();
    }

    private async Task<Known> Extend(LogReading log, TimeZoneInfo zone, Func<long, int> stepOf, CancellationToken stop)
    {
        await work.WaitAsync(stop);
        try
        {
            var now = await log.Mark(stop);
            if (counted is null || counted.Zone != zone.Id || !await log.Knows(mark, now, stop))
                (counted, mark, known) = (new(zone, stepOf), default, null);
            bool hasMoved = known is null || mark.Sequence < now.Sequence;
            for (long from = mark.Sequence; from < now.Sequence; from = mark.Sequence)
                await Read(log, counted, from, Math.Min(now.Sequence, from + RowsOfPiece), stop);
            mark = now;
            if (hasMoved) known = new(counted.Zone, mark, counted.Tally(mark.Sequence));
            return known!;
        }
        catch
        {
            // Half a piece may have been counted: all begins anew.
            (counted, known) = (null, null);
            throw;
        }
        finally
        {
            work.Release();
        }
    }

    private async Task Read(LogReading log, TallyWork into, long after, long upTo, CancellationToken stop)
    {
        await log.Rows(TallyWork.Columns, after, upTo, into.Add, stop);
        await log.Replaced(TallyWork.Columns, after, upTo, into.Replaced, stop);
        mark = mark with { Sequence = upTo };
    }

    private void ExtendMeanwhile(TimeZoneInfo zone, Func<long, int> stepOf)
    {
        lock (gate)
        {
            if (!meanwhile.IsCompleted) return;
            meanwhile = Task.Run(async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                await Extend(new LogReading(scope.ServiceProvider.GetRequiredService<Db>()), zone, stepOf, ending.Token);
            }, CancellationToken.None);
            // A failure shows at the next question, which tries again.
            meanwhile.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private sealed record Known(string Zone, LogMark Mark, LogTally Tally);
}
