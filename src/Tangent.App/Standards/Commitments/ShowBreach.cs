using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Standards.Commitments;

/// <summary>One broken promise with its facts.</summary>
public sealed class ShowBreach(BreachReach reach, BreachRows rows)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<BreachView>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Breach) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, stop);
        return found.Failure is { } failure ? failure : (await rows.Show(who, [found.Value.Breach], stop))[0];
    }
}
