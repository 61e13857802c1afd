using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.Web.Tests.Security;

/// <summary>A promise that every unit of the town may make, and one that was not kept.</summary>
static class CommitmentProbes
{
    public static readonly CommitmentTerms Terms = new()
    {
        TextZh = "x",
        TextEn = "x",
        Remedy = new(RemedyKind.Apology, "x", "x", 8),
        Own = new(null, StandardMeasure.Waiting, 600, []),
        From = new(2099, 1, 1),
    };

    public static AlertTerms Alert(Guid clause, string name) => new() { Name = name, Clause = clause, Steps = [new(Role.UnitManager, 0)] };

    public static AlertFiring Fired(Guid id, Guid rule, Guid unit, DateTime now) => new()
    {
        Id = id,
        RuleId = rule,
        UnitId = unit,
        FiredUtc = now,
        Numbers = new(0.5, 0.4, 0.6, 100, "wilson", new(2026, 6, 1), new(2026, 6, 7)),
    };

    // Of an encounter that is not in the log: nothing of it can be seen.
    public static Breach Broken(Guid id, Guid promise, Guid unit, DateTime now) => new()
    {
        Id = id,
        CommitmentId = promise,
        Encounter = 0,
        UnitId = unit,
        StartedUtc = now,
        SeenUtc = now,
        DueUtc = now.AddDays(1),
        Facts = new(StandardMeasure.Waiting, 700, 600, null, null, null, []),
        Notice = NoticeFate.NotPromised,
    };
}

/// <summary>Endpoints of promises to customers.</summary>
static partial class Probes
{
    private const string ByClause = """ "textZh":"x", "textEn":"x", "form":"quality", "remedyKind":"apology", "remedyZh":"x", "remedyEn":"x" """;
    private const string Rule = """ "name":"x", "kind":"attainment", "criterion":"fast", "steps":[{ "role":"unitManager", "afterHours":0 }] """;
    private const string Promise = ByClause + """, "measure":"waiting", "target":600, "remedyHours":8, "from":"2099-01-01" """;

    public const string Stays = "the unit of a promise does not change";

