using System.Collections.Concurrent;
using Tangent.App.Encounters.Published;

namespace Tangent.App.Encounters.Journeys;

/// <summary>
/// Answers that were given lately: who changes what stands on a map, or goes back to it, asks the same of the same log again.
/// </summary>
public sealed class JourneyAnswers
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<Question, object> answers = new();
    private readonly ConcurrentQueue<Question> order = new();

    /// <summary>How many are kept.</summary>
    public int Count => answers.Count;

    /// <summary>The answer to a question; null where it was not given lately.</summary>
    internal object? Find(Question question) => answers.GetValueOrDefault(question);

    /// <summary>Keeps an answer; the oldest one makes room.</summary>
    internal void Keep(Question question, object answer)
    {
        if (!answers.TryAdd(question, answer)) return;
        order.Enqueue(question);
        while (order.Count > Most && order.TryDequeue(out var oldest)) answers.TryRemove(oldest, out _);
    }

    /// <summary>A question with everything that its answer depends on.</summary>
    /// <param name="What">The use case and what else it was told.</param>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Version">State of the log.</param>
    /// <param name="Behind">Rows that are not in the answer.</param>
    /// <param name="Meaning">What words of the log mean, and where units stand.</param>
    /// <param name="Scope">What the actor may see.</param>
    /// <param name="Records">State of the company's records, where the answer depends on them.</param>
    internal sealed record Question(object What, JourneyFilter Filter, string Version, long Behind, string Meaning, string Scope, long? Records);
}
