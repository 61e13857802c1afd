using System.Net.Mail;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery;

/// <summary>Sends a message of one's own words to an address, to see whether a channel works.</summary>
public sealed class TryChannel(Db db, MessageReach reach, MessageSeal seal, Audit audit, TimeProvider clock)
{
    /// <summary>Most characters of the words.</summary>
    public const int Longest = 500;

    private const int LongestAddress = 100;

    /// <summary>By which channel, to which address, what.</summary>
    public sealed record Request(DeliveryChannel? Channel, string? To, string? Text, Guid? UnitId = null);

    /// <summary>The message.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Message) is { } refusal) return refusal;

        var units = await reach.Units(stop);
        var unit = request.UnitId is { } named ? units.GetValueOrDefault(named)
            : units.Values.Where(one => who.May(Verb.Create, Kind.Message, one.Path)).MinBy(one => (one.Depth, one.Code));
        if (unit is null || !who.May(Verb.Create, Kind.Message, unit.Path)) return Fail.NotFound;
        var (to, text) = (request.To?.Trim() ?? "", request.Text?.Trim() ?? "");
        List<Problem> problems = [];
        if (request.Channel is not { } channel) problems.Add(Problem.Of("channel", "form.required"));
        else if (!Enum.IsDefined(channel) || channel == DeliveryChannel.Webhook) problems.Add(Problem.Of("channel", "form.not-a-choice"));
        if (to.Length == 0) problems.Add(Problem.Of("to", "form.required"));
        else if (to.Length > LongestAddress || Address(request.Channel, to) is null) problems.Add(Problem.Of("to", "delivery.bad-address"));
        if (text.Length == 0) problems.Add(Problem.Of("text", "form.required"));
        else if (text.Length > Longest) problems.Add(Problem.Of("text", "form.too-long", Longest));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var message = new Message
        {
            Id = id,
            Kind = MessageKind.Test,
            Channel = request.Channel!.Value,
            Key = $"test:{id:N}",
            UnitId = unit.Id,
            Content = seal.Close(new(text, request.Channel == DeliveryChannel.Email ? text.Split('\n')[0] : null, Address(request.Channel, to))),
            CreatedUtc = UtcConverter.Truncate(now.UtcDateTime),
            DueUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        db.Add(message);
        audit.Write(who, "delivery.did.try", MessageReach.Subject(message, unit), after: new { message.Channel });
        return await db.Commit(stop) is { } failure ? failure : id;
    }

    private static string? Address(DeliveryChannel? channel, string to) => channel switch
    {
        DeliveryChannel.Email => MailAddress.TryCreate(to, out _) ? IdentifierForm.Of(IdentifierKind.Email, to) : null,
        DeliveryChannel.Sms => IdentifierForm.Of(IdentifierKind.Phone, to),
        _ => IdentifierForm.Of(IdentifierKind.OpenId, to),
    };
}
