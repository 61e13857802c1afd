using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>What an id in a request points to.</summary>
public enum Target
{
    Unit, Person, Grant, Invitation, ApiKey, View, AuditEntry, Touchpoint, Session, Job, Attachment,
    Moment, Device, Discretion, Information, Plan, Reference, Import, Customer, Merge, Survey, SurveyLink, PaperBatch, Voice, Incident, Case,
    Message, Webhook, Rule, Calendar, Standard, Commitment, Breach, Alert, Firing, Menu, TestCase, Blueprint, JourneyMap, MapIdea, Encounter,
    PrivacyRequest, ObservedForm, ObservedProgramme, ObservedSheet, ObservedPhoto
}

/// <summary>One id of one endpoint: the request with <c>{probe}</c> in its place.</summary>
/// <param name="Id">Name of the id: the route parameter, or the member of body or query.</param>
/// <param name="Points">What it points to.</param>
/// <param name="Url">Path and query; <c>{own:Person}</c> and the like stand for an object of the actor's own sub-tree.</param>
/// <param name="Body">JSON, or null for none.</param>
/// <param name="Shared">Why a foreign object may be seen, or why the id only narrows a list; null when it must be missing.</param>
public sealed record Probe(string Id, Target Points, string Url, string? Body = null, string? Shared = null);

/// <summary>An endpoint of the interface for programs: what it takes, what right it needs.</summary>
/// <param name="Verb">The right without which it answers 403; null when everybody signed in may.</param>
/// <param name="Kind">The kind that the right is for.</param>
/// <param name="Body">A body that is well formed.</param>
/// <param name="Probes">A probe for each of its ids.</param>
public sealed record Known(Verb? Verb, Kind Kind, string? Body = null, params Probe[] Probes);

/// <summary>The register of endpoints. One that is not here fails the tests by its name.</summary>
static partial class Probes
{
    private const string Names = """ "code":"X9","nameZh":"甲","nameEn":"A" """;
    private const string Touch = """ "code":"X9","nameZh":"甲","nameEn":"A","channel":"app","stage":"inSale" """;
    public const string ReadByAll = "the register of touchpoints is readable by all (decision 3)";

    public static readonly Dictionary<string, Known> All =
        new(Register.Concat(Blueprints).Concat(JourneyMaps).Concat(Log).Concat(Surveys).Concat(Inbox).Concat(Delivery).Concat(Observed)
            .Concat(Standards).Concat(Commitments)
            .Concat(DialTests).Concat(Cases));

