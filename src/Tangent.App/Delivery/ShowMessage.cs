using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery;

/// <summary>One message: what it says, as far as the reader may see it, and every attempt.</summary>
public sealed partial class ShowMessage(Db db, MessageReach reach, MessageSeal seal)
{
    /// <summary>Which message.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The message as this reader sees it.</summary>
    /// <param name="Row">What it is.</param>
    /// <param name="Subject">Subject, masked like the text; or null.</param>
    /// <param name="Text">
    /// What it says; what is personal is masked where <paramref name="IsMasked"/>, the end of a link that is one person's right always;
    /// null when it was forgotten.
    /// </param>
    /// <param name="To">The address where no customer is named, likewise; or null.</param>
    /// <param name="IsMasked">Whether what is personal is masked for this reader.</param>
    /// <param name="Attempts">Every attempt, the first first.</param>
    /// <param name="MayAct">Whether the reader may send it again or take it back.</param>
    public sealed record Shown(MessageRow Row, string? Subject, string? Text, string? To, bool IsMasked, IReadOnlyList<MessageAttempt> Attempts, bool MayAct);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Message) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (message, unit) = found.Value;
        var row = (await reach.Show([message], stop))[0];
        var attempts = await db.MessageAttempts.Where(a => a.MessageId == message.Id).OrderBy(a => a.Number).ToListAsync(stop);
        var content = message.Content is { } closed ? seal.Open(closed) : null;
        bool isClear = who.May(Verb.Read, Kind.PersonalData, unit.Path) || message.Channel == DeliveryChannel.Webhook;
        // A code is the customer's own right: nobody of the house reads it.
        if (message.Kind == MessageKind.AccessCode) content = content is null ? null : content with { Text = "…" };
        bool mayAct = who.May(Verb.Act, message.EndpointId is null ? Kind.Message : Kind.Webhook, unit.Path);
        return new Shown(row, Told(content?.Subject, isClear), Told(content?.Text, isClear), Told(content?.To, isClear), !isClear, attempts, mayAct);
    }

    // Whoever reads a link of one person could answer in that person's name.
    private static string? Told(string? text, bool isClear)
    {
        if (text is null) return null;
        var safe = PersonalLink().Replace(text, "$1…");
        return isClear ? safe : MaskedText.Of(safe);
    }

    [GeneratedRegex("(/s/|/my/open/)[0-9A-Za-z]+")]
    private static partial Regex PersonalLink();
}
