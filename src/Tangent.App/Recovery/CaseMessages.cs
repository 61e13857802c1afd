using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>What customers are told about their cases: sent from here, or written down when it was told elsewhere.</summary>
public sealed class CaseMessages(RecoveryChange change, RepliesToCustomers replies, OwnLinks links)
{
    /// <summary>Most characters of what a customer is told.</summary>
    public const int Longest = 2000;

    /// <summary>Adds to the coming save what the customer is told.</summary>
    internal async Task<Outcome<Done>> Tell(Actor who, RecoveryCase one, string? said, ReplyWay? way, DeliveryChannel? by, string? subject, DateTime atUtc,
        CancellationToken stop)
    {
        var words = WrittenText.Clean(said);
        List<Problem> problems = [.. WrittenText.Check("words", words, Longest, isRequired: true)];
        if (by is null && (way is not { } told || !Enum.IsDefined(told))) problems.Add(Problem.Of("way", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        if (by is not { } channel)
        {
            change.Note(who, one.Id, CaseEntryKind.Contact, way.ToString(), words, atUtc);
            return new Done();
        }
        if (await replies.Lacks(one.Customer, channel, stop) is { } refused) return refused;
        var entry = change.Note(who, one.Id, CaseEntryKind.Sent, channel.ToString(), words, atUtc);
        await replies.Send(MessageKind.CaseMessage, KeyOf(entry.Id), channel, one.UnitId, one.Customer!.Value, one.Id, WrittenText.Line(subject),
            $"{words}\n\n{OwnTexts.Of("follow", LanguageOf(words!), ("link", links.ForMessage(one.Number, one.Customer!.Value)))}", stop);
        return new Done();
    }

    // By the writing: what is added is in the language of the words before it.
    private static string LanguageOf(string words) => words.Any(sign => sign is >= '\u3400' and <= '\u9fff') ? "zh" : "en";

    /// <summary>The cause of the message of an entry.</summary>
    internal static string KeyOf(Guid entry) => $"case:{entry:N}";
}
