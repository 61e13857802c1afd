using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Doors to encounters and customers.</summary>
static partial class PageProbes
{
    private static Dictionary<string, KnownPage> Log => new()
    {
        ["/encounters"] = new(Verb.Read, Kind.Encounter)
        {
            Ids = [SharedFilter, new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)],
        },
        ["/journeys"] = new(Verb.Read, Kind.Encounter) { Ids = [SharedFilter] },
        // Customers have numbers: CustomerPageTests look at own, foreign and missing ones.
        ["/customers/{number}"] = new(Verb.Read, Kind.Customer)
        {
            IsNarrow = true,
            Ids = [new("number", null, Why: "a number, looked at by a test of its own")],
        },
    };
}
