using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Tests.Security;

/// <summary>A menu and a test that every unit of the town may have.</summary>
static class DialTestProbes
{
    public static readonly MenuDocument Hotline =
        new() { Name = "x", Number = "96100", Entry = "human", Nodes = [new() { Id = "human", Act = MenuAct.Human }] };

    // A page that is never reached: the house allows no inner addresses.
    public static readonly TestTerms Page = new() { Name = "x", Kind = TestKind.Web, Channel = ContactChannel.App, Url = "http://127.0.0.1:9/" };
}

/// <summary>Endpoints of menus and tests of machines.</summary>
static partial class Probes
{
    // As text within a JSON body.
    private const string OneNode = """ "document":"{\"format\":\"tangent-menu-1\",\"name\":\"x\",\"number\":\"1\",\"entry\":\"\"}" """;

    private const string OnePage = """ "name":"x", "kind":"web", "channel":"app", "url":"https://example.com/", "touchpoint":"T1" """;

    private static Dictionary<string, Known> DialTests => new()
    {
        ["GET /api/v1/menus"] = new(Verb.Read, Kind.DialTest),
        ["POST /api/v1/menus"] = new(Verb.Create, Kind.DialTest, $$"""{ {{OneNode}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/menus", $$"""{ {{OneNode}}, "unitId":"{probe}" }""", Listed)),
        ["GET /api/v1/menus/{id}"] = OnMenu(Verb.Read, ""),
        ["GET /api/v1/menus/{id}/document"] = OnMenu(Verb.Read, "/document"),
        ["PUT /api/v1/menus/{id}/document"] = OnMenu(Verb.Update, "/document", $$"""{ {{OneNode}} }"""),
        ["DELETE /api/v1/menus/{id}"] = OnMenu(Verb.Delete, ""),

        ["GET /api/v1/dial-tests"] = new(Verb.Read, Kind.DialTest),
        ["POST /api/v1/dial-tests"] = new(Verb.Create, Kind.DialTest, $$"""{ {{OnePage}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/dial-tests", $$"""{ {{OnePage}}, "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/dial-tests", """{ "name":"x", "touchpoint":"{probe}" }""", Listed)),
        ["POST /api/v1/dial-tests/make"] = new(Verb.Create, Kind.DialTest, "{}"),
        ["GET /api/v1/dial-tests/figures"] = new(Verb.Read, Kind.DialTest),
        ["GET /api/v1/dial-tests/{id}"] = OnTest(Verb.Read, ""),
        ["PUT /api/v1/dial-tests/{id}"] = OnTest(Verb.Update, "", $$"""{ {{OnePage}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/dial-tests/{none}", $$"""{ {{OnePage}}, "unitId":"{probe}" }""", "the unit of a case does not change"),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/dial-tests/{own:TestCase}", """{ "name":"x", "touchpoint":"{probe}" }""", Listed)),
        ["POST /api/v1/dial-tests/{id}/runs"] = OnTest(Verb.Act, "/runs", "{}"),
        ["POST /api/v1/dial-tests/{id}/try"] = OnTest(Verb.Act, "/try"),
        ["DELETE /api/v1/dial-tests/{id}"] = OnTest(Verb.Delete, ""),
    };

    private static Known OnTest(Verb verb, string act, string? body = null, params Probe[] more) => new(verb, Kind.DialTest, body,
        [new Probe("id", Target.TestCase, $"/api/v1/dial-tests/{{probe}}{act}", body, ReadByAll), .. more]);

    private static Known OnMenu(Verb verb, string act, string? body = null, params Probe[] more) => new(verb, Kind.DialTest, body,
        [new Probe("id", Target.Menu, $"/api/v1/menus/{{probe}}{act}", body, ReadByAll), .. more]);
}

/// <summary>Pages of menus and tests of machines.</summary>
static partial class PageProbes
{
    private static Dictionary<string, KnownPage> DialTests => new()
    {
        ["/standards/menus"] = new(Verb.Read, Kind.DialTest)
        {
            Ids = [new("Input.UnitId", Target.Unit, "menu")],
            Forms = [new("menu", Verb.Create, Kind.DialTest)],
        },
        ["/standards/menus/{id}"] = new(Verb.Read, Kind.DialTest)
        {
            Ids =
            [
                new("id", Target.Menu, Why: Probes.ReadByAll), new("?at", null, Why: "code of a node within the menu"),
                new("?time", null, Why: "a time of day, no id"),
            ],
            Forms =
            [
                new("node", Verb.Update, Kind.DialTest), new("about", Verb.Update, Kind.DialTest), new("whole", Verb.Update, Kind.DialTest),
                new("remove", Verb.Delete, Kind.DialTest),
            ],
        },
        ["/standards/dial-tests"] = new(Verb.Read, Kind.DialTest)
        {
            Ids = [new("Input.UnitId", Target.Unit, "case")],
            Forms = [new("case", Verb.Create, Kind.DialTest), new("make", Verb.Create, Kind.DialTest)],
        },
        ["/standards/dial-tests/{id}"] = new(Verb.Read, Kind.DialTest)
        {
            Ids =
            [
                new("id", Target.TestCase, Why: Probes.ReadByAll), new("Input.UnitId", Target.Unit, "case", Why: "the unit of a case does not change"),
            ],
            Forms =
            [
                new("run", Verb.Act, Kind.DialTest), new("try", Verb.Act, Kind.DialTest), new("case", Verb.Update, Kind.DialTest),
                new("retire", Verb.Delete, Kind.DialTest),
            ],
        },
    };
}
