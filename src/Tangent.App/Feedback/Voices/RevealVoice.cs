using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>Shows what is personal in an item in the clear, for a purpose that goes into the audit log.</summary>
public sealed class RevealVoice(Db db, VoiceReach reach, ShowVoice show, Audit audit)
{
    /// <summary>Which item, and why.</summary>
    public sealed record Request(Guid Id, string? Purpose);

    /// <summary>The item in the clear.</summary>
    public async Task<Outcome<ShowVoice.Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.PersonalData) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (voice, unit) = found.Value;
        if (who.Lacks(Verb.Act, Kind.PersonalData, unit.Path) is { } outside) return outside;
        var purpose = RevealPurpose.Of(request.Purpose);
        if (purpose.Failure is { } unsaid) return unsaid;

        audit.Write(who, "voices.did.reveal", VoiceChange.Subject(voice, unit), after: new { purpose = purpose.Value });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return await show.Show(who, voice, unit, isRevealed: true, stop);
    }
}
