using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Own;

/// <summary>
/// Tells customers at their own contact that a complaint was heard (ISO 10002: at once), and asks them when everything is done whether it
/// was put right. Both carry a link to the own page; each goes out once.
/// </summary>
public sealed class TellOwnCustomer(Db db, OwnVoices voices, OwnLinks links, CustomerContacts contacts, SpokenLanguages languages, OutMessages messages,
    DeliveryFacts delivery, UnitFacts units, TangentSettings settings, TimeProvider clock) : IHandle<CaseOpened>, IHandle<CaseStepped>
{
    private static readonly DeliveryChannel[] Channels = [DeliveryChannel.Sms, DeliveryChannel.Email];

    // What was said longer ago is answered by somebody, not out of the blue.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1), Use = TimeSpan.FromDays(3);

    /// <inheritdoc/>
    public async Task Handle(CaseOpened happened, Guid id, CancellationToken stop)
    {
        if (happened.Origin != SignalKind.Complaint || await voices.Of(happened.Number, stop) is not { } voice
            || voice.GivenUtc < clock.GetUtcNow().UtcDateTime - Fresh) return;
        await Tell(happened.Case, "heard", stop);
    }

    /// <inheritdoc/>
    public Task Handle(CaseStepped happened, Guid id, CancellationToken stop) =>
        happened.To == CaseStep.Visit ? Tell(happened.Case, "yourword", stop) : Task.CompletedTask;

    private async Task Tell(Guid id, string what, CancellationToken stop)
    {
        if (!settings.OwnPages.Acknowledges) return;
        var one = await db.RecoveryCases.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        if (!one.IsOpen || one.Customer is not { } customer || await Way(customer, stop) is not { } channel) return;
        var key = $"own-{what}:{one.Id:N}:{one.Reopened}";
        if ((await delivery.Of([key], stop)).Count > 0) return;
        var unit = (await units.Of([one.UnitId], stop))[one.UnitId];
        var language = (await languages.Of([customer], stop)).GetValueOrDefault(customer);
        var number = VoiceNumber.Shown(one.Number);
        var text = OwnTexts.Of(what, language, ("number", number), ("link", links.ForMessage(one.Number, customer)), ("due", Due(one, unit)));
        await messages.Add([new(MessageKind.CaseMessage, channel, key, unit.Id, customer, one.Id,
            channel == DeliveryChannel.Email ? OwnTexts.Of($"{what}.subject", language, ("number", number)) : null, text,
            EndsUtc: UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime + Use))], stop);
        if (await db.Commit(stop) is { } failure) throw new InvalidOperationException(failure.Problems[0].Code);
    }

    private static string Due(RecoveryCase one, UnitFact unit) =>
        (one.Details.Clock(ClockKind.FirstContact)?.DueUtc ?? one.DueUtc) is not { } due ? ""
            : TimeZoneInfo.ConvertTimeFromUtc(due, TimeZoneInfo.FindSystemTimeZoneById(unit.TimeZone))
                .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private async Task<DeliveryChannel?> Way(long customer, CancellationToken stop)
    {
        foreach (var channel in Channels.Where(delivery.IsSetUp))
            if (await contacts.Of(customer, DeliveryFacts.WayOf(channel)!.Value, stop) is { Address: not null, IsClosed: false, IsErased: false })
                return channel;
        return null;
    }
}
