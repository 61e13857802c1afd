using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>Sends a code to the contact of whoever is known by what was typed; nobody is told whether anybody is.</summary>
public sealed class SendOwnCode(Db db, OwnCodeSeal seal, CustomerNumbers numbers, CustomerMerges merges, CustomerContacts contacts, OwnCases cases,
    OwnVoices voices, UnitFacts units, OutMessages messages, DeliveryFacts delivery, TimeProvider clock) : IHandle<OwnCodeAsked>
{
    private static readonly DeliveryChannel[] Channels = [DeliveryChannel.Sms, DeliveryChannel.Email];

    /// <inheritdoc/>
    public async Task Handle(OwnCodeAsked happened, Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.OwnCodes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == happened.Code, stop) is not { CustomerId: null, Sealed: { } typed } asked
            || asked.EndsUtc <= now) return;
        var told = JsonSerializer.Deserialize<TypedForCode>(seal.Open(typed))!;
        var found = await Whom(told.Typed, stop);
        // What was typed is not kept longer than it is needed, whoever it was.
        var next = asked with { Sealed = null, Version = asked.Version + 1 };
        if (found is { } customer && await Way(customer, told.Typed, stop) is { } channel
            && await db.OwnCodes.CountAsync(c => c.CustomerId == customer && c.EndsUtc > now, stop) < OwnDoor.CodesAtOnce)
        {
            var code = RandomNumberGenerator.GetInt32((int)Math.Pow(10, OwnDoor.CodeDigits)).ToString(CultureInfo.InvariantCulture)
                .PadLeft(OwnDoor.CodeDigits, '0');
            next = next with { Sealed = seal.Close(code), CustomerId = customer };
            var root = (await units.All(stop)).Values.OrderBy(unit => unit.Depth).ThenBy(unit => unit.Id).First();
            await messages.Add([new(MessageKind.AccessCode, channel, $"own-code:{asked.Id:N}", root.Id, customer, null,
                channel == DeliveryChannel.Email ? OwnTexts.Of("subject", told.Language) : null,
                OwnTexts.Of("code", told.Language, ("code", code)), EndsUtc: asked.EndsUtc)], stop);
        }
        db.Replace(asked, next);
        // Tried meanwhile: it comes again, and finds the row as it is then.
        if (await db.Commit(stop) is { } failure) throw new InvalidOperationException(failure.Problems[0].Code);
    }

    private async Task<long?> Whom(string typed, CancellationToken stop)
    {
        if (VoiceNumber.Read(typed) is { } number && (await cases.CustomerOf(number, stop) ?? await voices.CustomerOf(number, stop)) is { } known)
            return (await merges.StandFor([known], stop))[known];
        var kind = IsAddress(typed) ? IdentifierKind.Email : IdentifierKind.Phone;
        return IdentifierForm.Of(kind, typed) is { } value && (await numbers.Known(kind, [value], stop)).TryGetValue(value, out long found)
            ? (await merges.StandFor([found], stop))[found] : null;
    }

    // Where somebody typed an address, the code goes there and nowhere else.
    private async Task<DeliveryChannel?> Way(long customer, string typed, CancellationToken stop)
    {
        DeliveryChannel[] wanted = VoiceNumber.Read(typed) is not null ? Channels : [IsAddress(typed) ? DeliveryChannel.Email : DeliveryChannel.Sms];
        foreach (var channel in wanted.Where(delivery.IsSetUp))
            if (await contacts.Of(customer, DeliveryFacts.WayOf(channel)!.Value, stop) is { Address: not null, IsErased: false }) return channel;
        return null;
    }

    private static bool IsAddress(string typed) => typed.Contains('@', StringComparison.Ordinal);
}
