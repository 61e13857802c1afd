using Tangent.Analytics;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Value;

/// <summary>Tries a policy on the past: which tiers customers would be of today, and who would move. Nothing is written.</summary>
public sealed class TryValuePolicy(ValueMaker maker, TierStandings standings, TimeProvider clock)
{
    /// <summary>What to try.</summary>
    public sealed record Request(ValuePolicy? Policy);

    /// <summary>What it would come to.</summary>
    /// <param name="Model">All that was found; the sizes of tiers before and after among it. Null when it cannot be told.</param>
    /// <param name="Cannot">Why not.</param>
    /// <param name="Up">How many would rise.</param>
    /// <param name="Down">How many would fall, now or after <see cref="ValuePolicy.Patience"/> periods like this one.</param>
    /// <param name="First">How many have no tier yet and would get one.</param>
    public sealed record Tried(ValueModel? Model, CannotTell? Cannot, int Up, int Down, int First);

    /// <summary>Tries it.</summary>
    public async Task<Outcome<Tried>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Customer, UnitPath.Root) is { } refusal) return refusal;

        if (request.Policy is not { } policy) return Fail.Wrong("policy", "form.required");
        List<Problem> problems = [.. policy.Check()];
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var asOf = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var (valued, cannot) = await maker.Make(policy, asOf, null, stop);
        if (valued is null) return new Tried(null, cannot, 0, 0, 0);
        // What comes of it is asked, not what comes first: nobody waits.
        var steps = TierSteps.Of(policy with { Patience = 1 }, valued, await standings.At(policy, asOf, stop));
        return new Tried(TierSteps.Sum(valued, steps), null, Count(step => step.Tier < step.Before.Tier), Count(step => step.Tier > step.Before.Tier),
            Count(step => step.Before.Tier is null));

        int Count(Func<TierStepOf, bool> isMeant) => steps.Count(step => step.IsChange && isMeant(step));
    }
}
