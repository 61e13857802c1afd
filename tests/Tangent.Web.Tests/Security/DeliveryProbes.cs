using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of messages out and of other programs that are told.</summary>
static partial class Probes
{
    private const string Told = """ "name":"x", "url":"https://example.com/x", "events":["import.done"] """;

    private static Dictionary<string, Known> Delivery => new()
    {
        ["GET /api/v1/messages"] = new(Verb.Read, Kind.Message, null,
            new Probe("endpoint", Target.Webhook, "/api/v1/messages?endpoint={probe}", null, Narrows),
            new Probe("about", Target.Survey, "/api/v1/messages?about={probe}", null, Narrows)),
        ["GET /api/v1/messages/channels"] = new(Verb.Read, Kind.Message),
        ["POST /api/v1/messages/try"] = new(Verb.Create, Kind.Message, """{ "channel":"email", "to":"x@example.com", "text":"x", "unitId":"{none}" }""",
            new Probe("unitId", Target.Unit, "/api/v1/messages/try", """{ "channel":"email", "to":"x@example.com", "text":"x", "unitId":"{probe}" }""")),
        ["GET /api/v1/messages/{id}"] = new(Verb.Read, Kind.Message, null, new Probe("id", Target.Message, "/api/v1/messages/{probe}")),
        ["POST /api/v1/messages/{id}/replay"] = new(Verb.Act, Kind.Message, null, new Probe("id", Target.Message, "/api/v1/messages/{probe}/replay")),
        ["POST /api/v1/messages/{id}/cancel"] = new(Verb.Act, Kind.Message, null, new Probe("id", Target.Message, "/api/v1/messages/{probe}/cancel")),
        ["GET /api/v1/webhooks"] = new(Verb.Read, Kind.Webhook),
        ["POST /api/v1/webhooks"] = new(Verb.Create, Kind.Webhook, $$"""{ {{Told}}, "unitId":"{none}" }""",
            new Probe("unitId", Target.Unit, "/api/v1/webhooks", $$"""{ {{Told}}, "unitId":"{probe}" }""")),
        ["GET /api/v1/webhooks/{id}"] = OnWebhook(Verb.Read, ""),
        ["PUT /api/v1/webhooks/{id}"] = new(Verb.Update, Kind.Webhook, $$"""{ {{Told}}, "unitId":"{none}" }""",
            new Probe("id", Target.Webhook, "/api/v1/webhooks/{probe}", $$"""{ {{Told}}, "unitId":"{own:Unit}" }"""),
            new Probe("unitId", Target.Unit, "/api/v1/webhooks/{own:Webhook}", $$"""{ {{Told}}, "unitId":"{probe}" }""")),
        ["DELETE /api/v1/webhooks/{id}"] = OnWebhook(Verb.Delete, ""),
        ["POST /api/v1/webhooks/{id}/try"] = OnWebhook(Verb.Act, "/try"),
        ["POST /api/v1/webhooks/{id}/switch"] = OnWebhook(Verb.Update, "/switch", """{ "isOff":true }"""),
        ["POST /api/v1/webhooks/{id}/secret"] = OnWebhook(Verb.Act, "/secret"),
    };

    private static Known OnWebhook(Verb verb, string act, string? body = null) => new(verb, Kind.Webhook, body,
        new Probe("id", Target.Webhook, $"/api/v1/webhooks/{{probe}}{act}", body));
}

/// <summary>Pages of messages and endpoints.</summary>
static partial class PageProbes
{
    private static Dictionary<string, KnownPage> Delivery => new()
    {
        ["/messages"] = new(Verb.Read, Kind.Message)
        {
            Ids = [new("~?endpoint", Target.Webhook), new("~?about", Target.Survey)],
            Forms = [new("try", Verb.Create, Kind.Message)],
        },
        ["/messages/{id}"] = new(Verb.Read, Kind.Message)
        {
            Ids = [new("id", Target.Message)],
            Forms = [new("cancel", Verb.Act, Kind.Message), new("replay", Verb.Act, Kind.Message)],
        },
        ["/notices"] = new()
        {
            Ids = [new("Opened.Id", null, "read", "only one's own is looked for; that of somebody else is missing")],
            Forms = [new("all"), new("read"), new("choose")],
        },
        ["/webhooks"] = new(Verb.Read, Kind.Webhook)
        {
            Ids = [new("Input.UnitId", Target.Unit, "add")],
            Forms = [new("add", Verb.Create, Kind.Webhook)],
        },
        ["/webhooks/{id}"] = new(Verb.Read, Kind.Webhook)
        {
            Ids = [new("id", Target.Webhook), new("Input.UnitId", Target.Unit, "edit")],
            Forms = [new("try", Verb.Act, Kind.Webhook), new("switch", Verb.Update, Kind.Webhook), new("edit", Verb.Update, Kind.Webhook),
                new("secret", Verb.Act, Kind.Webhook), new("remove", Verb.Delete, Kind.Webhook)],
        },
    };
}
