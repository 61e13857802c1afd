using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters.Published;

/// <summary>Writes a part of a whole log: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class EncounterLoader(EncounterIntake intake)
{
    /// <summary>Adds the encounters of one source; those that are there already change nothing.</summary>
    /// <returns>null when they are durable.</returns>
    /// <exception cref="InvalidOperationException">An entry is wrong: a loader makes none.</exception>
    public async Task<Fail?> Add(Actor who, string source, IReadOnlyList<EncounterEntry> entries, CancellationToken stop)
    {
        var batch = new Batch(entries);
        if (batch.Problems.Count > 0) throw new InvalidOperationException($"{entries[batch.Problems[0].Row!.Value - 1].ExternalId}: {batch.Problems[0].Code}");
        return await intake.Take(who, source, batch, stop);
    }
}
