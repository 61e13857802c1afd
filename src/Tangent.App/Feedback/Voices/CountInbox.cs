using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>How much waits in the inbox.</summary>
public sealed class CountInbox(VoiceReach reach, TimeProvider clock)
{
    /// <summary>Nothing is asked for but the count.</summary>
    public sealed record Request;

    /// <summary>What waits in the inboxes that the actor sees.</summary>
    /// <param name="Waiting">Items without an end.</param>
    /// <param name="Overdue">Those of them whose day has passed.</param>
    /// <param name="Mine">Those that the actor answers for.</param>
    /// <param name="Nobodys">Those for which nobody answers.</param>
    public sealed record Counts(int Waiting, int Overdue, int Mine, int Nobodys);

    /// <summary>Counts.</summary>
    public async Task<Outcome<Counts>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Voice) is { } refusal) return refusal;

        var (now, me) = (UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime), who.Id);
        return await (await reach.Within(who, Verb.Read, stop)).Where(v => v.EndedUtc == null).GroupBy(_ => 1)
            .Select(all => new Counts(all.Count(), all.Count(v => v.DueUtc < now), all.Count(v => v.PersonId == me), all.Count(v => v.PersonId == null)))
            .SingleOrDefaultAsync(stop) ?? new Counts(0, 0, 0, 0);
    }
}
