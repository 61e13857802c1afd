using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;

namespace Tangent.Web.Tests.Security;

/// <summary>A calendar that every object of the town may be.</summary>
static class CalendarProbes
{
    public static readonly CalendarPlan Always = new() { Zone = "Etc/UTC", Week = Enumerable.Repeat(DayHours.RoundTheClock, 7).ToItems() };
}

/// <summary>Endpoints of calendars.</summary>
static partial class Probes
{
    private const string Hours = """ "name":"x", "zone":"Etc/UTC", "week":["24h","24h","24h","24h","24h","24h","24h"] """;
    private const string Clause = """ "item":"x", "measure":"waiting", "target":15, "criterion":"fast", "from":"2026-07-01" """;
    private const string Start = """ "start":"2026-06-24T10:00:00Z", "minutes":60 """;

    private static Dictionary<string, Known> Standards => new()
    {
        ["GET /api/v1/calendars"] = new(Verb.Read, Kind.Calendar),
        ["POST /api/v1/calendars"] = new(Verb.Create, Kind.Calendar, $$"""{ {{Hours}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/calendars", $$"""{ {{Hours}}, "unitId":"{probe}" }""", Listed),
            new Probe("basedOn", Target.Calendar, "/api/v1/calendars", $$"""{ {{Hours}}, "basedOn":"{probe}" }""", ReadByAll)),
        ["POST /api/v1/calendars/assign"] = new(Verb.Update, Kind.Calendar, "{}",
            new Probe("unitId", Target.Unit, "/api/v1/calendars/assign", """{ "unitId":"{probe}", "calendarId":"{own:Calendar}" }""", Listed),
            new Probe("calendarId", Target.Calendar, "/api/v1/calendars/assign", """{ "calendarId":"{probe}" }""", ReadByAll)),
        ["POST /api/v1/calendars/try"] = new(Verb.Read, Kind.Calendar, $$"""{ {{Start}} }""",
            new Probe("calendarId", Target.Calendar, "/api/v1/calendars/try", $$"""{ {{Start}}, "calendarId":"{probe}" }""", ReadByAll),
            new Probe("unitId", Target.Unit, "/api/v1/calendars/try", $$"""{ {{Start}}, "unitId":"{probe}" }""", ReadByAll)),
        ["GET /api/v1/calendars/{id}"] = OnCalendar(Verb.Read),
        ["PUT /api/v1/calendars/{id}"] = OnCalendar(Verb.Update, $$"""{ {{Hours}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/calendars/{none}", $$"""{ {{Hours}}, "unitId":"{probe}" }""", "the unit of a calendar does not change"),
            new Probe("basedOn", Target.Calendar, "/api/v1/calendars/{none}", $$"""{ {{Hours}}, "basedOn":"{probe}" }""", ReadByAll)),
        ["DELETE /api/v1/calendars/{id}"] = OnCalendar(Verb.Delete),

        ["GET /api/v1/standards"] = new(Verb.Read, Kind.Standard, null,
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/standards?touchpoint={probe}", null, Narrows)),
        ["POST /api/v1/standards"] = new(Verb.Create, Kind.Standard, $$"""{ {{Clause}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/standards", $$"""{ {{Clause}}, "unitId":"{probe}" }""", Listed),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/standards", $$"""{ {{Clause}}, "touchpoint":"{probe}" }""", Listed)),
        ["GET /api/v1/standards/attainment"] = new(Verb.Read, Kind.Standard, null,
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/standards/attainment?from=2026-01-01&to=2026-01-02&touchpoint={probe}", null, Narrows)),
        ["POST /api/v1/standards/attainment/recount"] = new(Verb.Update, Kind.Standard),
        ["GET /api/v1/standards/attainment/months"] = new(Verb.Read, Kind.Standard, null,
            new Probe("unitId", Target.Unit, "/api/v1/standards/attainment/months?unitId={probe}", null, Narrows)),
        ["GET /api/v1/standards/attainment/explain/{encounter}"] = new(Verb.Read, Kind.Standard, null,
            new Probe("encounter", Target.Encounter, "/api/v1/standards/attainment/explain/{probe}"),
            new Probe("clause", Target.Standard, "/api/v1/standards/attainment/explain/{own:Encounter}?clause={probe}", null, ReadByAll)),
        ["GET /api/v1/standards/{id}/attainment"] = OnClause(Verb.Read, "/attainment", null,
            new Probe("unitId", Target.Unit, "/api/v1/standards/{own:Standard}/attainment?unitId={probe}", null, Narrows)),
        ["GET /api/v1/standards/{id}/breaches"] = OnClause(Verb.Read, "/breaches", null,
            new Probe("unitId", Target.Unit, "/api/v1/standards/{own:Standard}/breaches?unitId={probe}", null, Narrows)),
        ["POST /api/v1/standards/grid"] = new(Verb.Update, Kind.Standard, "{}",
            new Probe("id", Target.Standard, "/api/v1/standards/grid",
                """{ "from":"2026-07-01", "rows":[{ "id":"{probe}", "target":1 }] }""", ReadByAll)),
        ["GET /api/v1/standards/{id}"] = OnClause(Verb.Read, ""),
        ["PUT /api/v1/standards/{id}"] = OnClause(Verb.Update, "", $$"""{ {{Clause}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/standards/{none}", $$"""{ {{Clause}}, "unitId":"{probe}" }""",
                "the unit of a clause does not change"),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/standards/{own:Standard}", $$"""{ {{Clause}}, "touchpoint":"{probe}" }""", Listed)),
        ["POST /api/v1/standards/{id}/read"] = OnClause(Verb.Read, "/read"),
        ["DELETE /api/v1/standards/{id}"] = OnClause(Verb.Delete, ""),
    };

    private static Known OnClause(Verb verb, string act, string? body = null, params Probe[] more) => new(verb, Kind.Standard, body,
        [new Probe("id", Target.Standard, $"/api/v1/standards/{{probe}}{act}", body, ReadByAll), .. more]);

    private static Known OnCalendar(Verb verb, string? body = null, params Probe[] more) => new(verb, Kind.Calendar, body,
        [new Probe("id", Target.Calendar, "/api/v1/calendars/{probe}", body, ReadByAll), .. more]);
}

/// <summary>Pages of calendars.</summary>
static partial class PageProbes
{
    private const string Tried = "a time that is tried, no id";

    private static Dictionary<string, KnownPage> Standards => new()
    {
        ["/standards"] = new(Verb.Read, Kind.Standard)
        {
            Ids = [new("~?touchpoint", Target.Touchpoint, Why: "it only narrows"), new("Input.UnitId", Target.Unit, "clause")],
            Forms = [new("clause", Verb.Create, Kind.Standard), new("grid", Verb.Update, Kind.Standard)],
        },
        ["GET /standards/export"] = new(Verb.Export, Kind.Standard)
        {
            Ids = [new("~?touchpoint", Target.Touchpoint, Why: "it only narrows")],
        },
        ["/standards/{id}"] = new(Verb.Read, Kind.Standard)
        {
            Ids = [new("id", Target.Standard, Why: Probes.ReadByAll), new("Input.UnitId", Target.Unit, "clause", Why: "the unit of a clause does not change")],
            Forms = [new("clause", Verb.Update, Kind.Standard), new("read", Verb.Read, Kind.Standard), new("retire", Verb.Delete, Kind.Standard)],
        },
        ["/standards/attainment"] = new(Verb.Read, Kind.Standard)
        {
            Ids = [new("~?unit", Target.Unit, Why: "it only narrows")],
            Forms = [new("recount", Verb.Update, Kind.Standard)],
        },
        ["/standards/attainment/{id}"] = new(Verb.Read, Kind.Standard)
        {
            Ids = [new("id", Target.Standard, Why: Probes.ReadByAll), new("~?unit", Target.Unit, Why: "it only narrows"), new("~?encounter", Target.Encounter)],
        },
        ["/standards/calendars"] = new(Verb.Read, Kind.Calendar)
        {
            Ids =
            [
                new("Input.UnitId", Target.Unit, "calendar"), new("Given.UnitId", Target.Unit, "assign"),
                new("Given.CalendarId", Target.Calendar, "assign", Why: Probes.ReadByAll),
            ],
            Forms = [new("calendar", Verb.Create, Kind.Calendar), new("assign", Verb.Update, Kind.Calendar)],
        },
        ["/standards/calendars/{id}"] = new(Verb.Read, Kind.Calendar)
        {
            Ids =
            [
                new("id", Target.Calendar, Why: Probes.ReadByAll),
                new("?start", null, Why: Tried), new("?hours", null, Why: Tried), new("?pauses", null, Why: Tried),
            ],
            Forms = [new("calendar", Verb.Update, Kind.Calendar), new("remove", Verb.Delete, Kind.Calendar)],
        },
    };
}
