using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Voices;

/// <summary>Tells the customer, or writes down what the customer was told elsewhere; or a note that only colleagues read.</summary>
public sealed class WriteOnVoice(Db db, VoiceChange change, VoiceReplies replies, TimeProvider clock)
{
    /// <summary>Most characters of a note or a reply.</summary>
    public const int Longest = 2000;

    /// <summary>What to write.</summary>
    /// <param name="Id">On which item.</param>
    /// <param name="Words">The words.</param>
    /// <param name="Told">How the customer was told them; null for a note.</param>
    /// <param name="By">The channel by which they are sent from here; null: they are only written down.</param>
    /// <param name="Subject">Subject of an e-mail.</param>
    public sealed record Request(Guid Id, string? Words, ReplyWay? Told = null, DeliveryChannel? By = null, string? Subject = null);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, Act(request), request.Id, null, async (voice, _) =>
        {
            var words = WrittenText.Clean(request.Words);
            List<Problem> problems = [.. WrittenText.Check("words", words, Longest, isRequired: true)];
            if (request.Told is { } told && !Enum.IsDefined(told)) problems.Add(Problem.Of("told", "form.required"));
            if (voice.How == Disposition.Duplicate) return Fail.Clash("voices.is-duplicate");
            if (problems.Count > 0) return new Fail.Invalid(problems);
            if (request.By is { } by && await replies.Lacks(voice, by, stop) is { } refused) return refused;
            var way = request.By is { } sent ? VoiceReplies.WayOf(sent) : request.Told;
            var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
            var entry = new VoiceEntry
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                VoiceId = voice.Id,
                AtUtc = now,
                ActorId = who.Id,
                ActorName = who.HasAccount ? null : who.Name,
                Way = way,
                Words = words,
            };
            db.Add(entry);
            if (request.By is { } channel) await replies.Send(voice, entry.Id, channel, WrittenText.Line(request.Subject), words!, stop);
            return way is null ? voice with { Version = voice.Version + 1 } : voice.Tell(now);
        }, stop);

    private static string Act(Request request) =>
        request.By is not null ? "voices.did.send" : request.Told is null ? "voices.did.note" : "voices.did.reply";
}
