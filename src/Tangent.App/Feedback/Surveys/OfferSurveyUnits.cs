using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The units in which the actor may do something with surveys.</summary>
public sealed class OfferSurveyUnits(UnitFacts units)
{
    /// <summary>What the person is about to do.</summary>
    public sealed record Request(Verb For);

    /// <summary>Open units in the order of the tree, parents before children.</summary>
    public async Task<Outcome<IReadOnlyList<UnitFact>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(request.For, Kind.Survey) is { } refusal) return refusal;

        return Outcome<IReadOnlyList<UnitFact>>.Of([.. (await units.All(stop)).Values
            .Where(unit => !unit.IsClosed && who.May(request.For, Kind.Survey, unit.Path)).OrderBy(unit => Place(unit.Path), StringComparer.Ordinal)]);
    }

    // Numbers of one length order as numbers do.
    private static string Place(UnitPath path) => string.Concat(path.Value.Split('.').Select(number => number.PadLeft(9, '0')));
}