    private static Dictionary<string, Known> Commitments => new()
    {
        ["GET /api/v1/commitments"] = new(Verb.Read, Kind.Standard),
        ["POST /api/v1/commitments"] = new(Verb.Create, Kind.Standard, $$"""{ {{Promise}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/commitments", $$"""{ {{Promise}}, "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/commitments", $$"""{ {{Promise}}, "touchpoint":"{probe}" }""", Listed),
            new Probe("clause", Target.Standard, "/api/v1/commitments", $$"""{ {{ByClause}}, "clause":"{probe}" }""", ReadByAll)),
        ["GET /api/v1/commitments/{id}"] = OnPromise(Verb.Read, ""),
        ["PUT /api/v1/commitments/{id}"] = OnPromise(Verb.Update, "", $$"""{ {{Promise}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/commitments/{none}", $$"""{ {{Promise}}, "unitId":"{probe}" }""", Stays),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/commitments/{own:Commitment}", $$"""{ {{Promise}}, "touchpoint":"{probe}" }""", Listed),
            new Probe("clause", Target.Standard, "/api/v1/commitments/{own:Commitment}", $$"""{ {{ByClause}}, "clause":"{probe}" }""", ReadByAll)),
        ["DELETE /api/v1/commitments/{id}"] = OnPromise(Verb.Delete, ""),
        ["POST /api/v1/commitments/{id}/publish"] = OnPromise(Verb.Act, "/publish", "{}"),
        ["POST /api/v1/commitments/{id}/withdraw"] = OnPromise(Verb.Act, "/withdraw"),
        ["GET /api/v1/alerts"] = new(Verb.Read, Kind.Standard),
        ["POST /api/v1/alerts"] = new(Verb.Create, Kind.Standard, $$"""{ {{Rule}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/alerts", $$"""{ {{Rule}}, "unitId":"{probe}" }""", Listed),
            new Probe("clause", Target.Standard, "/api/v1/alerts", """{ "name":"x", "clause":"{probe}" }""", ReadByAll),
            new Probe("commitment", Target.Commitment, "/api/v1/alerts", """{ "name":"x", "commitment":"{probe}" }""", ReadByAll)),
        ["PUT /api/v1/alerts/{id}"] = new(Verb.Update, Kind.Standard, $$"""{ {{Rule}} }""",
            new Probe("id", Target.Alert, "/api/v1/alerts/{probe}", $$"""{ {{Rule}} }"""),
            new Probe("unitId", Target.Unit, "/api/v1/alerts/{none}", $$"""{ {{Rule}}, "unitId":"{probe}" }""", "the unit of a rule does not change"),
            new Probe("clause", Target.Standard, "/api/v1/alerts/{own:Alert}", """{ "name":"x", "clause":"{probe}" }""", ReadByAll),
            new Probe("commitment", Target.Commitment, "/api/v1/alerts/{own:Alert}", """{ "name":"x", "commitment":"{probe}" }""", ReadByAll)),
        ["POST /api/v1/alerts/{id}/switch"] = new(Verb.Update, Kind.Standard, """{ "isOn":true }""",
            new Probe("id", Target.Alert, "/api/v1/alerts/{probe}/switch", """{ "isOn":true }""")),
        ["GET /api/v1/alerts/{id}/try"] = new(Verb.Read, Kind.Standard, null, new Probe("id", Target.Alert, "/api/v1/alerts/{probe}/try")),
        ["POST /api/v1/alerts/firings/{id}/acknowledge"] = new(Verb.Read, Kind.Standard, "{}",
            new Probe("id", Target.Firing, "/api/v1/alerts/firings/{probe}/acknowledge", "{}")),
        ["GET /api/v1/breaches"] = new(Verb.Read, Kind.Breach, null,
            new Probe("unitId", Target.Unit, "/api/v1/breaches?unitId={probe}", null, Narrows),
            new Probe("commitmentId", Target.Commitment, "/api/v1/breaches?commitmentId={probe}", null, Narrows)),
        ["GET /api/v1/breaches/{id}"] = new(Verb.Read, Kind.Breach, null, new Probe("id", Target.Breach, "/api/v1/breaches/{probe}")),
        ["POST /api/v1/breaches/{id}/settle"] = new(Verb.Update, Kind.Breach, """{ "state":"done" }""",
            new Probe("id", Target.Breach, "/api/v1/breaches/{probe}/settle", """{ "state":"done" }""")),
    };

    private static Known OnPromise(Verb verb, string act, string? body = null, params Probe[] more) => new(verb, Kind.Standard, body,
        [new Probe("id", Target.Commitment, $"/api/v1/commitments/{{probe}}{act}", body, ReadByAll), .. more]);
}

/// <summary>Pages of promises to customers.</summary>
static partial class PageProbes
{
    private static Dictionary<string, KnownPage> Commitments => new()
    {
        ["/commitments"] = new(Verb.Read, Kind.Standard)
        {
            Ids = [new("Input.UnitId", Target.Unit, "promise")],
            Forms = [new("promise", Verb.Create, Kind.Standard)],
        },
        ["/commitments/{id}"] = new(Verb.Read, Kind.Standard)
        {
            Ids = [new("id", Target.Commitment, Why: Probes.ReadByAll), new("Input.UnitId", Target.Unit, "promise", Why: Probes.Stays)],
            Forms =
            [
                new("promise", Verb.Update, Kind.Standard), new("publish", Verb.Act, Kind.Standard), new("withdraw", Verb.Act, Kind.Standard),
                new("remove", Verb.Delete, Kind.Standard),
            ],
        },
        ["/standards/alerts"] = new(Verb.Read, Kind.Standard)
        {
            Ids =
            [
                new("Input.UnitId", Target.Unit, "rule"), new("~?rule", Target.Alert), new("~?firing", Target.Firing),
            ],
            Forms =
            [
                new("rule", Verb.Create, Kind.Standard), new("switch", Verb.Update, Kind.Standard), new("take", Verb.Update, Kind.Standard),
            ],
        },
        ["/commitments/breaches"] = new(Verb.Read, Kind.Breach)
        {
            Ids =
            [
                new("~?unit", Target.Unit, Why: "it only narrows"), new("~?promise", Target.Commitment, Why: "it only narrows"),
                new("~?breach", Target.Breach), new("Input.Id", Target.Breach, "settle"),
            ],
            Forms = [new("settle", Verb.Update, Kind.Breach)],
        },
    };
}
