using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Encounters.Journeys;

/// <summary>The touchpoints by which journeys can be asked for: what the log names.</summary>
public sealed class OfferJourneyStops(JourneyReading reading)
{
    // A choice of more than this is none; addresses may name any.
    private const int MostStops = 500;

    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>The touchpoints in the order of their keys, words that mean none last; at most 500.</summary>
    public async Task<Outcome<IReadOnlyList<JourneyStop>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;
        return Outcome<IReadOnlyList<JourneyStop>>.Of(await reading.Stops(MostStops, stop));
    }
}
