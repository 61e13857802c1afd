using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>Tells the customer something, writes down what the customer was told elsewhere, or a note that only colleagues read.</summary>
public sealed class WriteOnCase(RecoveryChange change, CaseMessages messages)
{
    /// <summary>What to write.</summary>
    /// <param name="Id">On which case.</param>
    /// <param name="Words">The words, up to 2,000 characters.</param>
    /// <param name="Told">How the customer was told them; null for a note, or when they are sent from here.</param>
    /// <param name="By">The channel by which they are sent from here; or null.</param>
    /// <param name="Subject">Subject of an e-mail.</param>
    public sealed record Request(Guid Id, string? Words, ReplyWay? Told = null, DeliveryChannel? By = null, string? Subject = null);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, Act(request), request.Id, null, async (one, at) =>
        {
            if (request.Told is not null || request.By is not null)
            {
                var told = await messages.Tell(who, one, request.Words, request.Told, request.By, request.Subject, at.NowUtc, stop);
                return told.Failure is { } wrong ? wrong : one.Contact(at.NowUtc);
            }
            var words = WrittenText.Clean(request.Words);
            List<Problem> problems = [.. WrittenText.Check("words", words, CaseMessages.Longest, isRequired: true)];
            if (problems.Count > 0) return new Fail.Invalid(problems);
            change.Note(who, one.Id, CaseEntryKind.Note, null, words, at.NowUtc);
            return one with { Version = one.Version + 1 };
        }, stop);

    private static string Act(Request request) =>
        request.By is not null ? "recovery.did.send" : request.Told is null ? "recovery.did.note" : "recovery.did.tell";
}
