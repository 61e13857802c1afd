using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Doors to surveys: those of who draws them, and the open ones of who answers.</summary>
static partial class PageProbes
{
    private static PageId Survey => new("id", Target.Survey);

    private static Dictionary<string, KnownPage> Surveys => new()
    {
        ["/surveys"] = new(Verb.Read, Kind.Survey) { Ids = [new("~?unit", Target.Unit)] },
        ["/surveys/new"] = new(Verb.Create, Kind.Survey)
        {
            Ids = [new("Input.UnitId", Target.Unit, "make"), new("?touchpoint", null, Why: Words)],
            Forms = [new("make", Verb.Create, Kind.Survey)],
        },
        ["/surveys/{id}"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey, new("?q", null, Why: "a code within the survey"), new("?part", null, Why: Words), new("?lang", null, Why: Words)],
            Forms = [new("close", Verb.Act, Kind.Survey), new("publish", Verb.Act, Kind.Survey), new("add", Verb.Update, Kind.Survey),
                new("order", Verb.Update, Kind.Survey), new("question", Verb.Update, Kind.Survey),
                new("about", Verb.Update, Kind.Survey), new("whole", Verb.Update, Kind.Survey)],
        },
        ["/surveys/{id}/links"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey],
            Forms = [new("links", Verb.Update, Kind.Survey), new("end-*", Verb.Update, Kind.Survey, Target.SurveyLink)],
        },
        ["/surveys/{id}/asking"] = new(Verb.Read, Kind.Survey) { Ids = [Survey], Forms = [new("rule", Verb.Update, Kind.Survey)] },
        ["/surveys/{id}/asking/{rule}"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey, new("rule", Target.Rule), new("Input.UnitId", Target.Unit, "plan", "listed with all problems, like one that is missing")],
            Forms = [new("switch", Verb.Act, Kind.Survey), new("try", Verb.Update, Kind.Survey), new("plan", Verb.Update, Kind.Survey)],
        },
        ["/surveys/{id}/sheet"] = new(Verb.Read, Kind.Survey) { Ids = [Survey] },
        ["/surveys/{id}/results"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey, new("?version", null, Why: Words), new("?from", null, Why: Words), new("?to", null, Why: Words)],
        },
        ["/surveys/{id}/paper"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey, new("?batch", Target.PaperBatch)],
            Forms = [new("make", Verb.Import, Kind.Survey), new("store", Verb.Act, Kind.Survey)],
        },
        ["/surveys/{id}/paper/{batch}"] = new(Verb.Import, Kind.Survey)
        {
            Ids = [Survey, new("batch", Target.PaperBatch), new("?form", null, Why: "a place in the pile")],
            Forms = [new("key", Verb.Import, Kind.Survey), new("decide", Verb.Update, Kind.Survey)],
        },
        ["/surveys/{id}/phone"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey],
            Forms = [new("take", Verb.Import, Kind.Survey), new("step", Verb.Import, Kind.Survey), new("end", Verb.Import, Kind.Survey),
                new("done", Verb.Import, Kind.Survey), new("add", Verb.Import, Kind.Survey)],
        },
        ["/surveys/{id}/sample"] = new(Verb.Read, Kind.Survey)
        {
            Ids = [Survey, .. new[] { "population", "margin", "level", "measure", "effect", "rate", "strata", "margins", "most" }
                .Select(name => new PageId($"?{name}", null, Why: "numbers and codes that are typed"))],
        },
        ["GET /surveys/{id}/results/export"] = new(Verb.Export, Kind.Survey) { Ids = [Survey] },
        ["GET /surveys/{id}/file"] = new(Verb.Act, Kind.PersonalData)
        {
            Ids = [Survey],
            IsNarrow = true,
        },
        ["GET /embed.js"] = Open([]),
        ["GET /k/{token}"] = Open([new("token", null, Why: "a link's secret, no id")]),
        ["POST /k/{token}"] = Open([new("token", null, Why: "a link's secret, no id")]),
        ["GET /s/{token}"] = Open([new("token", null, Why: "a link's secret, no id")]),
        ["POST /s/{token}"] = Open([new("token", null, Why: "a link's secret, no id")]),
        ["GET /s/{token}/no"] = Open([new("token", null, Why: "a link's secret, no id")]),
        ["POST /s/{token}/no"] = Open([new("token", null, Why: "a link's secret, no id")]),
        ["GET /s/{token}/thanks"] = Open([new("token", null, Why: "a link's secret, no id")]),
    };
}
