using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Encounters;

namespace Tangent.Storage.JourneyIndex;

/// <summary>An index to read from, as long as it is not disposed.</summary>
/// <param name="File">The index.</param>
/// <param name="Behind">Rows of the log, about, that it does not know yet; they are being brought in.</param>
public sealed record IndexHold(IndexFile File, long Behind) : IDisposable
{
    /// <summary>The same once more, for work that goes on when this one is given back; null when it is given back already.</summary>
    public IndexHold? Again() => File.TryHold() ? new(File, Behind) : null;

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();
}

/// <summary>
/// The journey indexes of this installation: files beside the data that can be thrown away at any time. What is missing, damaged, of
/// another log or of an older layout is made anew from the log; what is behind is brought up to it.
/// </summary>
public sealed class JourneyIndexes(DatabaseSettings settings, IServiceScopeFactory scopes) : IAsyncDisposable
{
    // So many rows are read while the asker waits; more of them are brought in meanwhile.
    private const long RowsToWaitFor = 300_000;

    private readonly ConcurrentDictionary<JourneyCut, Shelf> shelves = new();
    private readonly CancellationTokenSource ending = new();

    private readonly IServiceScopeFactory scopes = scopes;

    /// <summary>Rows sorted at a time.</summary>
    public int RowsInMemory { get; set; } = IndexBuild.RowsInMemory;

    /// <summary>
    /// The index of a cut. A small log is known to its last row; of a large one what came last may be missing, and where there is no
    /// index of it yet, null: it is being made.
    /// </summary>
    public async Task<IndexHold?> Open(JourneyCut cut, CancellationToken stop)
    {
        var shelf = shelves.GetOrAdd(cut, one => new Shelf(this, one));
        await using var scope = scopes.CreateAsyncScope();
        var log = new LogReading(scope.ServiceProvider.GetRequiredService<Db>());
        var mark = await log.Mark(stop);
        var file = await shelf.Known(log, mark, stop);
        bool hasCustomers = file is null || cut == JourneyCut.Key || file.Shape.Mark.HasCustomersOf(mark);
        long behind = hasCustomers ? mark.Sequence - (file?.CoveredSequence ?? 0) : mark.Sequence;
        if (file is not null && behind == 0) return new(file, 0);
        if (behind <= RowsToWaitFor && !shelf.IsBusy)
        {
            file?.Dispose();
            return new(await shelf.Extend(log, stop), 0);
        }
        shelf.ExtendMeanwhile(ending.Token);
        return file is null ? null : new(file, behind);
    }

    /// <summary>The index of a cut up to the last row of the log, however long that takes.</summary>
    public async Task<IndexHold> OpenWhole(JourneyCut cut, CancellationToken stop)
    {
        var shelf = shelves.GetOrAdd(cut, one => new Shelf(this, one));
        await using var scope = scopes.CreateAsyncScope();
        return new(await shelf.Extend(new LogReading(scope.ServiceProvider.GetRequiredService<Db>()), stop), 0);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        foreach (var shelf in shelves.Values) await shelf.DisposeAsync();
        ending.Dispose();
    }

    private string Folder() => Directory.CreateDirectory(settings.IndexFolder).FullName;

    /// <summary>The file of one cut, and the one worker that may bring it up to the log.</summary>
    private sealed class Shelf(JourneyIndexes all, JourneyCut cut) : IAsyncDisposable
    {
        private readonly SemaphoreSlim work = new(1);
        private readonly Lock gate = new();
        private IndexFile? current;
        private Task meanwhile = Task.CompletedTask;

        public bool IsBusy => work.CurrentCount == 0;

        /// <summary>The newest sound file that belongs to this log, held; null where there is none.</summary>
        public async Task<IndexFile?> Known(LogReading log, LogMark mark, CancellationToken stop)
        {
            var file = Held() ?? Load();
            if (file is null) return null;
            if (await log.Knows(file.Shape.Mark, mark, stop)) return file;
            Forget(file);
            file.Dispose();
            return null;
        }

        /// <summary>The file brought up to the log, held.</summary>
        public async Task<IndexFile> Extend(LogReading log, CancellationToken stop)
        {
            await work.WaitAsync(stop);
            try
            {
                var mark = await log.Mark(stop);
                var before = await Known(log, mark, stop);
                // Customers that became one, or two again, are sorted anew.
                bool hasCustomers = before is null || cut == JourneyCut.Key || before.Shape.Mark.HasCustomersOf(mark);
                if (before is not null && hasCustomers && before.CoveredSequence == mark.Sequence) return before;
                TidyUp();
                try
                {
                    var name = await IndexBuild.Make(log, all.Folder(), cut, hasCustomers ? before : null, mark, all.RowsInMemory, stop);
                    var file = IndexFile.Open(name) ?? throw new IOException($"The index that was just written is damaged: {name}");
                    Put(file);
                    return Held() ?? throw new ObjectDisposedException(nameof(JourneyIndexes));
                }
                finally
                {
                    before?.Dispose();
                }
            }
            finally
            {
                work.Release();
            }
        }

        public void ExtendMeanwhile(CancellationToken stop)
        {
            lock (gate)
            {
                if (!meanwhile.IsCompleted) return;
                meanwhile = Task.Run(async () =>
                {
                    await using var scope = all.scopes.CreateAsyncScope();
                    (await Extend(new LogReading(scope.ServiceProvider.GetRequiredService<Db>()), stop)).Dispose();
                }, CancellationToken.None);
                // A failure shows at the next question, which tries again.
                meanwhile.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await meanwhile.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (gate)
            {
                current?.Dispose();
                current = null;
            }
            work.Dispose();
        }

        private IndexFile? Held()
        {
            lock (gate) return current is not null && current.TryHold() ? current : null;
        }

        private IndexFile? Load()
        {
            var names = Directory.EnumerateFiles(all.Folder(), $"{IndexBuild.Prefix(cut)}*.index").OrderDescending(StringComparer.Ordinal);
            foreach (var name in names)
            {
                if (IndexFile.Open(name) is { } file && file.Cut == cut)
                {
                    Put(file);
                    return Held();
                }
                TryDelete(name);
            }
            return null;
        }

        private void Put(IndexFile file)
        {
            IndexFile? old;
            lock (gate) (old, current) = (current, file);
            old?.Dispose();
            foreach (var name in Directory.EnumerateFiles(all.Folder(), $"{IndexBuild.Prefix(cut)}*.index"))
                if (!string.Equals(name, file.Path, StringComparison.Ordinal)) TryDelete(name);
        }

        private void Forget(IndexFile file)
        {
            lock (gate)
            {
                if (current != file) return;
                current = null;
            }
            file.Dispose();
            TryDelete(file.Path);
        }

        // What an ended program was writing: nobody holds its lock any more.
        private void TidyUp()
        {
            foreach (var name in Directory.EnumerateFiles(all.Folder()).Where(name => Path.GetExtension(name) is ".part" or ".run").ToList())
                TryDelete(name, FileShare.None);
        }

        private static void TryDelete(string name, FileShare share = FileShare.ReadWrite | FileShare.Delete)
        {
            try
            {
                File.OpenHandle(name, FileMode.Open, FileAccess.ReadWrite, share).Dispose();
                File.Delete(name);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody reads it still: it goes the next time.
            }
        }
    }
}
