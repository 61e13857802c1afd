using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Encounters.Journeys;

/// <summary>What journeys cost customers: how many needed one contact alone, came again, changed the channel or were handed over.</summary>
public sealed class MeasureContacts(JourneyReading reading)
{
    /// <summary>Days within which another contact is a repetition, when nobody says otherwise.</summary>
    public const int UsualWindowDays = 7;

    /// <summary>What to measure.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="WindowDays">Days within which another contact of the journey is a repetition, 1 to 365.</param>
    public sealed record Request(JourneyFilter? Filter = null, int WindowDays = UsualWindowDays);

    /// <summary>A change of channel.</summary>
    /// <param name="From">The earlier channel, in the source's words.</param>
    /// <param name="To">The later one.</param>
    /// <param name="Count">How often.</param>
    public sealed record Switch(string? From, string? To, int Count);

    /// <summary>The measures. Each share has its interval, or says why it cannot be told.</summary>
    /// <param name="Basis">What they were made from.</param>
    /// <param name="Settled">Journeys that began early enough for the first of the shares.</param>
    /// <param name="FirstContact">Share of these that came to one contact alone (首次解决率).</param>
    /// <param name="RepeatContacts">Share of contacts that came within the window after another one (重复接触).</param>
    /// <param name="Switching">Share of journeys whose channel changed.</param>
    /// <param name="HandedOver">Share of journeys that went to another employee.</param>
    /// <param name="Switches">Changes of channel, the commonest first; up to 100.</param>
    public sealed record Effort(JourneyBasis Basis, int Settled, Answer FirstContact, Answer RepeatContacts, Answer Switching, Answer HandedOver,
        IReadOnlyList<Switch> Switches);

    /// <summary>Measures the journeys that the actor may see.</summary>
    public async Task<Outcome<Effort>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;

        if (request.WindowDays is < 1 or > 365) return Fail.Wrong("windowDays", "journeys.range", 1, 365);
        return await reading.Ask<Effort>(who, request.Filter, (nameof(MeasureContacts), request.WindowDays),
            journeys => Measure(journeys, request.WindowDays), stop);
    }

    private static Effort Measure(OpenJourneys journeys, int windowDays)
    {
        var found = ContactMeasures.Of(journeys.Log, windowDays);
        return new(journeys.MadeFrom(FlowSummary.Of(journeys.Log, FlowParts.Counts)), found.Settled, found.FirstContact, found.RepeatContacts,
            found.Switching, found.HandedOver,
            [.. found.Switches.Take(100).Select(one => new Switch(journeys.WordOf(one.From), journeys.WordOf(one.To), one.Count))]);
    }
}
