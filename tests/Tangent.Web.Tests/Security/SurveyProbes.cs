using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of surveys.</summary>
static partial class Probes
{
    private static Dictionary<string, Known> Surveys => new()
    {
        ["GET /api/v1/surveys"] = new(Verb.Read, Kind.Survey, null, new Probe("unitId", Target.Unit, "/api/v1/surveys?unitId={probe}")),
        ["POST /api/v1/surveys"] = new(Verb.Create, Kind.Survey, """{ "unitId":"{none}", "template":"nps" }""",
            new Probe("unitId", Target.Unit, "/api/v1/surveys", """{ "unitId":"{probe}", "template":"nps" }""")),
        ["GET /api/v1/surveys/{id}"] = OnSurvey(Verb.Read, ""),
        ["GET /api/v1/surveys/{id}/document"] = OnSurvey(Verb.Read, "/document"),
        ["PUT /api/v1/surveys/{id}/document"] = new(Verb.Update, Kind.Survey, Draft,
            new Probe("id", Target.Survey, "/api/v1/surveys/{probe}/document", Draft)),
        ["POST /api/v1/surveys/{id}/publish"] = OnSurvey(Verb.Act, "/publish", "{}"),
        ["POST /api/v1/surveys/{id}/close"] = OnSurvey(Verb.Act, "/close", "{}"),
        ["GET /api/v1/surveys/{id}/links"] = OnSurvey(Verb.Read, "/links"),
        ["POST /api/v1/surveys/{id}/links"] = OnSurvey(Verb.Update, "/links", """{ "links":[{}] }"""),
        ["GET /api/v1/surveys/{id}/rules"] = OnSurvey(Verb.Read, "/rules"),
        ["POST /api/v1/surveys/{id}/rules"] = OnRules("/rules"),
        ["POST /api/v1/surveys/{id}/rules/try"] = OnRules("/rules/try"),
        ["GET /api/v1/surveys/{id}/rules/{rule}"] = OnRule(Verb.Read, ""),
        ["PUT /api/v1/surveys/{id}/rules/{rule}"] = OnRule(Verb.Update, "", """{ "name":"x" }""",
            new Probe("unitId", Target.Unit, "/api/v1/surveys/{own:Survey}/rules/{own:Rule}", """{ "name":"x", "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/surveys/{own:Survey}/rules/{own:Rule}",
                """{ "name":"x", "touchpoint":"{probe}" }""", ReadByAll)),
        ["POST /api/v1/surveys/{id}/rules/{rule}/switch"] = OnRule(Verb.Act, "/switch", """{ "isOn":true }"""),
        ["POST /api/v1/surveys/{id}/rules/{rule}/try"] = OnRule(Verb.Update, "/try", "{}"),
        ["POST /api/v1/surveys/{id}/links/{link}/end"] = new(Verb.Update, Kind.Survey, null,
            new Probe("id", Target.Survey, "/api/v1/surveys/{probe}/links/{none}/end"),
            new Probe("link", Target.SurveyLink, "/api/v1/surveys/{own:Survey}/links/{probe}/end")),
        ["POST /api/v1/surveys/{id}/responses"] = OnSurvey(Verb.Import, "/responses", """{ "externalId":"1", "answers":{ "q1":"9" } }"""),
        ["GET /api/v1/surveys/{id}/responses"] = OnSurvey(Verb.Export, "/responses"),
        ["POST /api/v1/surveys/{id}/weighted"] = OnSurvey(Verb.Read, "/weighted", """{ "margins":[{ "by":"channel", "shares":{ "qr":1 } }] }"""),
        ["GET /api/v1/surveys/{id}/results"] = OnSurvey(Verb.Read, "/results"),
    };

    private const string Draft = """{ "document":"{\"format\":1,\"title\":{\"zh\":\"x\"},\"languages\":[\"zh\"]}" }""";

    private static Known OnRules(string act) => new(Verb.Update, Kind.Survey, """{ "name":"x" }""",
        new Probe("id", Target.Survey, $"/api/v1/surveys/{{probe}}{act}", """{ "name":"x", "unitId":"{own:Unit}" }"""),
        new Probe("unitId", Target.Unit, $"/api/v1/surveys/{{own:Survey}}{act}", """{ "name":"x", "unitId":"{probe}" }""", Listed),
        new Probe("touchpoint", Target.Touchpoint, $"/api/v1/surveys/{{own:Survey}}{act}",
            """{ "name":"x", "touchpoint":"{probe}" }""", ReadByAll));

    private static Known OnRule(Verb verb, string act, string? body = null, params Probe[] more) => new(verb, Kind.Survey, body,
    [
        new Probe("id", Target.Survey, $"/api/v1/surveys/{{probe}}/rules/{{none}}{act}", body),
        new Probe("rule", Target.Rule, $"/api/v1/surveys/{{own:Survey}}/rules/{{probe}}{act}", body), .. more,
    ]);

    private static Known OnSurvey(Verb verb, string act, string? body = null) => new(verb, Kind.Survey, body,
        new Probe("id", Target.Survey, $"/api/v1/surveys/{{probe}}{act}", body));
}
