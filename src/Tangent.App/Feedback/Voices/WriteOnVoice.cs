using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Voices;

/// <summary>Writes down what the customer was told, and how; or a note that only colleagues read.</summary>
public sealed class WriteOnVoice(Db db, VoiceChange change, TimeProvider clock)
{
    /// <summary>Most characters of a note or a reply.</summary>
    public const int Longest = 2000;

    /// <summary>What to write.</summary>
    /// <param name="Id">On which item.</param>
    /// <param name="Words">The words.</param>
    /// <param name="Told">How the customer was told them; null for a note.</param>
    public sealed record Request(Guid Id, string? Words, ReplyWay? Told = null);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, request.Told is null ? "voices.did.note" : "voices.did.reply", request.Id, null, (voice, _) =>
        {
            var words = VoiceText.Clean(request.Words);
            List<Problem> problems = [.. VoiceText.Check("words", words, Longest, isRequired: true)];
            if (request.Told is { } told && !Enum.IsDefined(told)) problems.Add(Problem.Of("told", "form.required"));
            if (voice.How == Disposition.Duplicate) return Fail.Clash("voices.is-duplicate");
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
            db.Add(new VoiceEntry
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                VoiceId = voice.Id,
                AtUtc = now,
                ActorId = who.Id,
                ActorName = who.HasAccount ? null : who.Name,
                Way = request.Told,
                Words = words,
            });
            return request.Told is null ? voice with { Version = voice.Version + 1 } : voice.Tell(now);
        }, stop);
}
