using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of encounters, customers and journeys.</summary>
static partial class Probes
{
    private static Dictionary<string, Known> Log => new()
    {
        ["GET /api/v1/encounters"] = new(Verb.Read, Kind.Encounter, null,
            new Probe("unitId", Target.Unit, "/api/v1/encounters?unitId={probe}", null, "the id only narrows the list"),
            new Probe("touchpointId", Target.Touchpoint, "/api/v1/encounters?touchpointId={probe}", null, "the id only narrows the list")),
        ["GET /api/v1/data-health"] = new(Verb.Read, Kind.Encounter, null,
            new Probe("unitId", Target.Unit, "/api/v1/data-health?unitId={probe}", null, "the id only narrows what is counted")),
        ["GET /api/v1/customers"] = new(Verb.Read, Kind.Customer),
        ["GET /api/v1/customers/matches"] = new(Verb.Act, Kind.Customer),
        ["POST /api/v1/customers/matches/reject"] = new(Verb.Act, Kind.Customer, """{ "first":1, "second":2 }"""),
        ["POST /api/v1/customers/merges/{merge}/undo"] = new(Verb.Act, Kind.Customer, null,
            new Probe("merge", Target.Merge, "/api/v1/customers/merges/{probe}/undo")),
        ["GET /api/v1/customers/value"] = new(Verb.Read, Kind.Customer),
        ["GET /api/v1/customers/value/policy"] = new(Verb.Read, Kind.Customer),
        ["PUT /api/v1/customers/value/policy"] = new(Verb.Update, Kind.Customer, """{ "movesTiers":false }"""),
        ["POST /api/v1/customers/value/policy/try"] = new(Verb.Act, Kind.Customer, """{ "movesTiers":false }"""),
        ["POST /api/v1/customers/value/runs"] = new(Verb.Update, Kind.Customer),
        ["GET /api/v1/customers/value/moves"] = new(Verb.Read, Kind.Customer),
        ["GET /api/v1/customers/value/upgrades"] = new(Verb.Read, Kind.Customer),
        ["GET /api/v1/customers/{number}/value"] = new(Verb.Read, Kind.Customer, null,
            new Probe("number", Target.Customer, "/api/v1/customers/{probe}/value")),
        ["GET /api/v1/customers/{number}"] = new(Verb.Read, Kind.Customer, null,
            new Probe("number", Target.Customer, "/api/v1/customers/{probe}")),
        ["POST /api/v1/customers/{number}/merge"] = OnCustomer(Verb.Act, "merge", """{ "into":1 }"""),
        ["POST /api/v1/customers/{number}/tier"] = OnCustomer(Verb.Update, "tier", """{ "tier":"gold" }"""),
        ["POST /api/v1/customers/{number}/consents"] =
            OnCustomer(Verb.Update, "consents", """{ "purpose":"research", "isGiven":true, "evidence":"form" }"""),
        ["POST /api/v1/customers/{number}/ways"] = OnCustomer(Verb.Update, "ways", """{ "way":"sms", "isClosed":true }"""),
        ["POST /api/v1/customers/{number}/identifiers"] =
            OnCustomer(Verb.Update, "identifiers", """{ "kind":"phone", "text":"13800138000" }"""),
        ["GET /api/v1/privacy-requests"] = new(Verb.Read, Kind.PrivacyRequest),
        ["POST /api/v1/privacy-requests"] = new(Verb.Create, Kind.PrivacyRequest, """{ "customer":1, "ask":"copy" }"""),
        ["GET /api/v1/privacy-requests/{id}"] = OnPrivacy(Verb.Read, ""),
        ["POST /api/v1/privacy-requests/{id}/check"] = OnPrivacy(Verb.Update, "/check", """{ "proof":"paper" }"""),
        ["POST /api/v1/privacy-requests/{id}/copy"] = OnPrivacy(Verb.Act, "/copy"),
        ["POST /api/v1/privacy-requests/{id}/erase"] = OnPrivacy(Verb.Delete, "/erase", """{ "isConfirmed":false }"""),
        ["POST /api/v1/privacy-requests/{id}/end"] = OnPrivacy(Verb.Update, "/end", """{ "isDone":false, "answer":"x" }"""),
        ["POST /api/v1/customers/{number}/erase"] = OnCustomer(Verb.Delete, "erase", """{ "isConfirmed":true }"""),
        ["POST /api/v1/encounters"] = new(Verb.Import, Kind.Encounter, """{ "source":"q", "encounters":[] }"""),
        ["POST /api/v1/judgements/batch"] = new(Verb.Import, Kind.Feedback, """{ "source":"q", "judgements":[] }"""),
        ["GET /api/v1/insights/scorecards"] = OnInsights("scorecards"),
        ["GET /api/v1/insights/triangulation"] = OnInsights("triangulation"),
        ["GET /api/v1/insights/touchpoint"] = OnInsights("touchpoint"),
        ["GET /api/v1/insights/units"] = OnInsights("units"),
        ["GET /api/v1/insights/trends"] = OnInsights("trends"),
        ["GET /api/v1/insights/moments"] = OnInsights("moments"),
        ["GET /api/v1/insights/rule"] = OnInsights("rule"),
        ["GET /api/v1/insights/drivers"] = OnInsights("drivers"),
        ["GET /api/v1/insights/fix-first"] = OnInsights("fix-first"),
        ["GET /api/v1/insights/changes"] = OnInsights("changes"),
        ["GET /api/v1/insights/themes"] = OnInsights("themes"),
        ["GET /api/v1/insights/agreement"] = OnInsights("agreement"),
        ["GET /api/v1/insights/reliability"] = OnInsights("reliability"),
        ["GET /api/v1/insights/importance"] = OnInsights("importance"),
        ["GET /api/v1/insights/returns"] = OnInsights("returns"),
        ["GET /api/v1/insights/recovery"] = OnInsights("recovery"),
        ["GET /api/v1/insights/waits"] = OnInsights("waits"),
        ["POST /api/v1/insights/chain"] = new(Verb.Read, Kind.Encounter, """{ "columns":{ "quality":[1, 2], "value":[2, 1] } }"""),
        ["GET /api/v1/insights/gaps"] = new(Verb.Read, Kind.Encounter, null, new Probe("surveyId", Target.Survey, "/api/v1/insights/gaps?surveyId={probe}")),
        ["POST /api/v1/insights/gaps"] = new(Verb.Read, Kind.Encounter, """{ "scale":"1-7" }"""),
        ["POST /api/v1/journeys/map"] = OnJourneys("map", "{}"),
        ["POST /api/v1/journeys/funnel"] = OnJourneys("funnel", "{}"),
        ["POST /api/v1/journeys/contacts"] = OnJourneys("contacts", "{}"),
        ["POST /api/v1/journeys/conformance"] = OnJourneys("conformance", """{ "path":["~a"] }"""),
        ["POST /api/v1/journeys/credits"] = OnJourneys("credits", """{ "goodOutcomes":["done"] }"""),
    };

    private static Known OnCustomer(Verb verb, string act, string body) => new(verb, Kind.Customer, body,
        new Probe("number", Target.Customer, $"/api/v1/customers/{{probe}}/{act}", body));

    private static Known OnPrivacy(Verb verb, string act, string? body = null) => new(verb, Kind.PrivacyRequest, body,
        new Probe("id", Target.PrivacyRequest, $"/api/v1/privacy-requests/{{probe}}{act}", body));

    private static Known OnInsights(string question) => new(Verb.Read, Kind.Encounter, null,
        new Probe("unitId", Target.Unit, $"/api/v1/insights/{question}?unitId={{probe}}", null,
            "the units of the company are readable by all; the id only narrows"));

    private static Known OnJourneys(string question, string body) => new(Verb.Read, Kind.Encounter, body,
        new Probe("filter.unitIds", Target.Unit, $"/api/v1/journeys/{question}",
            $$$"""{ "filter":{ "unitIds":["{probe}"] }, {{{body.TrimStart('{')}}}""".Replace(", }", " }", StringComparison.Ordinal),
            "the units of the company are readable by all; the id only narrows"));
}
