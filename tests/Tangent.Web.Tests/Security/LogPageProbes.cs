using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Doors to encounters and customers.</summary>
static partial class PageProbes
{
    private static KnownPage OnJourneys => new(Verb.Read, Kind.Encounter) { Ids = [SharedFilter] };

    private static Dictionary<string, KnownPage> Log => new()
    {
        ["/encounters"] = new(Verb.Read, Kind.Encounter)
        {
            Ids = [SharedFilter, new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)],
        },
        ["/journeys"] = OnJourneys,
        ["GET /journeys/picture"] = new(Verb.Export, Kind.Encounter) { Ids = [SharedFilter] },
        ["/journeys/matrix"] = OnJourneys,
        ["/journeys/funnel"] = OnJourneys,
        ["/journeys/contacts"] = OnJourneys,
        ["/journeys/credits"] = OnJourneys,
        ["/journeys/conformance"] = OnJourneys with { Forms = [new("net", Verb.Read, Kind.Encounter)] },
        // Customers have numbers: CustomerPageTests look at own, foreign and missing ones.
        ["/customers/{number}"] = new(Verb.Read, Kind.Customer)
        {
            IsNarrow = true,
            Ids = [new("number", null, Why: "a number, looked at by a test of its own")],
        },
    };
}
