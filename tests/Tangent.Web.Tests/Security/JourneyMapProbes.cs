using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of journey maps.</summary>
static partial class Probes
{
    private static Dictionary<string, Known> JourneyMaps => new()
    {
        ["GET /api/v1/journey-maps"] = new(Verb.Read, Kind.JourneyMap, null,
            new Probe("unitId", Target.Unit, "/api/v1/journey-maps?unitId={probe}", Shared: ReadByAll)),
        ["POST /api/v1/journey-maps"] = new(Verb.Create, Kind.JourneyMap, """{ "template":"hotel-stay" }""",
            new Probe("unitId", Target.Unit, "/api/v1/journey-maps", """{ "unitId":"{probe}", "template":"hotel-stay" }""", Shared: ReadByAll)),
        ["GET /api/v1/journey-maps/{id}"] = OnMap(Verb.Read, ""),
        ["GET /api/v1/journey-maps/{id}/document"] = OnMap(Verb.Read, "/document"),
        ["PUT /api/v1/journey-maps/{id}/document"] = OnMap(Verb.Update, "/document", """{ "document":"{\"format\":1,\"title\":{\"zh\":\"x\"}}" }"""),
        ["POST /api/v1/journey-maps/{id}/submit"] = OnMap(Verb.Update, "/submit", "{}"),
        ["POST /api/v1/journey-maps/{id}/send-back"] = OnMap(Verb.Act, "/send-back", "{}"),
        ["POST /api/v1/journey-maps/{id}/publish"] = OnMap(Verb.Act, "/publish", "{}"),
        ["GET /api/v1/journey-maps/{id}/differences"] = OnMap(Verb.Read, "/differences"),
        ["GET /api/v1/journey-maps/{id}/live"] = new(Verb.Read, Kind.JourneyMap, null,
            new Probe("id", Target.JourneyMap, "/api/v1/journey-maps/{probe}/live", Shared: ReadByAll),
            new Probe("unitId", Target.Unit, "/api/v1/journey-maps/{own:JourneyMap}/live?unitId={probe}",
                Shared: "the units of the company are readable by all; the id only narrows")),
        ["POST /api/v1/journey-maps/{id}/ideas"] = OnMap(Verb.Read, "/ideas", """{ "text":"x" }"""),
        ["POST /api/v1/journey-maps/{id}/ideas/{idea}/decide"] = new(Verb.Update, Kind.JourneyMap, """{ "state":"chosen" }""",
            new Probe("id", Target.JourneyMap, "/api/v1/journey-maps/{probe}/ideas/{own:MapIdea}/decide", """{ "state":"chosen" }""", Shared: ReadByAll),
            new Probe("idea", Target.MapIdea, "/api/v1/journey-maps/{own:JourneyMap}/ideas/{probe}/decide", """{ "state":"chosen" }""")),
    };

    private static Known OnMap(Verb verb, string act, string? body = null) => OnShared(verb, Kind.JourneyMap, Target.JourneyMap, "journey-maps", act, body);
}

/// <summary>Doors to journey maps.</summary>
static partial class PageProbes
{
    private static PageId SharedMap => new("id", Target.JourneyMap, Why: Probes.ReadByAll);

    private static Dictionary<string, KnownPage> JourneyMaps => new()
    {
        ["/journey-maps"] = new(Verb.Read, Kind.JourneyMap) { Ids = [SharedFilter] },
        ["/journey-maps/new"] = new(Verb.Create, Kind.JourneyMap)
        {
            Ids = [new("Input.UnitId", Target.Unit, "make", Probes.ReadByAll)],
            Forms = [new("make", Verb.Create, Kind.JourneyMap)],
        },
        ["/journey-maps/{id}"] = new(Verb.Read, Kind.JourneyMap)
        {
            Ids = [SharedMap, SharedFilter, new("?version", null, Why: Words), new("?against", null, Why: Words), new("?at", null,
                Why: "a step of the drawing"),
                new("?within", Target.JourneyMap, Why: Probes.ReadByAll)],
            Forms = [new("submit", Verb.Update, Kind.JourneyMap), new("publish", Verb.Act, Kind.JourneyMap), new("back", Verb.Act, Kind.JourneyMap),
                new("idea", Verb.Read, Kind.JourneyMap), new("decide", Verb.Update, Kind.JourneyMap)],
        },
        ["GET /journey-maps/{id}/json"] = new(Verb.Export, Kind.JourneyMap) { Ids = [SharedMap] },
        ["GET /journey-maps/{id}/picture"] = new(Verb.Export, Kind.JourneyMap) { Ids = [SharedMap, SharedFilter] },
        ["/journey-maps/{id}/edit"] = new(Verb.Update, Kind.JourneyMap)
        {
            Ids = [SharedMap, new("?at", null, Why: "a step of the drawing")],
            Forms = [new("add", Verb.Update, Kind.JourneyMap), new("step", Verb.Update, Kind.JourneyMap), new("about", Verb.Update, Kind.JourneyMap),
                new("persona", Verb.Update, Kind.JourneyMap), new("whole", Verb.Update, Kind.JourneyMap)],
        },
    };
}
