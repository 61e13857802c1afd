using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>What is asked of a diagnosis.</summary>
/// <param name="Filter">Which journeys; all of them when null.</param>
/// <param name="Parts">What is asked of it.</param>
/// <param name="Target">Failing share that fixing is to reach, 0 to 1; null: what peers reach.</param>
sealed record DiagnosisQuestion(JourneyFilter? Filter, DiagnosisParts Parts, double? Target);

/// <summary>
/// Diagnoses that are being made, each once however many wait for it. Who loses patience finds the answer when asking again: it is
/// made on and kept.
/// </summary>
public sealed class DiagnosesAtWork(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(Guid Account, string Grants, DiagnosisQuestion Question), Lazy<Task<Outcome<Diagnosis>>>> atWork = new();

    /// <summary>The diagnosis, or that it is still being made.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="stop">Ends the wait, not the work.</param>
    internal async Task<Outcome<Diagnosis>> Of(Actor who, DiagnosisQuestion question, TimeSpan patience, CancellationToken stop)
    {
        var key = (who.Id, $"{who.Limit} " + string.Join(' ', who.Grants), question);
        var made = atWork.GetOrAdd(key, same => new(() => Task.Run(async () =>
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
