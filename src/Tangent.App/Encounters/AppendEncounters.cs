using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters;

/// <summary>What became of an entry.</summary>
public enum AppendState
{
    /// <summary>It stands in the log.</summary>
    Stored,

    /// <summary>It stood there already, just so.</summary>
    Unchanged,

    /// <summary>It stood there otherwise; what it says now is its next version.</summary>
    Corrected,

    /// <summary>It is set aside: its problems say why.</summary>
    Rejected,
}

/// <summary>
/// Adds a batch of encounters to the log: the one way in for programs, files and events. Answered means durable; the same
/// batch again changes nothing. Entries that are wrong are set aside, each with its problems, and the others go in.
/// </summary>
public sealed class AppendEncounters(EncounterIntake intake, OutsideUnits outside)
{
    /// <summary>Most entries of a batch.</summary>
    public const int MostEntries = 10_000;

    /// <summary>What to add.</summary>
    /// <param name="Source">The system that tells it, 1 to 80 characters.</param>
    /// <param name="Entries">The encounters, up to <see cref="MostEntries"/>.</param>
    public sealed record Request(string? Source, IReadOnlyList<EncounterEntry> Entries);

    /// <summary>What became of them.</summary>
    /// <param name="States">Per entry, in order.</param>
    /// <param name="Problems">Why entries were set aside; rows count from 1.</param>
    public sealed record Appended(IReadOnlyList<AppendState> States, IReadOnlyList<Problem> Problems)
    {
        /// <summary>How many have this state.</summary>
        public int Count(AppendState state) => States.Count(one => one == state);
    }

    /// <summary>Adds them, within the units for which the actor may bring in encounters.</summary>
    public async Task<Outcome<Appended>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Encounter) is { } refusal) return refusal;

        if (string.IsNullOrWhiteSpace(request.Source)) return Fail.Wrong("source", "form.required");
        if (request.Source.Length > 80 || !SearchText.IsOneLine(request.Source)) return Fail.Wrong("source", "form.too-long", 80);
        if (request.Entries.Count > MostEntries) return Fail.Wrong("entries", "form.too-many", MostEntries);
        var batch = new Batch(request.Entries);
        await outside.SetAside(who, batch, stop);
        return await intake.Take(who, request.Source.Trim(), batch, stop) is { } failure ? failure
            : new Appended(batch.States, batch.Problems);
    }
}
