using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of the inbox.</summary>
static partial class Probes
{
    private const string Listed = "listed with all problems, like one that is missing";
    private const string Narrows = "the id only narrows the list";
    private const string Say = """ "kind":"complaint", "way":"hotline", "words":"slow" """;

    private static Dictionary<string, Known> Inbox => new()
    {
        ["GET /api/v1/voices"] = new(Verb.Read, Kind.Voice, null,
            new Probe("unitId", Target.Unit, "/api/v1/voices?unitId={probe}", null, ReadByAll),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/voices?touchpoint={probe}", null, Narrows)),
        ["POST /api/v1/voices"] = new(Verb.Create, Kind.Voice, $$"""{ {{Say}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/voices", $$"""{ {{Say}}, "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/voices", $$"""{ {{Say}}, "touchpoint":"{probe}" }""", ReadByAll)),
        ["GET /api/v1/voices/export"] = new(Verb.Export, Kind.Voice, null,
            new Probe("unitId", Target.Unit, "/api/v1/voices/export?unitId={probe}", null, ReadByAll),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/voices/export?touchpoint={probe}", null, Narrows)),
        ["GET /api/v1/voices/measures"] = new(Verb.Read, Kind.Voice, null,
            new Probe("unitId", Target.Unit, "/api/v1/voices/measures?unitId={probe}", null, ReadByAll)),
        ["POST /api/v1/voices/end"] = new(Verb.Update, Kind.Voice, """{ "ids":["{none}"], "how":"noAction", "reason":"none" }""",
            new Probe("ids", Target.Voice, "/api/v1/voices/end", """{ "ids":["{probe}"], "how":"noAction", "reason":"none" }""",
                "each has its own result")),
        ["GET /api/v1/voices/{id}"] = new(Verb.Read, Kind.Voice, null, new Probe("id", Target.Voice, "/api/v1/voices/{probe}")),
        ["POST /api/v1/voices/{id}/sort"] = OnVoice(Verb.Update, "sort", """{ "kind":"praise" }""",
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/voices/{none}/sort", """{ "kind":"praise", "touchpoint":"{probe}" }""", ReadByAll)),
        // What is said about another unit is handed on to it: no unit is closed to that, so only the item is probed.
        ["POST /api/v1/voices/{id}/give"] = OnVoice(Verb.Act, "give", """{ "personId":null }""",
            new Probe("unitId", Target.Unit, "/api/v1/voices/{none}/give", """{ "unitId":"{probe}" }"""),
            new Probe("personId", Target.Person, "/api/v1/voices/{own:Voice}/give", """{ "personId":"{probe}" }""", Listed)),
        ["POST /api/v1/voices/{id}/notes"] = OnVoice(Verb.Update, "notes", """{ "words":"seen" }"""),
        ["POST /api/v1/voices/{id}/replies"] = OnVoice(Verb.Update, "replies", """{ "words":"sorry", "told":"phone" }"""),
        ["POST /api/v1/voices/{id}/reopen"] = OnVoice(Verb.Update, "reopen", "{}"),
        ["POST /api/v1/voices/{id}/merge"] = OnVoice(Verb.Act, "merge", """{ "into":"2607-4831-5520" }"""),
        ["POST /api/v1/voices/{id}/part"] = OnVoice(Verb.Act, "part", "{}"),
        ["POST /api/v1/voices/{id}/reveal"] = new(Verb.Act, Kind.PersonalData, """{ "purpose":"call the customer" }""",
            new Probe("id", Target.Voice, "/api/v1/voices/{probe}/reveal", """{ "purpose":"call the customer" }""")),
        ["GET /api/v1/incidents"] = new(Verb.Read, Kind.Incident, null,
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/incidents?touchpoint={probe}", null, Narrows)),
        ["POST /api/v1/incidents"] = new(Verb.Create, Kind.Incident, $$"""{ {{Happened}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/incidents", $$"""{ {{Happened}}, "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/incidents", $$"""{ {{Happened}}, "touchpoint":"{probe}" }""", ReadByAll),
            new Probe("voiceId", Target.Voice, "/api/v1/incidents", $$"""{ {{Happened}}, "voiceId":"{probe}" }""", Listed)),
        ["GET /api/v1/incidents/measures"] = new(Verb.Read, Kind.Incident),
        ["GET /api/v1/incidents/{id}"] = new(Verb.Read, Kind.Incident, null, new Probe("id", Target.Incident, "/api/v1/incidents/{probe}")),
        ["POST /api/v1/incidents/{id}/code"] = new(Verb.Update, Kind.Incident, """{ "type":"slow" }""",
            new Probe("id", Target.Incident, "/api/v1/incidents/{probe}/code", """{ "type":"slow" }""")),
        ["POST /api/v1/incidents/{id}/decide"] = new(Verb.Act, Kind.Incident, """{ "type":"slow" }""",
            new Probe("id", Target.Incident, "/api/v1/incidents/{probe}/decide", """{ "type":"slow" }""")),
    };

    private const string Happened = """ "story":"late", "outcome":"dissatisfying", "teller":"customer" """;

    private static Known OnVoice(Verb verb, string act, string body, params Probe[] more) => new(verb, Kind.Voice, body,
        [new Probe("id", Target.Voice, $"/api/v1/voices/{{probe}}/{act}", body), .. more]);
}

/// <summary>Pages of the inbox.</summary>
static partial class PageProbes
{
    private static PageId Voice => new("id", Target.Voice);

    private static Dictionary<string, KnownPage> Inbox => new()
    {
        ["/tell-us"] = Open([new("?unit", null, Why: "a code that is passed over where it does not exist"),
            new("?at", null, Why: "a code that is passed over where it does not exist")], new("say"), new KnownForm("send")),
        ["/inbox"] = new(Verb.Read, Kind.Voice) { Ids = [SharedFilter, new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)] },
        ["GET /inbox/export"] = new(Verb.Export, Kind.Voice) { Ids = [SharedFilter, new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)] },
        ["/inbox/new"] = new(Verb.Create, Kind.Voice)
        {
            Ids = [new("?way", null, Why: Words), new("Input.UnitId", Target.Unit, "take")],
            Forms = [new("take", Verb.Create, Kind.Voice)],
        },
        ["/inbox/{id}"] = new(Verb.Read, Kind.Voice)
        {
            Ids = [Voice],
            Forms = [new("reopen", Verb.Update, Kind.Voice), new("part", Verb.Act, Kind.Voice), new("reveal", Verb.Act, Kind.PersonalData),
                new("reply", Verb.Update, Kind.Voice), new("note", Verb.Update, Kind.Voice)],
        },
        ["/inbox/{id}/give"] = new(Verb.Update, Kind.Voice)
        {
            Ids = [Voice, new("Input.PersonId", Target.Person, "give")],
            Forms = [new("take", Verb.Update, Kind.Voice), new("give", Verb.Act, Kind.Voice)],
        },
        ["/inbox/{id}/sort"] = Asks(Verb.Update, Kind.Voice, "sort", Voice),
        ["/inbox/{id}/merge"] = Asks(Verb.Act, Kind.Voice, "merge", Voice),
        ["/incidents"] = new(Verb.Read, Kind.Incident) { Ids = [new("~?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll)] },
        ["/incidents/new"] = new(Verb.Create, Kind.Incident)
        {
            Ids = [new("?voice", Target.Voice), new("Input.UnitId", Target.Unit, "incident")],
            Forms = [new("incident", Verb.Create, Kind.Incident)],
        },
        ["/incidents/{id}"] = new(Verb.Read, Kind.Incident)
        {
            Ids = [new("id", Target.Incident)],
            Forms = [new("code", Verb.Update, Kind.Incident), new("decide", Verb.Act, Kind.Incident)],
        },
        ["/inbox/end"] = new(Verb.Update, Kind.Voice) { Ids = [new("~?ids", Target.Voice)], Forms = [new("end", Verb.Update, Kind.Voice)] },
    };
}
