using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>The units and people that a form about touchpoints offers, and the units by which a list is narrowed.</summary>
public sealed class OfferTouchpointChoices(UnitFacts units, PeopleFacts people)
{
    /// <summary>What the choices are for.</summary>
    /// <param name="For">What the person is about to do: only units in which that is allowed are offered.</param>
    public sealed record Request(Verb For);

    /// <summary>What is offered.</summary>
    /// <param name="Units">Open units in the order of the tree, parents before children.</param>
    /// <param name="People">People who can answer for a touchpoint; none when the list is only read.</param>
    public sealed record Choices(IReadOnlyList<UnitFact> Units, IReadOnlyList<PersonFact> People);

    /// <summary>Offers them.</summary>
    public async Task<Outcome<Choices>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(request.For, Kind.Touchpoint) is { } refusal) return refusal;

        var scope = who.Scope(request.For, Kind.Touchpoint);
        bool isReading = request.For == Verb.Read;
        var open = (await units.All(stop)).Values
            .Where(unit => !unit.IsClosed && (isReading || scope.Any(part => part.Contains(unit.Path)))).ToList();
        var persons = isReading ? [] : await people.Choices(who, request.For, Kind.Touchpoint, stop);
        return new Choices(UnitFact.InTreeOrder(open), persons);
    }
}
