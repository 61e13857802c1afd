using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Endpoints of what observers see.</summary>
static partial class Probes
{
    private const string Form = """ "title":"Hall", "items":"Greets | yes-no" """;
    private const string Programme = """ "kind":"visit", "title":"Halls" """;

    private static Dictionary<string, Known> Observed => new()
    {
        ["GET /api/v1/observations"] = new(Verb.Read, Kind.Observation, null,
            new Probe("programmeId", Target.ObservedProgramme, "/api/v1/observations?programmeId={probe}", null, Narrows),
            new Probe("unitId", Target.Unit, "/api/v1/observations?unitId={probe}", null, Narrows),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/observations?touchpoint={probe}", null, Narrows)),
        ["POST /api/v1/observations"] = new(Verb.Create, Kind.Observation, """{ "id":"{none}", "answers":{} }""",
            new Probe("id", Target.ObservedSheet, "/api/v1/observations", """{ "id":"{probe}", "answers":{} }"""),
            new Probe("programmeId", Target.ObservedProgramme, "/api/v1/observations",
                """{ "id":"{none}", "programmeId":"{probe}", "unitId":"{own:Unit}", "answers":{} }"""),
            new Probe("unitId", Target.Unit, "/api/v1/observations",
                """{ "id":"{none}", "programmeId":"{own:ObservedProgramme}", "unitId":"{probe}", "answers":{} }""")),
        ["GET /api/v1/observations/mine"] = new(Verb.Create, Kind.Observation),
        ["GET /api/v1/observations/export"] = new(Verb.Export, Kind.Observation, null,
            new Probe("programmeId", Target.ObservedProgramme, "/api/v1/observations/export?programmeId={probe}", null, Narrows),
            new Probe("unitId", Target.Unit, "/api/v1/observations/export?unitId={probe}", null, Narrows),
            new Probe("touchpoint", Target.Touchpoint, "/api/v1/observations/export?touchpoint={probe}", null, Narrows)),
        ["GET /api/v1/observations/{id}"] = OnSheet(Verb.Read, "", null),
        ["GET /api/v1/observations/{id}/photos/{photo}"] = new(Verb.Read, Kind.Observation, null,
            new Probe("id", Target.ObservedSheet, "/api/v1/observations/{probe}/photos/{none}"),
            new Probe("photo", Target.ObservedPhoto, "/api/v1/observations/{own:ObservedSheet}/photos/{probe}")),
        ["POST /api/v1/observations/{id}/dispute"] = OnSheet(Verb.Update, "/dispute", """{ "reason":"wrong hall" }"""),
        ["POST /api/v1/observations/{id}/decide"] = OnSheet(Verb.Act, "/decide", """{ "decision":"upheld", "reason":"right hall" }"""),
        ["GET /api/v1/observations/forms"] = new(Verb.Read, Kind.ObservationPlan),
        ["POST /api/v1/observations/forms"] = new(Verb.Create, Kind.ObservationPlan, $$"""{ {{Form}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/observations/forms", $$"""{ {{Form}}, "unitId":"{probe}" }""", Listed)),
        ["POST /api/v1/observations/forms/{id}"] = new(Verb.Update, Kind.ObservationPlan, $$"""{ {{Form}} }""",
            new Probe("id", Target.ObservedForm, "/api/v1/observations/forms/{probe}", $$"""{ {{Form}} }""")),
        ["GET /api/v1/observations/programmes"] = new(Verb.Read, Kind.ObservationPlan),
        ["POST /api/v1/observations/programmes"] = new(Verb.Create, Kind.ObservationPlan, $$"""{ {{Programme}} }""",
            new Probe("unitId", Target.Unit, "/api/v1/observations/programmes", $$"""{ {{Programme}}, "unitId":"{probe}" }""", Listed),
            new Probe("formId", Target.ObservedForm, "/api/v1/observations/programmes", $$"""{ {{Programme}}, "formId":"{probe}" }""", Listed)),
        ["GET /api/v1/observations/programmes/{id}"] = new(Verb.Read, Kind.Observation, null,
            new Probe("id", Target.ObservedProgramme, "/api/v1/observations/programmes/{probe}")),
        ["POST /api/v1/observations/programmes/{id}/visits"] = OnProgramme("visits", "{}",
            new Probe("unitIds", Target.Unit, Plan("visits"), """{ "unitIds":["{probe}"] }""", Listed),
            new Probe("observerIds", Target.Person, Plan("visits"), """{ "observerIds":["{probe}"] }""", Listed)),
        ["POST /api/v1/observations/programmes/{id}/listening"] = OnProgramme("listening", "{}",
            new Probe("observerIds", Target.Person, Plan("listening"), """{ "observerIds":["{probe}"] }""", Listed)),
        ["POST /api/v1/observations/programmes/{id}/calibration"] = OnProgramme("calibration", "{}",
            new Probe("observerIds", Target.Person, Plan("calibration"), """{ "observerIds":["{probe}"] }""", Listed)),
        ["POST /api/v1/observations/programmes/{id}/end"] = OnProgramme("end", "{}"),
    };

    private static string Plan(string act) => $"/api/v1/observations/programmes/{{own:ObservedProgramme}}/{act}";

    private static Known OnSheet(Verb verb, string act, string? body) => new(verb, Kind.Observation, body,
        new Probe("id", Target.ObservedSheet, $"/api/v1/observations/{{probe}}{act}", body));

    private static Known OnProgramme(string act, string body, params Probe[] more) => new(Verb.Update, Kind.ObservationPlan, body,
        [new Probe("id", Target.ObservedProgramme, $"/api/v1/observations/programmes/{{probe}}/{act}", body), .. more]);
}

/// <summary>Pages of what observers see.</summary>
static partial class PageProbes
{
    private static PageId Programme => new("id", Target.ObservedProgramme);

    private static Dictionary<string, KnownPage> Observed => new()
    {
        ["/observed"] = new(Verb.Read, Kind.Observation)
        {
            Ids = [new("~?unit", Target.Unit, Why: Probes.ReadByAll), new("~?programme", Target.ObservedProgramme, Why: "it only narrows")],
        },
        ["GET /observed/export"] = new(Verb.Export, Kind.Observation) { Ids = [new("~?unit", Target.Unit, Why: Probes.ReadByAll)] },
        ["/observed/mine"] = new(Verb.Create, Kind.Observation),
        ["/observed/fill/{id}"] = new(Verb.Create, Kind.Observation) { Ids = [Programme], Forms = [new("sheet", Verb.Create, Kind.Observation)] },
        ["/observed/{id}"] = new(Verb.Read, Kind.Observation)
        {
            Ids = [new("id", Target.ObservedSheet)],
            Forms = [new("dispute", Verb.Update, Kind.Observation), new("decide", Verb.Act, Kind.Observation)],
        },
        ["GET /observed/{id}/photos/{photo}"] = new(Verb.Read, Kind.Observation)
        {
            Ids = [new("id", Target.ObservedSheet), new("photo", Target.ObservedPhoto)],
        },
        ["/observed/programmes"] = new(Verb.Read, Kind.ObservationPlan),
        ["/observed/programmes/new"] = new(Verb.Create, Kind.ObservationPlan)
        {
            Ids = [new("Input.UnitId", Target.Unit, "programme"), new("Input.FormId", Target.ObservedForm, "programme")],
            Forms = [new("programme", Verb.Create, Kind.ObservationPlan)],
        },
        ["/observed/programmes/{id}"] = new(Verb.Read, Kind.Observation) { Ids = [Programme], Forms = [new("end", Verb.Update, Kind.ObservationPlan)] },
        ["/observed/programmes/{id}/plan"] = new(Verb.Update, Kind.ObservationPlan)
        {
            Ids = [Programme],
            Forms = [new("plan", Verb.Update, Kind.ObservationPlan), new("calibrate", Verb.Update, Kind.ObservationPlan)],
        },
        ["/observed/forms/new"] = new(Verb.Create, Kind.ObservationPlan)
        {
            Ids = [new("Input.UnitId", Target.Unit, "form")],
            Forms = [new("form", Verb.Create, Kind.ObservationPlan)],
        },
        ["/observed/forms/{id}"] = new(Verb.Read, Kind.ObservationPlan)
        {
            Ids = [new("id", Target.ObservedForm), new("Input.UnitId", Target.Unit, "form", Why: "the unit of a form does not change")],
            Forms = [new("form", Verb.Update, Kind.ObservationPlan)],
        },
    };
}
