using Microsoft.AspNetCore.Components;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Web.Pages.Encounters;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Journeys;

/// <summary>A question about journeys: which of them count is asked in the same way on every page.</summary>
public abstract class JourneyView : FormPage
{
    [Inject]
    public required Words.Words W { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required OfferEncounterWords OfferWords { get; set; }

    [Inject]
    public required OfferTouchpointChoices OfferUnits { get; set; }

    [Inject]
    public required OfferJourneyStops OfferStops { get; set; }

    /// <summary>What the address says.</summary>
    internal PageState State { get; private set; } = null!;

    /// <summary>The filters that are menus.</summary>
    internal IReadOnlyList<Filter> Filters { get; private set; } = [];

    /// <summary>Touchpoints that the log names.</summary>
    internal IReadOnlyList<JourneyStop> Stops { get; private set; } = [];

    /// <summary>Outcomes that the log names.</summary>
    internal IReadOnlyList<string> Outcomes { get; private set; } = [];

    /// <summary>Which journeys count.</summary>
    protected JourneyFilter Filter => JourneyState.Filter(State, Clock.GetUtcNow());

    /// <summary>Asks what this page is about.</summary>
    protected abstract Task Ask();

    /// <summary>Another address to go to instead, where a form said something that the page's addresses say otherwise.</summary>
    protected virtual string? Instead() => null;

    protected sealed override async Task Load()
    {
        State = PageState.Of(Http);
        if ((JourneyState.Short(State) ?? Instead()) is { } address)
        {
            Go(address);
            return;
        }
        if (Or(await OfferWords.Run(Current.Who, new(), Stop)) is not { } words) return;
        if (Or(await OfferStops.Run(Current.Who, new(), Stop)) is not { } stops) return;
        var units = await OfferUnits.Run(Current.Who, new(Verb.Read), Stop);
        (Stops, Outcomes) = (stops, words.Outcomes);
        Filters =
        [
            new(EncounterState.Period, W["encounters.period"], EncounterState.Periods(W)),
            new(JourneyState.Cut, W["journeys.cut"], W.Choices<JourneyCut>(), nameof(JourneyCut.KeyOrCustomer)),
            new(EncounterState.Unit, W["encounters.field.unit"], units.Failure is null ? units.Value.Units.Choices() : []),
            new(EncounterState.Channel, W["encounters.field.channel"], EncounterState.Channels(W, words.Channels)),
            new(JourneyState.Tier, W["journeys.tier"], W.Choices<CustomerTier>()),
            new(EncounterState.Outcome, W["encounters.field.outcome"], EncounterState.Choices(words.Outcomes)),
        ];
        await Ask();
    }

    /// <summary>Name of a touchpoint by its key.</summary>
    internal string NameOf(string key) => Stops.FirstOrDefault(stop => stop.Key == key)?.Name() ?? key.TrimStart('~');
}
