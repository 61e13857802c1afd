using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>Says that an item is the same as another one (并入重复件): it ends, and the other one goes on for both.</summary>
public sealed class MergeVoices(Db db, VoiceReach reach, VoiceChange change, TimeProvider clock)
{
    /// <summary>Which item, and the number of the one that goes on, in any writing.</summary>
    public sealed record Request(Guid Id, string? Into, int? ExpectedVersion = null);

    /// <summary>Merges them.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Act, "voices.did.merge", request.Id, request.ExpectedVersion, async (voice, _) =>
        {
            if (VoiceNumber.Read(request.Into) is not { } number) return Fail.Wrong("into", "voices.no-number");
            // One that lies out of sight is answered like one that does not exist.
            var into = await (await reach.Within(who, Verb.Read, stop)).SingleOrDefaultAsync(v => v.Number == number, stop);
            if (into is null) return Fail.Wrong("into", "voices.number-missing");
            // A chain could not be undone link by link.
            if (await db.Voices.AnyAsync(v => v.MergedInto == voice.Id, stop)) return Fail.Clash("voices.has-duplicates");
            return voice.Merge(into, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        }, stop);
}
