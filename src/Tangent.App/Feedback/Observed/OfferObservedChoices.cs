using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Observed;

/// <summary>What the forms of planners offer: units, people, touchpoints.</summary>
public sealed class OfferObservedChoices(ObservedReach reach, PeopleFacts people, TouchpointNames touchpoints)
{
    /// <summary>What is offered to whom.</summary>
    /// <param name="Plans">Whether for planning; else for looking at what was found.</param>
    public sealed record Request(bool Plans = true);

    /// <summary>What is offered.</summary>
    /// <param name="Units">Open units in the order of the tree.</param>
    /// <param name="People">People to whom sheets may be given; none where nothing is planned.</param>
    /// <param name="Touchpoints">Touchpoints in use, by code.</param>
    public sealed record Choices(IReadOnlyList<UnitFact> Units, IReadOnlyList<PersonFact> People, IReadOnlyList<TouchpointFact> Touchpoints)
    {
        /// <summary>A unit's part of the tree, without the units that only hold others together.</summary>
        public IReadOnlyList<Guid> LeavesOf(Guid unit) => Units.FirstOrDefault(one => one.Id == unit) is not { } top ? []
            : [.. Units.Where(one => top.Path.Contains(one.Path) && !Units.Any(other => other != one && one.Path.Contains(other.Path))).Select(one => one.Id)];
    }

    /// <summary>Offers them.</summary>
    public async Task<Outcome<Choices>> Run(Actor who, Request request, CancellationToken stop)
    {
        var kind = request.Plans ? Kind.ObservationPlan : Kind.Observation;
        if (who.Lacks(Verb.Read, kind) is { } refusal) return refusal;

        return new Choices(await reach.OpenUnits(who, Verb.Read, kind, stop),
            request.Plans ? await people.Choices(who, Verb.Update, Kind.ObservationPlan, stop) : [], await touchpoints.InUse(stop));
    }
}
