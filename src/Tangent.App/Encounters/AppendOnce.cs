using System.Security.Cryptography;
using System.Text.Json;
using Tangent.App.Repeats.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters;

/// <summary>
/// Adds the encounters of one message to the log, once: the same message again is answered as the first time, also when what it
/// says was corrected since.
/// </summary>
public sealed class AppendOnce(EncounterIntake intake, OutsideUnits outside, RepeatableWrites repeats)
{
    /// <summary>The message.</summary>
    /// <param name="Source">The system that tells it, 1 to 80 characters.</param>
    /// <param name="Key">What tells its messages apart, up to 200 characters.</param>
    /// <param name="Body">The message as it came: the same key with another one is a conflict.</param>
    /// <param name="Entries">The encounters in it, up to <see cref="AppendEncounters.MostEntries"/>.</param>
    /// <param name="Unreadable">How many of it could not be read.</param>
    public sealed record Request(string Source, string Key, ReadOnlyMemory<byte> Body, IReadOnlyList<EncounterEntry> Entries, int Unreadable = 0);

    /// <summary>What became of its encounters.</summary>
    public sealed record Answer(int Stored, int Unchanged, int Corrected, int Rejected);

    /// <summary>Adds them. A message of which nothing could be taken keeps nothing, so that it can be sent again when it is mended.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Encounter) is { } refusal) return refusal;

        if (request.Entries.Count > AppendEncounters.MostEntries) return Fail.Wrong("entries", "form.too-many", AppendEncounters.MostEntries);
        var kept = await repeats.Once(who, request.Key, SHA256.HashData(request.Body.Span), () => Append(who, request, stop), stop);
        if (kept.Failure is { } failure) return failure;
        intake.AreDurable();
        return JsonSerializer.Deserialize<Answer>(kept.Value.Body!)!;
    }

    private async Task<Outcome<KeptAnswer>> Append(Actor who, Request request, CancellationToken stop)
    {
        var batch = new Batch(request.Entries);
        await outside.SetAside(who, batch, stop);
        if (await intake.TakeWithin(who, request.Source, batch, stop) is { } failure) return failure;
        var answer = new Answer(batch.Count(AppendState.Stored), batch.Count(AppendState.Unchanged), batch.Count(AppendState.Corrected),
            batch.Count(AppendState.Rejected) + request.Unreadable);
        if (answer.Rejected > 0 && answer is { Stored: 0, Unchanged: 0, Corrected: 0 })
            return batch.Problems.Count > 0 ? new Fail.Invalid(batch.Problems) : Fail.Wrong("data", "encounters.none-readable");
        return new KeptAnswer(200, JsonSerializer.Serialize(answer), null);
    }
}
