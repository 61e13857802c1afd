using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>What forms and filters of cases offer: units, people, touchpoints; and how many cases there are in the parts of the queue.</summary>
public sealed class OfferCaseChoices(CaseReach reach, PeopleFacts people, TouchpointNames touchpoints, TimeProvider clock)
{
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
        return new Choices(UnitFact.InTreeOrder(open), persons, await touchpoints.InUse(stop), request.For == Verb.Read ? await Counts(who, stop)
            : new Dictionary<CasePart, int>());
    }

    // In one look at an index that holds all that is asked.
    private async Task<IReadOnlyDictionary<CasePart, int>> Counts(Actor who, CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var me = who.Id;
        var counted = await (await reach.Within(who, Verb.Read, stop)).Where(c => c.ClosedUtc == null).GroupBy(_ => 1).Select(open => new
        {
            Open = open.Count(),
            Mine = open.Count(c => c.PersonId == me),
            Nobodys = open.Count(c => c.PersonId == null),
            Overdue = open.Count(c => c.DueUtc < now),
            ToApprove = open.Count(c => c.IsToApprove),
            ToVisit = open.Count(c => c.Step == CaseStep.Visit),
        }).SingleOrDefaultAsync(stop);
        return new Dictionary<CasePart, int>
        {
            [CasePart.Open] = counted?.Open ?? 0,
            [CasePart.Mine] = counted?.Mine ?? 0,
            [CasePart.Nobodys] = counted?.Nobodys ?? 0,
            [CasePart.Overdue] = counted?.Overdue ?? 0,
            [CasePart.ToApprove] = counted?.ToApprove ?? 0,
            [CasePart.ToVisit] = counted?.ToVisit ?? 0,
        };
    }
}
