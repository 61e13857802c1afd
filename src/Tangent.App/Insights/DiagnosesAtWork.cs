using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>
/// Diagnoses that are being made, each once however many wait for it. Who loses patience finds the answer when asking again: it is
/// made on and kept.
/// </summary>
public sealed class DiagnosesAtWork(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(Guid Account, string Grants, object Question), Lazy<Task>> atWork = new();

    /// <summary>The answer, or that it is still being made.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="stop">Ends the wait, not the work.</param>
    internal async Task<Outcome<T>> Of<T>(Actor who, InsightQuestion<T> question, TimeSpan patience, CancellationToken stop) where T : class
    {
        (Guid, string, object) key = (who.Id, $"{who.Limit} " + string.Join(' ', who.Grants), question);
        var made = (Task<Outcome<T>>)atWork.GetOrAdd(key, same => new(() => Task.Run(async () =>
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<Diagnosing>().Of(who, question, CancellationToken.None);
            }
            finally
            {
                atWork.TryRemove(same, out _);
            }
        }))).Value;
        if (await Task.WhenAny(made, Task.Delay(patience, stop)) == made) return await made;
        stop.ThrowIfCancellationRequested();
        return Fail.Trouble("insights.being-made");
    }
}
