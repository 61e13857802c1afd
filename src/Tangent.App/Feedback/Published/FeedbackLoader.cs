using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>Writes a part of many judgements: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class FeedbackLoader(JudgementIntake intake)
{
    /// <summary>Adds the judgements of one source; those that are there already change nothing.</summary>
    /// <returns>null when they are durable.</returns>
    /// <exception cref="InvalidOperationException">An entry is wrong: a loader makes none.</exception>
    public async Task<Fail?> Add(Actor who, string source, IReadOnlyList<JudgementEntry> entries, CancellationToken stop)
    {
        var batch = new JudgementBatch(entries) { IsPast = true };
        if (batch.Problems.Count > 0) throw new InvalidOperationException($"{entries[batch.Problems[0].Row!.Value - 1].ExternalId}: {batch.Problems[0].Code}");
        return await intake.Take(who, source, batch, stop);
    }
}
