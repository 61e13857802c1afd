using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of recovery.</summary>
static partial class Probes
{
    private const string Heard = """ "once":"1", "told":"slow" """;

    private static Dictionary<string, Known> Cases => new()
    {
        ["GET /api/v1/cases"] = new(Verb.Read, Kind.Case, null,
            new Probe("unitId", Target.Unit, "/api/v1/cases?unitId={probe}", null, ReadByAll),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/cases?touchpoint={probe}", null, Narrows)),
        ["POST /api/v1/cases"] = new(Verb.Create, Kind.Case, $$"""{ {{Heard}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/cases", $$"""{ {{Heard}}, "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/cases", $$"""{ {{Heard}}, "touchpoint":"{probe}" }""", ReadByAll)),
        ["GET /api/v1/cases/export"] = new(Verb.Export, Kind.Case, null,
            new Probe("unitId", Target.Unit, "/api/v1/cases/export?unitId={probe}", null, ReadByAll),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/cases/export?touchpoint={probe}", null, Narrows)),
        ["GET /api/v1/cases/measures"] = new(Verb.Read, Kind.Case, null,
            new Probe("unitId", Target.Unit, "/api/v1/cases/measures?unitId={probe}", null, ReadByAll)),
        ["GET /api/v1/cases/signals"] = new(Verb.Read, Kind.Case),
        ["GET /api/v1/cases/policy"] = new(Verb.Read, Kind.CasePolicy),
        ["PUT /api/v1/cases/policy"] = new(Verb.Update, Kind.CasePolicy, "{}"),
        ["POST /api/v1/cases/policy/try"] = new(Verb.Read, Kind.CasePolicy, "{}"),
        ["GET /api/v1/cases/{id}"] = new(Verb.Read, Kind.Case, null, new Probe("id", Target.Case, "/api/v1/cases/{probe}")),
        ["GET /api/v1/cases/{id}/similar"] = new(Verb.Read, Kind.Case, null, new Probe("id", Target.Case, "/api/v1/cases/{probe}/similar")),
        ["POST /api/v1/cases/{id}/listen"] = OnCase(Verb.Update, "listen", """{ "told":"slow", "way":"phone" }"""),
        ["POST /api/v1/cases/{id}/assess"] = OnCase(Verb.Update, "assess", """{ "facts":"late", "severity":"low" }""",
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/cases/{none}/assess", """{ "facts":"late", "severity":"low", "touchpoint":"{probe}" }""",
                ReadByAll)),
        ["POST /api/v1/cases/{id}/judge"] = OnCase(Verb.Update, "judge", """{ "verdict":"upheld", "reason":"late", "cause":"wait" }"""),
        ["POST /api/v1/cases/{id}/propose"] = OnCase(Verb.Update, "propose", """{ "treatment":"sorry" }"""),
        ["POST /api/v1/cases/{id}/decide"] = OnCase(Verb.Act, "decide", """{ "isApproved":true }"""),
        ["POST /api/v1/cases/{id}/offer"] = OnCase(Verb.Update, "offer", """{ "words":"sorry", "way":"phone" }"""),
        ["POST /api/v1/cases/{id}/answer"] = OnCase(Verb.Update, "answer", """{ "isAccepted":true }"""),
        ["POST /api/v1/cases/{id}/carry-out"] = OnCase(Verb.Update, "carry-out", """{ "remedy":0 }"""),
        ["POST /api/v1/cases/{id}/visit"] = OnCase(Verb.Update, "visit", """{ "isReached":false }"""),
        ["POST /api/v1/cases/{id}/close"] = OnCase(Verb.Update, "close", """{ "end":"resolved" }"""),
        ["POST /api/v1/cases/{id}/reopen"] = OnCase(Verb.Update, "reopen", """{ "reason":"again" }"""),
        // What belongs to another unit is handed on to it: no unit is closed to that, so only the case is probed.
        ["POST /api/v1/cases/{id}/give"] = OnCase(Verb.Act, "give", """{ "personId":null }""",
            new Probe("unitId", Target.Unit, "/api/v1/cases/{none}/give", """{ "unitId":"{probe}" }"""),
            new Probe("personId", Target.Person, "/api/v1/cases/{own:Case}/give", """{ "personId":"{probe}" }""", Listed)),
        ["POST /api/v1/cases/{id}/pause"] = OnCase(Verb.Update, "pause", """{ "isPaused":true, "reason":"waits" }"""),
        ["POST /api/v1/cases/{id}/escalate"] = OnCase(Verb.Update, "escalate", """{ "reason":"late" }"""),
        ["POST /api/v1/cases/{id}/merge"] = OnCase(Verb.Act, "merge", """{ "into":"2607-4831-5520" }"""),
        ["POST /api/v1/cases/{id}/part"] = OnCase(Verb.Act, "part", "{}"),
        ["POST /api/v1/cases/{id}/words"] = OnCase(Verb.Update, "words", """{ "words":"seen" }"""),
        ["POST /api/v1/cases/{id}/reveal"] = new(Verb.Act, Kind.PersonalData, """{ "purpose":"call the customer" }""",
            new Probe("id", Target.Case, "/api/v1/cases/{probe}/reveal", """{ "purpose":"call the customer" }""")),
    };

    private static Known OnCase(Verb verb, string act, string body, params Probe[] more) => new(verb, Kind.Case, body,
        [new Probe("id", Target.Case, $"/api/v1/cases/{{probe}}/{act}", body), .. more]);
}

/// <summary>Pages of recovery.</summary>
static partial class PageProbes
{
    private static PageId Case => new("id", Target.Case);

    private static Dictionary<string, KnownPage> Cases => new()
    {
        ["/cases"] = new(Verb.Read, Kind.Case) { Ids = [SharedFilter, new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)] },
        ["GET /cases/export"] = new(Verb.Export, Kind.Case) { Ids = [SharedFilter, new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)] },
        ["/cases/new"] = new(Verb.Create, Kind.Case)
        {
            Ids = [new("Input.UnitId", Target.Unit, "open")],
            Forms = [new("open", Verb.Create, Kind.Case)],
        },
        ["/cases/signals"] = new(Verb.Read, Kind.Case),
        ["/cases/results"] = new(Verb.Read, Kind.Case) { Ids = [SharedFilter] },
        ["/cases/rules"] = new(Verb.Read, Kind.CasePolicy) { Forms = [new("policy", Verb.Read, Kind.CasePolicy)] },
        ["/cases/{id}"] = new(Verb.Read, Kind.Case)
        {
            Ids = [Case],
            Forms = [new("step", Verb.Update, Kind.Case), new("end", Verb.Update, Kind.Case), new("write", Verb.Update, Kind.Case),
                new("take", Verb.Update, Kind.Case), new("reveal", Verb.Act, Kind.PersonalData)],
        },
        ["/cases/{id}/pack"] = new(Verb.Read, Kind.Case) { Ids = [Case], Forms = [new("pack", Verb.Act, Kind.PersonalData)] },
        ["/cases/{id}/manage"] = new(Verb.Read, Kind.Case)
        {
            Ids = [Case, new("Given.PersonId", Target.Person, "give")],
            Forms = [new("give", Verb.Act, Kind.Case), new("pause", Verb.Update, Kind.Case), new("escalate", Verb.Update, Kind.Case),
                new("merge", Verb.Act, Kind.Case), new("part", Verb.Act, Kind.Case)],
        },
    };
}
