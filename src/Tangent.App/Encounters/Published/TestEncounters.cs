using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>
/// Writes encounters of kind "test" into the log: somebody or something tried what customers do. No question and no figure about
/// customers counts them; the list of encounters shows them to whoever asks for their source.
/// </summary>
public sealed class TestEncounters(EncounterIntake intake)
{
    /// <summary>The source of all of them.</summary>
    public const string Source = EncounterRow.TestSourceName;

    /// <summary>Adds them within the transaction that the caller has opened; after its commit <see cref="AreDurable"/> is called.</summary>
    /// <exception cref="InvalidOperationException">An entry is wrong: tests make none.</exception>
    public async Task<Fail?> Add(Actor who, IReadOnlyList<EncounterEntry> entries, CancellationToken stop)
    {
        var batch = new Batch(entries);
        if (batch.Problems.Count > 0) throw new InvalidOperationException($"{entries[batch.Problems[0].Row!.Value - 1].ExternalId}: {batch.Problems[0].Code}");
        return await intake.TakeTestsWithin(who, batch, stop);
    }

    /// <summary>The caller's transaction has committed.</summary>
    public void AreDurable() => intake.AreDurable();
}
