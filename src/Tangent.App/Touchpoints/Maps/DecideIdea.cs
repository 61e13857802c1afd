using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Takes an idea further: chosen, done, or refused with a reason. Whoever writes the map decides.</summary>
public sealed class DecideIdea(Db db, JourneyMapChange change, Audit audit)
{
    /// <summary>What to decide.</summary>
    /// <param name="Id">Of which map.</param>
    /// <param name="Idea">Which idea.</param>
    /// <param name="State">What becomes of it.</param>
    /// <param name="Reason">Why; a refusal needs one.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    public sealed record Request(Guid Id, Guid Idea, IdeaState State, string? Reason = null, int? ExpectedVersion = null);

    /// <summary>Decides.</summary>
    /// <returns>The version of the idea that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (map, unit) = reached.Value;
        if (await db.JourneyMapIdeas.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Idea && i.MapId == map.Id, stop) is not { } idea)
            return Fail.NotFound;
        if (request.ExpectedVersion is { } expected && expected != idea.Version) return Fail.Clash("storage.changed-meanwhile");
        var decided = idea.To(request.State, request.Reason);
        if (decided.Failure is { } wrong) return wrong;
        if (ReferenceEquals(idea, decided.Value)) return idea.Version;

        db.Replace(idea, decided.Value);
        audit.Write(who, "maps.did.decide", JourneyMapChange.Subject(map, unit), new { idea.Text, idea.State, idea.Reason },
            new { decided.Value.Text, decided.Value.State, decided.Value.Reason });
        return await db.Commit(stop) is { } trouble ? trouble : decided.Value.Version;
    }
}
