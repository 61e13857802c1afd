using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Web.Tests.Security;

/// <summary>A menu that every unit of the town may have.</summary>
static class DialTestProbes
{
    public static readonly MenuDocument Hotline =
        new() { Name = "x", Number = "96100", Entry = "human", Nodes = [new() { Id = "human", Act = MenuAct.Human }] };
}

/// <summary>Endpoints of menus and tests of machines.</summary>
static partial class Probes
{
    // As text within a JSON body.
    private const string OneNode = """ "document":"{\"format\":\"tangent-menu-1\",\"name\":\"x\",\"number\":\"1\",\"entry\":\"\"}" """;

    private static Dictionary<string, Known> DialTests => new()
    {
        ["GET /api/v1/menus"] = new(Verb.Read, Kind.DialTest),
        ["POST /api/v1/menus"] = new(Verb.Create, Kind.DialTest, $$"""{ {{OneNode}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/menus", $$"""{ {{OneNode}}, "unitId":"{probe}" }""", Listed)),
        ["GET /api/v1/menus/{id}"] = OnMenu(Verb.Read, ""),
        ["GET /api/v1/menus/{id}/document"] = OnMenu(Verb.Read, "/document"),
        ["PUT /api/v1/menus/{id}/document"] = OnMenu(Verb.Update, "/document", $$"""{ {{OneNode}} }"""),
        ["DELETE /api/v1/menus/{id}"] = OnMenu(Verb.Delete, ""),
    };

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
    };
}
