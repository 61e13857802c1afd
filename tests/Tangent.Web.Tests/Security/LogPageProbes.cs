using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Doors to encounters and customers.</summary>
static partial class PageProbes
{
    private static KnownPage OnJourneys => new(Verb.Read, Kind.Encounter) { Ids = [SharedFilter] };
    private static PageId Customer => new("number", Target.Customer);

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
        ["/insights"] = OnJourneys,
        ["/insights/moments"] = OnJourneys,
        ["/insights/drivers"] = OnJourneys,
        ["/insights/scorecards"] = OnJourneys,
        ["/insights/triangulation"] = OnJourneys,
        ["/insights/changes"] = OnJourneys,
        ["/insights/touchpoint"] = OnJourneys,
        ["/insights/units"] = OnJourneys,
        ["/insights/trends"] = OnJourneys,
        ["/insights/gaps"] = new(Verb.Read, Kind.Encounter) { Ids = [new("?survey", Target.Survey)], Forms = [new("table", Verb.Read, Kind.Encounter)] },
        ["/insights/chain"] = new(Verb.Read, Kind.Encounter) { Forms = [new("table", Verb.Read, Kind.Encounter)] },
        ["/insights/comments"] = OnJourneys,
        ["/insights/comments/themes"] = new(Verb.Read, Kind.Feedback)
        {
            Ids = [new("?theme", null, Why: "a word that is looked up among what everybody with the right may read")],
            Forms = [new("keep", Verb.Update, Kind.Survey), new("switch-*", Verb.Update, Kind.Survey), new("shipped", Verb.Update, Kind.Survey)],
        },
        ["/insights/reliability"] = OnJourneys,
        ["/insights/importance"] = OnJourneys,
        ["/insights/waits"] = OnJourneys,
        ["/data-health"] = new(Verb.Read, Kind.Encounter) { Ids = [SharedFilter] },
        ["/customers"] = new(Verb.Read, Kind.Customer),
        ["/customers/value"] = new(Verb.Read, Kind.Customer)
        {
            Forms = [new("policy", Verb.Update, Kind.Customer), new("start", Verb.Update, Kind.Customer)],
        },
        ["/customers/matches"] = new(Verb.Act, Kind.Customer) { Forms = [new("decide", Verb.Act, Kind.Customer)] },
        ["/customers/{number}"] = new(Verb.Read, Kind.Customer)
        {
            Ids = [Customer],
            Forms = [new("identifier", Verb.Update, Kind.Customer), new("tier", Verb.Update, Kind.Customer),
                new("consent", Verb.Update, Kind.Customer), new("way", Verb.Update, Kind.Customer)],
        },
        ["/customers/{number}/merge"] = new(Verb.Act, Kind.Customer)
        {
            Ids = [Customer, new("?into", null, Why: Words)],
            Forms = [new("merge", Verb.Act, Kind.Customer)],
        },
        ["/customers/{number}/merges/{merge}/undo"] =
            Asks(Verb.Act, Kind.Customer, "undo", Customer, new PageId("merge", Target.Merge)),
        ["/privacy"] = new(Verb.Read, Kind.PrivacyRequest)
        {
            Ids =
            [
                new("~?request", Target.PrivacyRequest), new("Checking.Id", Target.PrivacyRequest, "check"),
                new("Copying.Id", Target.PrivacyRequest, "copy"), new("Erasing.Id", Target.PrivacyRequest, "erase"),
                new("Ending.Id", Target.PrivacyRequest, "end"),
            ],
            Forms =
            [
                new("take", Verb.Create, Kind.PrivacyRequest), new("check", Verb.Update, Kind.PrivacyRequest),
                new("copy", Verb.Act, Kind.PrivacyRequest), new("erase", Verb.Delete, Kind.PrivacyRequest),
                new("end", Verb.Update, Kind.PrivacyRequest),
            ],
        },
        ["/customers/{number}/erase"] = Asks(Verb.Delete, Kind.Customer, "erase", Customer),
    };
}
