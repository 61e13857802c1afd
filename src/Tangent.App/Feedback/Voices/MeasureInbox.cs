using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>How well the loop is closed: of what was due in a period, which share has ended, which in time, how soon customers were told.</summary>
public sealed class MeasureInbox(VoiceRows rows, TimeProvider clock)
{
    private const int UsualDays = 90, MostDays = 3660;

    /// <summary>Over which items.</summary>
    /// <param name="Days">How many days back from now.</param>
    /// <param name="Kind">What customers wanted; null: all of it.</param>
    /// <param name="UnitId">The unit whose inbox it is, or one above it; null: all in sight.</param>
    public sealed record Request(int Days = UsualDays, VoiceKind? Kind = null, Guid? UnitId = null);

    /// <summary>The measures.</summary>
    /// <param name="FromUtc">Items due from this moment on.</param>
    /// <param name="ToUtc">Until this one.</param>
    /// <param name="Closed">Share of them that has ended: the closed-loop rate.</param>
    /// <param name="InTime">Share of them that had ended when their day was over.</param>
    /// <param name="FirstReply">Median hours until the customer was first told something, of those who were.</param>
    public sealed record Measures(DateTime FromUtc, DateTime ToUtc, Answer Closed, Answer InTime, Answer FirstReply);

    /// <summary>Measures.</summary>
    public async Task<Outcome<Measures>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Voice) is { } refusal) return refusal;

        if (request.Days is < 1 or > MostDays) return Fail.Wrong("days", "voices.days", 1, MostDays);
        var found = await rows.Where(who, Verb.Read, new(InboxPart.All, Kind: request.Kind, UnitId: request.UnitId), stop);
        if (found.Failure is { } wrong) return wrong;
        var to = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var from = to.AddDays(-request.Days);
        // A duplicate is answered with the item that goes on: it counts once.
        var due = await found.Value.Where(v => v.DueUtc >= from && v.DueUtc < to && v.How != Disposition.Duplicate)
            .Select(v => new { v.ReceivedUtc, v.DueUtc, v.EndedUtc, v.RepliedUtc }).ToListAsync(stop);
        double[] hours = [.. due.Where(v => v.RepliedUtc is not null).Select(v => (v.RepliedUtc!.Value - v.ReceivedUtc).TotalHours)];
        return new Measures(from, to, Wilson.Share(due.Count(v => v.EndedUtc is not null), due.Count),
            Wilson.Share(due.Count(v => v.EndedUtc <= v.DueUtc), due.Count), Quantiles.Of(hours, 0.5, 0.95));
    }
}
