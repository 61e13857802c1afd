using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>Writes the draft of a blueprint. What was published stays as it was; the same again changes nothing.</summary>
public sealed class WriteBlueprint(BlueprintChange change, BlueprintCheck check, TimeProvider clock)
{
    /// <summary>What to write.</summary>
    /// <param name="Id">Which blueprint.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Document">The whole document as it shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, BlueprintDocument Document);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Blueprint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        if (await check.Run(request.Document, stop) is { } wrong) return wrong;
        return await change.Write(who, "blueprints.did.write", reached.Value,
            reached.Value.Blueprint.With(request.Document, clock.GetUtcNow().UtcDateTime), stop);
    }
}
