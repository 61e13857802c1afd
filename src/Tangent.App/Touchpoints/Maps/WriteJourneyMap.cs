using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Writes the draft of a journey map. What was published stays as it was; the same again changes nothing.</summary>
public sealed class WriteJourneyMap(JourneyMapChange change, JourneyMapCheck check, TimeProvider clock)
{
    /// <summary>What to write.</summary>
    /// <param name="Id">Which map.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Document">The whole document as it shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, MapDocument Document);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        if (await check.Run(request.Document, reached.Value.Map.Id, stop) is { } wrong) return wrong;
        return await change.Write(who, "maps.did.write", reached.Value,
            reached.Value.Map.With(request.Document, clock.GetUtcNow().UtcDateTime), stop);
    }
}
