using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Voices;

/// <summary>Takes the end of an item back: it waits again.</summary>
public sealed class ReopenVoice(VoiceChange change)
{
    /// <summary>Which item.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Opens it again.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "voices.did.reopen", request.Id, request.ExpectedVersion, (voice, _) => voice.Reopen(), stop);
}
