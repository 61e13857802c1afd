using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Voices;

/// <summary>Takes a merge back: the duplicate is an item of its own again, just as it was.</summary>
public sealed class PartVoice(VoiceChange change)
{
    /// <summary>Which duplicate.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Parts them.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Act, "voices.did.part", request.Id, request.ExpectedVersion, (voice, _) => voice.Part(), stop);
}
