using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>
/// Answers that are being made, each once however many wait for it. Who loses patience finds the answer when asking again: it is
/// made on and kept.
/// </summary>
public sealed class DiagnosesAtWork(IServiceScopeFactory scopes)
{
    // More than the machine has cores would share them, and hold what they need to work all at the same time.
    private SemaphoreSlim Turns { get; } = new(Environment.ProcessorCount);

    private readonly ConcurrentDictionary<(Guid Account, string Grants, object Question), Lazy<Task<object>>> atWork = new();

    /// <summary>The answer, or that it is still being made.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="question">What is asked: a value that equals another one when the same is asked.</param>
    /// <param name="make">Makes the answer, with a service of a scope of its own.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="stop">Ends the wait, not the work.</param>
    internal async Task<Outcome<T>> Of<TMaker, T>(Actor who, object question, Func<TMaker, Task<Outcome<T>>> make, TimeSpan patience,
        CancellationToken stop) where TMaker : notnull
    {
        var key = (who.Id, $"{who.Limit} " + string.Join(' ', who.Grants), question);
        var made = atWork.GetOrAdd(key, same => new(() => Task.Run<object>(async () =>
        {
            await Turns.WaitAsync(CancellationToken.None);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await make(scope.ServiceProvider.GetRequiredService<TMaker>());
            }
            finally
            {
                Turns.Release();
                atWork.TryRemove(same, out _);
            }
        }))).Value;
        if (await Task.WhenAny(made, Task.Delay(patience, stop)) == made) return (Outcome<T>)await made;
        stop.ThrowIfCancellationRequested();
        return Fail.Trouble("insights.being-made");
    }
}
