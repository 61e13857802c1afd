using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Incidents;
using Tangent.App.Feedback.Voices;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>What customers said of a touchpoint that is not settled, as one reader may see it.</summary>
/// <param name="Waiting">Items of the inbox without an end.</param>
/// <param name="Overdue">Those of them whose day has passed.</param>
/// <param name="LastIncidentUtc">When the last critical incident happened, or null.</param>
public sealed record VoicesAt(int Waiting, int Overdue, DateTime? LastIncidentUtc);

/// <summary>Open items and critical incidents by touchpoint.</summary>
public sealed class VoicesAtTouchpoints(VoiceReach voices, IncidentReach incidents, TimeProvider clock)
{
    /// <summary>What there is at these touchpoints; those with nothing are missing. Who may not see items or incidents gets none.</summary>
    public async Task<IReadOnlyDictionary<Guid, VoicesAt>> Of(Actor who, IReadOnlyCollection<Guid> touchpoints, CancellationToken stop)
    {
        if (touchpoints.Count == 0) return new Dictionary<Guid, VoicesAt>();
        Guid?[] wanted = [.. touchpoints];
        Dictionary<Guid, VoicesAt> found = [];
        if (who.May(Verb.Read, Kind.Voice))
        {
            var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
            foreach (var one in await (await voices.Within(who, Verb.Read, stop)).Where(v => v.EndedUtc == null && EF.Parameter(wanted).Contains(v.Touchpoint))
                .GroupBy(v => v.Touchpoint!.Value).Select(all => new { all.Key, Waiting = all.Count(), Overdue = all.Count(v => v.DueUtc < now) })
                .ToListAsync(stop))
                found[one.Key] = new(one.Waiting, one.Overdue, null);
        }
        if (who.May(Verb.Read, Kind.Incident))
            foreach (var one in await (await incidents.Within(who, Verb.Read, stop)).Where(i => EF.Parameter(wanted).Contains(i.Touchpoint))
                .GroupBy(i => i.Touchpoint!.Value).Select(all => new { all.Key, Last = all.Max(i => i.HappenedUtc) }).ToListAsync(stop))
                found[one.Key] = found.GetValueOrDefault(one.Key, new(0, 0, null)) with { LastIncidentUtc = one.Last };
        return found;
    }
}
