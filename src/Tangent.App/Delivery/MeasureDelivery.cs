using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery;

/// <summary>Which channels are set up, and how many of the reader's messages wait, went out and did not.</summary>
public sealed class MeasureDelivery(MessageReach reach, ChannelSet channels, TimeProvider clock)
{
    private const int Days = 7;

    /// <summary>Nothing but the question.</summary>
    public sealed record Request;

    /// <summary>A channel.</summary>
    /// <param name="Channel">Which.</param>
    /// <param name="IsSetUp">Whether messages go out by it.</param>
    /// <param name="Waiting">Messages that wait, or are under way.</param>
    /// <param name="Sent">Sent in the last seven days.</param>
    /// <param name="Failed">Not sent, or nobody knows, in the last seven days.</param>
    public sealed record Line(DeliveryChannel Channel, bool IsSetUp, int Waiting, int Sent, int Failed);

    /// <summary>A line for each channel.</summary>
    public async Task<Outcome<IReadOnlyList<Line>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Message) is { } refusal) return refusal;

        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var counts = await (await reach.Within(who, Verb.Read, stop)).Where(m => m.EndedUtc == null || m.EndedUtc >= since)
            .GroupBy(m => new { m.Channel, m.State }).Select(same => new { same.Key.Channel, same.Key.State, Count = same.Count() }).ToListAsync(stop);
        int Count(DeliveryChannel channel, params MessageState[] states) =>
            counts.Where(one => one.Channel == channel && states.Contains(one.State)).Sum(one => one.Count);
        return Outcome<IReadOnlyList<Line>>.Of([.. Enum.GetValues<DeliveryChannel>().Select(channel => new Line(channel, channels.IsSetUp(channel),
            Count(channel, MessageState.Waiting, MessageState.Sending), Count(channel, MessageState.Sent),
            Count(channel, MessageState.GivenUp, MessageState.Unsure)))]);
    }
}
