using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Changes what is written about a moment. The same again changes nothing.</summary>
public sealed class EditMoment(MomentChange change, TimeProvider clock)
{
    /// <summary>What to change.</summary>
    /// <param name="Id">Which moment.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Fields">All fields as they shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, MomentFields Fields);

    /// <summary>Changes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Moment) is { } refusal) return refusal;

        var reached = await change.Find(who, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = await change.Check(who, request.Fields, reached.Value.Moment, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var changed = reached.Value.Moment.With(MomentRules.Details(request.Fields, reached.Value.Moment.Sheet), clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "moments.did.edit", reached.Value, changed, stop);
    }
}
