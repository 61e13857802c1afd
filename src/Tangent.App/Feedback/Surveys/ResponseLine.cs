using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain;

namespace Tangent.App.Feedback.Surveys;

/// <summary>
/// Brings responses that come at the same time into one transaction: each waits until the disk has it, but not each for its own turn
/// of the disk. Whoever is told "kept" is told after the commit.
/// </summary>
public sealed class ResponseLine(IServiceScopeFactory scopes) : IAsyncDisposable
{
    private const int MostWaiting = 20_000, MostAtOnce = 500;

    private readonly Lock start = new();
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private Task? work;

    internal async Task<Outcome<Sent>> Take(Submission submission, CancellationToken stop)
    {
        lock (start) work ??= Task.Run(Work, CancellationToken.None);
        var waiting = new Waiting(submission, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!queue.Writer.TryWrite(waiting)) return Fail.Trouble("surveys.busy");
        return await waiting.Done.Task.WaitAsync(stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (work is not null) await work;
    }

    private async Task Work()
    {
        var batch = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var next)) batch.Add(next);
            await Write(batch);
        }
    }

    private async Task Write(List<Waiting> batch)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var written = await scope.ServiceProvider.GetRequiredService<ResponseWriter>()
                .Write(batch.ConvertAll(one => one.Submission), CancellationToken.None);
            for (int i = 0; i < batch.Count; i++) batch[i].Done.SetResult(written.Then(fates => fates[i]));
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            // One bad batch must not stop all that come after it: those who wait in it learn of the bug.
            foreach (var one in batch) one.Done.TrySetException(bug);
        }
    }

    private sealed record Waiting(Submission Submission, TaskCompletionSource<Outcome<Sent>> Done);
}