    private static Dictionary<string, Known> Register => new()
    {
        ["GET /api/v1/units"] = new(Verb.Read, Kind.Unit),
        ["POST /api/v1/units"] = new(Verb.Create, Kind.Unit, $$"""{ {{Names}} }""",
            new Probe("parentId", Target.Unit, "/api/v1/units", $$"""{ {{Names}}, "kind":"team", "parentId":"{probe}" }""")),
        ["PUT /api/v1/units/{id}"] = new(Verb.Update, Kind.Unit, $$"""{ {{Names}} }""",
            new Probe("id", Target.Unit, "/api/v1/units/{probe}", $$"""{ {{Names}} }""")),
        ["POST /api/v1/units/{id}/move"] = new(Verb.Update, Kind.Unit, """{ "newParentId":"{none}" }""",
            new Probe("id", Target.Unit, "/api/v1/units/{probe}/move", """{ "newParentId":"{own:Unit}" }"""),
            new Probe("newParentId", Target.Unit, "/api/v1/units/{own:Unit}/move", """{ "newParentId":"{probe}" }""")),
        ["POST /api/v1/units/{id}/close"] = new(Verb.Delete, Kind.Unit, null,
            new Probe("id", Target.Unit, "/api/v1/units/{probe}/close")),
        ["POST /api/v1/units/{id}/reopen"] = new(Verb.Delete, Kind.Unit, null,
            new Probe("id", Target.Unit, "/api/v1/units/{probe}/reopen")),

        ["GET /api/v1/people"] = new(Verb.Read, Kind.Account, null,
            new Probe("unitId", Target.Unit, "/api/v1/people?unitId={probe}")),
        ["GET /api/v1/people/{id}"] = new(Verb.Read, Kind.Account, null, new Probe("id", Target.Person, "/api/v1/people/{probe}")),
        ["POST /api/v1/people/{id}/roles"] = new(Verb.Update, Kind.Account, """{ "role":"clerk", "unitId":"{none}" }""",
            new Probe("id", Target.Person, "/api/v1/people/{probe}/roles", """{ "role":"clerk", "unitId":"{own:Unit}" }"""),
            new Probe("unitId", Target.Unit, "/api/v1/people/{own:Person}/roles", """{ "role":"clerk", "unitId":"{probe}" }""")),
        ["DELETE /api/v1/people/{id}/roles/{grantId}"] = new(Verb.Update, Kind.Account, null,
            new Probe("id", Target.Person, "/api/v1/people/{probe}/roles/{own:Grant}"),
            new Probe("grantId", Target.Grant, "/api/v1/people/{own:Person}/roles/{probe}")),
        ["POST /api/v1/people/{id}/deactivate"] = OnPerson(Verb.Delete, "deactivate"),
        ["POST /api/v1/people/{id}/reactivate"] = OnPerson(Verb.Delete, "reactivate"),
        ["POST /api/v1/people/{id}/end-sessions"] = OnPerson(Verb.Update, "end-sessions"),
        ["POST /api/v1/people/{id}/reset-password"] = OnPerson(Verb.Update, "reset-password"),
        ["POST /api/v1/people/{id}/reset-second-factor"] = OnPerson(Verb.Update, "reset-second-factor"),
        ["POST /api/v1/people/{id}/erase"] = OnPerson(Verb.Delete, "erase", """{ "isConfirmed":true }"""),

        ["GET /api/v1/invitations"] = new(Verb.Read, Kind.Account),
        ["POST /api/v1/invitations"] = new(Verb.Create, Kind.Account, """{ "email":"x@example.com", "role":"clerk", "unitId":"{none}" }""",
            new Probe("unitId", Target.Unit, "/api/v1/invitations", """{ "email":"x@example.com", "role":"clerk", "unitId":"{probe}" }""")),
        ["POST /api/v1/invitations/{id}/withdraw"] = new(Verb.Create, Kind.Account, null,
            new Probe("id", Target.Invitation, "/api/v1/invitations/{probe}/withdraw")),

        ["GET /api/v1/api-keys"] = new(Verb.Read, Kind.ApiKey),
        ["POST /api/v1/api-keys"] = new(Verb.Create, Kind.ApiKey, """{ "name":"k" }""",
            new Probe("unitId", Target.Unit, "/api/v1/api-keys",
                """{ "name":"k", "role":"clerk", "unitId":"{probe}", "verbs":["read"], "days":3 }""")),
        ["POST /api/v1/api-keys/{id}/revoke"] = new(Verb.Delete, Kind.ApiKey, null,
            new Probe("id", Target.ApiKey, "/api/v1/api-keys/{probe}/revoke")),

        ["GET /api/v1/views"] = new(Verb.Read, Kind.SavedView),
        ["POST /api/v1/views"] = new(Verb.Create, Kind.SavedView, """{ "page":"/x" }"""),
        ["PUT /api/v1/views/{id}"] = new(Verb.Update, Kind.SavedView, """{ "name":"x" }""",
            new Probe("id", Target.View, "/api/v1/views/{probe}", """{ "name":"x" }""")),
        ["PUT /api/v1/views/default"] = new(Verb.Update, Kind.SavedView, """{ "page":"/people", "viewId":"{none}" }""",
            new Probe("viewId", Target.View, "/api/v1/views/default", """{ "page":"/people", "viewId":"{probe}" }""")),
        ["DELETE /api/v1/views/{id}"] = new(Verb.Delete, Kind.SavedView, null, new Probe("id", Target.View, "/api/v1/views/{probe}")),

        ["GET /api/v1/audit"] = new(null, Kind.AuditEntry, null,
            new Probe("actorId", Target.Person, "/api/v1/audit?actorId={probe}", Shared: "narrows a list: an empty one either way")),
        ["GET /api/v1/audit/export"] = new(Verb.Export, Kind.AuditEntry, null,
            new Probe("actorId", Target.Person, "/api/v1/audit/export?actorId={probe}", Shared: "narrows a list: an empty one either way")),
        ["GET /api/v1/audit/{id}"] = new(null, Kind.AuditEntry, null, new Probe("id", Target.AuditEntry, "/api/v1/audit/{probe}")),
        ["POST /api/v1/audit/{id}/reveal"] = new(Verb.Act, Kind.PersonalData, """{ "purpose":"complaint of May" }""",
            new Probe("id", Target.AuditEntry, "/api/v1/audit/{probe}/reveal", """{ "purpose":"complaint of May" }""")),

        ["GET /api/v1/information"] = new(Verb.Read, Kind.Information, null,
            new Probe("touchpointId", Target.Touchpoint, "/api/v1/information?touchpointId={probe}", Shared: ReadByAll)),
        ["GET /api/v1/information/export"] = new(Verb.Export, Kind.Information, null,
            new Probe("touchpointId", Target.Touchpoint, "/api/v1/information/export?touchpointId={probe}", Shared: ReadByAll)),
        ["POST /api/v1/information"] = new(Verb.Create, Kind.Information, """{ "code":"N1" }""",
            new Probe("unitId", Target.Unit, "/api/v1/information", """{ "code":"N1", "unitId":"{probe}" }""", Shared: ReadByAll)),
        ["GET /api/v1/information/{id}"] = OnShared(Verb.Read, Kind.Information, Target.Information, "information", ""),
        ["PUT /api/v1/information/{id}"] = new(Verb.Update, Kind.Information, """{ "code":"N1" }""",
            new Probe("id", Target.Information, "/api/v1/information/{probe}", """{ "code":"N1" }""", ReadByAll),
            new Probe("unitId", Target.Unit, "/api/v1/information/{none}", """{ "code":"N1", "unitId":"{probe}" }""", ReadByAll)),
        ["POST /api/v1/information/{id}/approve"] = OnShared(Verb.Act, Kind.Information, Target.Information, "information", "/approve", "{}"),
        ["POST /api/v1/information/{id}/publish"] = OnShared(Verb.Act, Kind.Information, Target.Information, "information", "/publish", "{}"),
        ["POST /api/v1/information/{id}/retire"] =
            OnShared(Verb.Delete, Kind.Information, Target.Information, "information", "/retire", """{ "reason":"over" }"""),
        ["GET /api/v1/touchpoint-references"] = new(Verb.Read, Kind.Touchpoint),
        ["POST /api/v1/touchpoint-references/{id}/map"] = OnReference("map", """{ "code":"T1" }"""),
        ["POST /api/v1/touchpoint-references/{id}/ignore"] = OnReference("ignore", """{ "reason":"no" }"""),
        ["POST /api/v1/touchpoint-references/{id}/reopen"] = OnReference("reopen", "{}"),
        ["GET /api/v1/key-selection"] = new(Verb.Read, Kind.Touchpoint),
        ["POST /api/v1/key-selection/comparison"] = new(Verb.Act, Kind.Touchpoint,
            """{ "frequencyToExperience":1, "frequencyToImportance":1, "experienceToImportance":1 }"""),
        ["POST /api/v1/key-selection/{id}/statement"] =
            OnShared(Verb.Update, Kind.Touchpoint, Target.Touchpoint, "key-selection", "/statement", """{ "importance":3 }"""),
        ["GET /api/v1/plans"] = new(Verb.Read, Kind.Plan, null,
            new Probe("unitId", Target.Unit, "/api/v1/plans?unitId={probe}", Shared: ReadByAll)),
        ["GET /api/v1/plans/export"] = new(Verb.Export, Kind.Plan, null,
            new Probe("unitId", Target.Unit, "/api/v1/plans/export?unitId={probe}", Shared: ReadByAll)),
        ["POST /api/v1/plans"] = new(Verb.Create, Kind.Plan, """{ "title":"x" }""",
            new Probe("unitId", Target.Unit, "/api/v1/plans", """{ "title":"x", "unitId":"{probe}" }""", Shared: ReadByAll),
            new Probe("ownerId", Target.Person, "/api/v1/plans", """{ "title":"x", "unitId":"{own:Unit}", "ownerId":"{probe}" }""",
                Shared: "an owner out of scope is an invalid request, as a missing one is")),
        ["GET /api/v1/plans/{id}"] = OnShared(Verb.Read, Kind.Plan, Target.Plan, "plans", ""),
        ["PUT /api/v1/plans/{id}"] = new(Verb.Update, Kind.Plan, """{ "title":"x" }""",
            new Probe("id", Target.Plan, "/api/v1/plans/{probe}", """{ "title":"x" }""", ReadByAll),
            new Probe("unitId", Target.Unit, "/api/v1/plans/{none}", """{ "title":"x", "unitId":"{probe}" }""", ReadByAll),
            new Probe("ownerId", Target.Person, "/api/v1/plans/{none}", """{ "title":"x", "ownerId":"{probe}" }""", ReadByAll)),
        ["POST /api/v1/plans/{id}/start"] = OnShared(Verb.Act, Kind.Plan, Target.Plan, "plans", "/start", "{}"),
        ["POST /api/v1/plans/{id}/close"] = OnShared(Verb.Act, Kind.Plan, Target.Plan, "plans", "/close", """{ "result":"x" }"""),
        ["POST /api/v1/plans/{id}/tick"] = OnShared(Verb.Update, Kind.Plan, Target.Plan, "plans", "/tick", """{ "step":1 }"""),

        ["GET /api/v1/touchpoints"] = new(Verb.Read, Kind.Touchpoint, null,
            new Probe("unitId", Target.Unit, "/api/v1/touchpoints?unitId={probe}", Shared: ReadByAll),
            new Probe("ownerId", Target.Person, "/api/v1/touchpoints?ownerId={probe}", Shared: "narrows a list: an empty one either way")),
        ["GET /api/v1/touchpoints/export"] = new(Verb.Export, Kind.Touchpoint, null,
            new Probe("unitId", Target.Unit, "/api/v1/touchpoints/export?unitId={probe}", Shared: ReadByAll),
            new Probe("ownerId", Target.Person, "/api/v1/touchpoints/export?ownerId={probe}", Shared: "narrows a list: an empty one either way")),
        ["POST /api/v1/touchpoints"] = new(Verb.Create, Kind.Touchpoint, $$"""{ {{Touch}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/touchpoints", $$"""{ {{Touch}}, "unitId":"{probe}" }""", Shared: ReadByAll),
            new Probe("ownerId", Target.Person, "/api/v1/touchpoints", $$"""{ {{Touch}}, "unitId":"{own:Unit}", "ownerId":"{probe}" }""",
                Shared: "an owner out of scope is an invalid request, as a missing one is")),
        ["POST /api/v1/touchpoints/import"] = new(Verb.Import, Kind.Touchpoint),
        ["POST /api/v1/touchpoints/bulk"] = new(Verb.Update, Kind.Touchpoint, """{ "act":"stage", "ids":["{none}"], "stage":"inSale" }""",
            new Probe("ownerId", Target.Person, "/api/v1/touchpoints/bulk",
                """{ "act":"owner", "ids":["{none}"], "ownerId":"{probe}" }""", Shared: "of a touchpoint that is missing"),
            new Probe("unitId", Target.Unit, "/api/v1/touchpoints/bulk",
                """{ "act":"unit", "ids":["{none}"], "unitId":"{probe}" }""", Shared: "of a touchpoint that is missing")),
        ["GET /api/v1/touchpoints/{id}"] = OnTouchpoint(Verb.Read, ""),
        ["PUT /api/v1/touchpoints/{id}"] = new(Verb.Update, Kind.Touchpoint, $$"""{ {{Touch}} }""",
            new Probe("id", Target.Touchpoint, "/api/v1/touchpoints/{probe}", $$"""{ {{Touch}} }""", ReadByAll),
            new Probe("unitId", Target.Unit, "/api/v1/touchpoints/{none}", $$"""{ {{Touch}}, "unitId":"{probe}" }""", ReadByAll),
            new Probe("ownerId", Target.Person, "/api/v1/touchpoints/{none}", $$"""{ {{Touch}}, "ownerId":"{probe}" }""", ReadByAll)),
        ["GET /api/v1/touchpoints/{id}/versions"] = OnTouchpoint(Verb.Read, "/versions"),
        ["POST /api/v1/touchpoints/{id}/submit"] = OnTouchpoint(Verb.Update, "/submit", "{}"),
        ["POST /api/v1/touchpoints/{id}/approve"] = OnTouchpoint(Verb.Act, "/approve", "{}"),
        ["POST /api/v1/touchpoints/{id}/send-back"] = OnTouchpoint(Verb.Act, "/send-back", """{ "note":"say more" }"""),
        ["POST /api/v1/touchpoints/{id}/key"] = OnTouchpoint(Verb.Act, "/key", """{ "reason":"many meet it" }"""),
        ["POST /api/v1/touchpoints/{id}/retire"] = OnTouchpoint(Verb.Delete, "/retire", """{ "reason":"no longer" }"""),
        ["POST /api/v1/touchpoints/{id}/restore"] = OnTouchpoint(Verb.Delete, "/restore", "{}"),

        ["GET /api/v1/moments"] = Narrowed(Verb.Read, Kind.Moment, "/api/v1/moments?"),
        ["GET /api/v1/moments/export"] = Narrowed(Verb.Export, Kind.Moment, "/api/v1/moments/export?"),
        ["POST /api/v1/moments"] = OnMoment(Verb.Create, "/api/v1/moments", Target.Touchpoint, "touchpointId"),
        ["GET /api/v1/moments/{id}"] = new(Verb.Read, Kind.Moment, null, Of(Target.Moment, "/api/v1/moments/{probe}")),
        ["PUT /api/v1/moments/{id}"] = OnMoment(Verb.Update, "/api/v1/moments/{none}", Target.Touchpoint, "touchpointId",
            Of(Target.Moment, "/api/v1/moments/{probe}", $$"""{ {{Said}} }""")),
        ["POST /api/v1/moments/{id}/retire"] = new(Verb.Delete, Kind.Moment, "{}", Of(Target.Moment, "/api/v1/moments/{probe}/retire", "{}")),
        ["GET /api/v1/comment-themes"] = new(Verb.Read, Kind.Feedback),
        ["POST /api/v1/comment-themes"] = new(Verb.Update, Kind.Survey, """{ "code":"1" }"""),
        ["GET /api/v1/testing-moments"] = new(Verb.Read, Kind.Moment),
        ["POST /api/v1/testing-moments"] = new(Verb.Act, Kind.Moment, """{ "code":"1" }"""),

        ["GET /api/v1/devices"] = Narrowed(Verb.Read, Kind.Device, "/api/v1/devices?"),
        ["GET /api/v1/devices/export"] = Narrowed(Verb.Export, Kind.Device, "/api/v1/devices/export?"),
        ["GET /api/v1/devices/availability"] = Narrowed(Verb.Read, Kind.Device, "/api/v1/devices/availability?"),
        ["POST /api/v1/devices"] = OnDevice(Verb.Create, "/api/v1/devices"),
        ["GET /api/v1/devices/{id}"] = new(Verb.Read, Kind.Device, null, Of(Target.Device, "/api/v1/devices/{probe}")),
        ["PUT /api/v1/devices/{id}"] = OnDevice(Verb.Update, "/api/v1/devices/{none}",
            Of(Target.Device, "/api/v1/devices/{probe}", """{ "code":"X9" }""")),
        ["GET /api/v1/devices/{id}/events"] = new(Verb.Read, Kind.Device, null, Of(Target.Device, "/api/v1/devices/{probe}/events")),
        ["POST /api/v1/devices/{id}/events"] = new(Verb.Create, Kind.DeviceEvent, """{ "kind":"fault" }""",
            Of(Target.Device, "/api/v1/devices/{probe}/events", """{ "kind":"fault" }""")),

        ["GET /api/v1/touchpoints/{id}/discretion"] =
            new(Verb.Read, Kind.Discretion, null, Of(Target.Touchpoint, "/api/v1/touchpoints/{probe}/discretion")),
        ["POST /api/v1/touchpoints/{id}/discretion"] = new(Verb.Create, Kind.Discretion, "{}",
            Of(Target.Touchpoint, "/api/v1/touchpoints/{probe}/discretion", "{}")),
        ["GET /api/v1/touchpoints/{id}/discretion/answer"] =
            new(Verb.Read, Kind.Discretion, null, Of(Target.Touchpoint, "/api/v1/touchpoints/{probe}/discretion/answer?post=x")),
        ["GET /api/v1/discretion/{id}"] = new(Verb.Read, Kind.Discretion, null, Of(Target.Discretion, "/api/v1/discretion/{probe}")),
        ["PUT /api/v1/discretion/{id}"] = new(Verb.Update, Kind.Discretion, "{}", Of(Target.Discretion, "/api/v1/discretion/{probe}", "{}")),

        ["GET /api/v1/touchpoint-templates"] = new(Verb.Read, Kind.Touchpoint),
        ["GET /api/v1/touchpoint-templates/{name}"] = new(Verb.Read, Kind.Touchpoint, null,
            new Probe("name", Target.Touchpoint, "/api/v1/touchpoint-templates/{probe}", Shared: TemplateName)),
        ["POST /api/v1/touchpoint-templates/{name}"] = new(Verb.Create, Kind.Touchpoint, "{}",
            new Probe("name", Target.Touchpoint, "/api/v1/touchpoint-templates/{probe}", "{}", TemplateName),
            new Probe("unitId", Target.Unit, "/api/v1/touchpoint-templates/bank", """{ "unitId":"{probe}" }""", ReadByAll)),
    };

    private const string Said = """ "nameZh":"甲","nameEn":"A" """;
    private const string TemplateName = "a name that comes with the program, no object of a unit";

    private static Probe Of(Target target, string url, string? body = null) => new("id", target, url, body, ReadByAll);

    private static Known Narrowed(Verb verb, Kind kind, string url) => new(verb, kind, null,
        new Probe("unitId", Target.Unit, $"{url}unitId={{probe}}", Shared: ReadByAll),
        new Probe("touchpointId", Target.Touchpoint, $"{url}touchpointId={{probe}}", Shared: ReadByAll));

    private static Known OnMoment(Verb verb, string url, Target target, string id, params Probe[] more) =>
        new(verb, Kind.Moment, $$"""{ {{Said}} }""",
        [
            new Probe(id, target, url, $$"""{ {{Said}}, "{{id}}":"{probe}" }""", ReadByAll),
            new Probe("ownerId", Target.Person, url, $$"""{ {{Said}}, "ownerId":"{probe}" }""", ReadByAll),
            new Probe("backStageOwnerId", Target.Person, url, $$"""{ {{Said}}, "backStageOwnerId":"{probe}" }""", ReadByAll),
            .. more,
        ]);

    private static Known OnDevice(Verb verb, string url, params Probe[] more) => new(verb, Kind.Device, """{ "code":"X9" }""",
        [
            new Probe("touchpointId", Target.Touchpoint, url, """{ "code":"X9", "touchpointId":"{probe}" }""", ReadByAll),
            new Probe("unitId", Target.Unit, url, """{ "code":"X9", "unitId":"{probe}" }""", ReadByAll),
            .. more,
        ]);

    private static Known OnPerson(Verb verb, string act, string? body = null) => new(verb, Kind.Account, body,
        new Probe("id", Target.Person, $"/api/v1/people/{{probe}}/{act}", body));

    private static Known OnShared(Verb verb, Kind kind, Target target, string path, string act, string? body = null) => new(verb, kind, body,
        new Probe("id", target, $"/api/v1/{path}/{{probe}}{act}", body, ReadByAll));

    private static Known OnReference(string act, string body) => new(Verb.Update, Kind.Touchpoint, body,
        new Probe("id", Target.Reference, $"/api/v1/touchpoint-references/{{probe}}/{act}", body, ReadByAll));

    private static Known OnTouchpoint(Verb verb, string act, string? body = null) => new(verb, Kind.Touchpoint, body,
        new Probe("id", Target.Touchpoint, $"/api/v1/touchpoints/{{probe}}{act}", body, ReadByAll));
}
