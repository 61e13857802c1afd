using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Recovery;

/// <summary>What forms and filters of cases offer: units, people, touchpoints; and how many cases there are in the parts of the queue.</summary>
public sealed class OfferCaseChoices(CaseReach reach, CaseRows rows, PeopleFacts people, TouchpointNames touchpoints)
{
    private static readonly CasePart[] Counted = [CasePart.Open, CasePart.Mine, CasePart.Nobodys, CasePart.Overdue, CasePart.ToApprove, CasePart.ToVisit];

    /// <summary>What the choices are for.</summary>
    /// <param name="For">Units in which the actor may do this; null: all open ones, to hand something on.</param>
    public sealed record Request(Verb? For = Verb.Read);

    /// <summary>What is offered.</summary>
    /// <param name="Units">Open units in the order of the tree.</param>
    /// <param name="People">People who can work on cases; none unless something is handed on.</param>
    /// <param name="Touchpoints">Touchpoints in use, by code.</param>
    /// <param name="Counts">How many cases there are in the open parts of the queue.</param>
    public sealed record Choices(IReadOnlyList<UnitFact> Units, IReadOnlyList<PersonFact> People, IReadOnlyList<TouchpointFact> Touchpoints,
        IReadOnlyDictionary<CasePart, int> Counts);

    /// <summary>Offers them.</summary>
    public async Task<Outcome<Choices>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(request.For ?? Verb.Read, Kind.Case) is { } refusal) return refusal;

        var open = (await reach.Units(stop)).Values.Where(unit => !unit.IsClosed && (request.For is not { } verb || who.May(verb, Kind.Case, unit.Path)));
        var persons = request.For is null && who.May(Verb.Act, Kind.Case) ? await people.Choices(who, Verb.Update, Kind.Case, stop) : [];
        Dictionary<CasePart, int> counts = [];
        if (request.For == Verb.Read)
            foreach (var part in Counted) counts[part] = await (await rows.Where(who, Verb.Read, new(part), stop)).Value.CountAsync(stop);
        return new Choices(UnitFact.InTreeOrder(open), persons, await touchpoints.InUse(stop), counts);
    }
}
