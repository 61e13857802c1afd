using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>Hands the draft of a blueprint to whoever publishes.</summary>
public sealed class SubmitBlueprint(BlueprintChange change, TimeProvider clock)
{
    /// <summary>Which blueprint, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Hands it over.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Blueprint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        return reached.Failure is { } failure ? failure : await change.Write(who, "blueprints.did.submit", reached.Value,
            reached.Value.Blueprint.Submit(clock.GetUtcNow().UtcDateTime), stop);
    }
}
