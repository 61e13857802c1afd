using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Channels;
using Tangent.App.Delivery.Published;
using Tangent.App.Delivery.Webhooks;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery;

/// <summary>
/// Sends what is due by one channel. That an attempt begins is written down before anything leaves, and what came of it afterwards: a
/// server that is stopped between knows later which messages were perhaps taken.
/// </summary>
public sealed class Dispatch(Db db, MessageSeal seal, CustomerContacts contacts, UnitFacts units, QuietTimes quiet, Endpoints endpoints,
    IEnumerable<IMessageGuard> guards, TimeProvider clock)
{
    /// <summary>Messages of one round of a channel.</summary>
    internal const int MostAtOnce = 20;

    private DateTime Now => UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>One round.</summary>
    /// <returns>How many messages were looked at.</returns>
    internal async Task<int> Some(IChannel channel, CancellationToken stop)
    {
        var now = Now;
        var due = db.Messages.Where(m => m.Channel == channel.Channel && m.EndedUtc == null && m.State == MessageState.Waiting && m.DueUtc <= now);
        if (channel.Channel == DeliveryChannel.Webhook) due = endpoints.Open(due);
        var messages = await due.OrderBy(m => m.DueUtc).ThenBy(m => m.Id).Take(MostAtOnce).ToListAsync(stop);
        if (messages.Count == 0) return 0;

        List<(Message Message, Outgoing Outgoing)> ready = [];
        foreach (var message in messages)
            if (await Prepare(message, now, stop) is { } outgoing) ready.Add((message, outgoing));
        var begun = ready.ConvertAll(one => (Message: one.Message.Begin(), one.Outgoing, Attempt: new MessageAttempt
        {
            MessageId = one.Message.Id,
            Number = one.Message.Attempts + 1,
            AtUtc = now,
        }));
        for (int i = 0; i < begun.Count; i++)
        {
            db.Replace(ready[i].Message, begun[i].Message);
            db.Add(begun[i].Attempt);
        }
        // Somebody took one back meanwhile: nothing has left, the next round sees what there is.
        if (await db.Commit(stop) is not null)
        {
            db.Forget();
            return messages.Count;
        }
        var sent = await Task.WhenAll(begun.Select(one => Send(channel, one.Outgoing, stop)));
        for (int i = 0; i < begun.Count; i++) await Settle(channel, begun[i].Message, begun[i].Attempt, sent[i].Result, sent[i].Milliseconds);
        return messages.Count;
    }

    /// <summary>What was under way when the server stopped: perhaps it was taken.</summary>
    internal async Task Recover(IReadOnlyCollection<IChannel> channels, CancellationToken stop)
    {
        foreach (var message in await db.Messages.Where(m => m.State == MessageState.Sending).OrderBy(m => m.Id).Take(1000).ToListAsync(stop))
        {
            var attempt = await db.MessageAttempts.AsTracking().SingleAsync(a => a.MessageId == message.Id && a.Number == message.Attempts, stop);
            var safe = channels.SingleOrDefault(one => one.Channel == message.Channel)?.IsRepeatSafe ?? false;
            Note(message, attempt, new SendResult.Unknown("delivery.interrupted"), null, safe);
        }
        await db.SaveChangesAsync(stop);
    }

    private static async Task<(SendResult Result, int Milliseconds)> Send(IChannel channel, Outgoing outgoing, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        SendResult result;
        try
        {
            result = await channel.Send(outgoing, stop);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // A channel answers every trouble itself; what it did not foresee is no reason to lose the others of the round.
            result = new SendResult.Unknown("delivery.interrupted");
        }
        return (result, (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    // Not stopped half-way: what has left is known.
    private async Task Settle(IChannel channel, Message message, MessageAttempt attempt, SendResult result, int milliseconds)
    {
        Note(message, attempt, result, milliseconds, channel.IsRepeatSafe);
        if (await db.Commit(CancellationToken.None) is not null) db.Forget();   // erased meanwhile
        if (message.EndpointId is { } endpoint) await endpoints.Note(endpoint, result is SendResult.Accepted, CancellationToken.None);
    }

    private void Note(Message message, MessageAttempt attempt, SendResult result, int? milliseconds, bool isRepeatSafe)
    {
        (attempt.Outcome, attempt.Reason, attempt.Status, attempt.Milliseconds) = (result.Outcome, result.Reason, result.Status, milliseconds);
        db.Update(attempt);
        db.Replace(message, message.After(result, isRepeatSafe, Now));
    }

    // What must be so before anything leaves; without an attempt the message waits or ends.
    private async Task<Outgoing?> Prepare(Message message, DateTime now, CancellationToken stop)
    {
        if (message.EndsUtc <= now) return End(message, MessageState.GivenUp, "delivery.too-late", now);
        if (message.Content is null) return End(message, MessageState.Cancelled, "delivery.is-forgotten", now);
        if (seal.Open(message.Content) is not { } content) return End(message, MessageState.GivenUp, "delivery.unreadable", now);
        if (message.EndpointId is { } id)
        {
            var endpoint = await endpoints.Of(id, stop);
            return new(message.Id, endpoint.Url, null, content.Text, Secret: endpoint.Secret);
        }
        if (message.Customer is not { } customer)
            return content.To is { } to ? new(message.Id, to, content.Subject, content.Text) : End(message, MessageState.GivenUp, "delivery.no-address", now);

        foreach (var guard in guards.Where(guard => guard.IsFor(message.Kind)))
            if (await guard.Stops(message.Key, stop) is { } over) return End(message, MessageState.Cancelled, over, now);
        var contact = await contacts.Of(customer, DeliveryFacts.WayOf(message.Channel)!.Value, stop);
        if (contact.IsErased) return End(message, MessageState.Cancelled, "delivery.erased", now);
        bool isAskedFor = message.Kind == MessageKind.AccessCode;
        if (contact.IsClosed && !isAskedFor) return End(message, MessageState.Cancelled, "delivery.opted-out", now);
        if (contact.Address is null) return End(message, MessageState.GivenUp, "delivery.no-address", now);
        var unit = (await units.Of([message.UnitId], stop))[message.UnitId];
        if (!isAskedFor && quiet.OpenUtc(now, unit.TimeZone) is var open && open > now)
        {
            db.Replace(message, message.Wait(open, "delivery.quiet"));
            return null;
        }
        return new(message.Id, contact.Address, content.Subject, content.Text, content.Decline);
    }

    private Outgoing? End(Message message, MessageState state, string reason, DateTime now)
    {
        db.Replace(message, message.Stop(state, reason, now));
        return null;
    }
}
