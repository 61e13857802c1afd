using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of blueprints.</summary>
static partial class Probes
{
    private static Dictionary<string, Known> Blueprints => new()
    {
        ["GET /api/v1/blueprints"] = new(Verb.Read, Kind.Blueprint, null,
            new Probe("unitId", Target.Unit, "/api/v1/blueprints?unitId={probe}", Shared: ReadByAll)),
        ["POST /api/v1/blueprints"] = new(Verb.Create, Kind.Blueprint, """{ "template":"hotline" }""",
            new Probe("unitId", Target.Unit, "/api/v1/blueprints", """{ "unitId":"{probe}", "template":"hotline" }""", Shared: ReadByAll)),
        ["GET /api/v1/blueprints/{id}"] = OnBlueprint(Verb.Read, ""),
        ["GET /api/v1/blueprints/{id}/document"] = OnBlueprint(Verb.Read, "/document"),
        ["GET /api/v1/blueprints/{id}/bpmn"] = OnBlueprint(Verb.Export, "/bpmn"),
        ["PUT /api/v1/blueprints/{id}/document"] = OnBlueprint(Verb.Update, "/document", """{ "document":"{\"format\":1,\"title\":{\"zh\":\"x\"}}" }"""),
        ["POST /api/v1/blueprints/{id}/submit"] = OnBlueprint(Verb.Update, "/submit", "{}"),
        ["POST /api/v1/blueprints/{id}/send-back"] = OnBlueprint(Verb.Act, "/send-back", "{}"),
        ["POST /api/v1/blueprints/{id}/publish"] = OnBlueprint(Verb.Act, "/publish", """{ "looked":[] }"""),
        ["GET /api/v1/blueprints/{id}/differences"] = OnBlueprint(Verb.Read, "/differences"),
        ["GET /api/v1/blueprints/{id}/live"] = new(Verb.Read, Kind.Blueprint, null,
            new Probe("id", Target.Blueprint, "/api/v1/blueprints/{probe}/live", Shared: ReadByAll),
            new Probe("unitId", Target.Unit, "/api/v1/blueprints/{own:Blueprint}/live?unitId={probe}",
                Shared: "the units of the company are readable by all; the id only narrows")),
        ["POST /api/v1/blueprints/{id}/notes"] = OnBlueprint(Verb.Read, "/notes", """{ "text":"x" }"""),
    };

    private static Known OnBlueprint(Verb verb, string act, string? body = null) => OnShared(verb, Kind.Blueprint, Target.Blueprint, "blueprints", act, body);
}

/// <summary>Doors to blueprints.</summary>
static partial class PageProbes
{
    private static PageId SharedBlueprint => new("id", Target.Blueprint, Why: Probes.ReadByAll);

    private static Dictionary<string, KnownPage> Blueprints => new()
    {
        ["/blueprints"] = new(Verb.Read, Kind.Blueprint) { Ids = [SharedFilter] },
        ["/blueprints/new"] = new(Verb.Create, Kind.Blueprint)
        {
            Ids = [new("Input.UnitId", Target.Unit, "make", Probes.ReadByAll)],
            Forms = [new("make", Verb.Create, Kind.Blueprint)],
        },
        ["/blueprints/{id}"] = new(Verb.Read, Kind.Blueprint)
        {
            Ids = [SharedBlueprint, SharedFilter, new("?version", null, Why: Words), new("?against", null, Why: Words),
                new("?at", null, Why: "a place of the drawing")],
            Forms = [new("submit", Verb.Update, Kind.Blueprint), new("publish", Verb.Act, Kind.Blueprint), new("back", Verb.Act, Kind.Blueprint),
                new("note", Verb.Read, Kind.Blueprint)],
        },
        ["GET /blueprints/{id}/json"] = new(Verb.Export, Kind.Blueprint) { Ids = [SharedBlueprint] },
        ["GET /blueprints/{id}/bpmn"] = new(Verb.Export, Kind.Blueprint) { Ids = [SharedBlueprint] },
        ["GET /blueprints/{id}/picture"] = new(Verb.Export, Kind.Blueprint) { Ids = [SharedBlueprint, SharedFilter] },
        ["/blueprints/{id}/edit"] = new(Verb.Update, Kind.Blueprint)
        {
            Ids = [SharedBlueprint, new("?at", null, Why: "a place of the drawing")],
            Forms = [new("add", Verb.Update, Kind.Blueprint), new("cell", Verb.Update, Kind.Blueprint), new("step", Verb.Update, Kind.Blueprint),
                new("about", Verb.Update, Kind.Blueprint), new("whole", Verb.Update, Kind.Blueprint), new("move", Verb.Update, Kind.Blueprint)],
        },
    };
}
