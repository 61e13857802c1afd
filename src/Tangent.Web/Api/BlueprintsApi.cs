using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Pages.Blueprints;

namespace Tangent.Web.Api;

/// <summary>Service blueprints: drawn, reviewed, published, compared.</summary>
public static class BlueprintsApi
{
    public static void MapBlueprints(this IEndpointRouteBuilder api)
    {
        var blueprints = api.MapGroup("/blueprints").WithTags("Blueprints").RequireAuthorization("api");
        blueprints.MapGet("", List).Queries<BlueprintQuery>().Produces<BlueprintJson[]>();
        blueprints.MapPost("", Make).Accepts<MakeBody>("application/json").Produces<BlueprintJson>(201);
        blueprints.MapGet("/{id:guid}", Show).Produces<BlueprintJson>();
        blueprints.MapGet("/{id:guid}/document", Document).Queries<NumberQuery>().Produces<BlueprintDocument>();
        blueprints.MapGet("/{id:guid}/bpmn", Flow).Queries<NumberQuery>().Produces(200, contentType: BlueprintFiles.Bpmn);
        blueprints.MapPut("/{id:guid}/document", Write).Accepts<SurveysApi.DocumentBody>("application/json").Produces<BlueprintJson>();
        blueprints.MapPost("/{id:guid}/submit", Submit).Accepts<TouchpointsApi.NoBody>("application/json").Produces<BlueprintJson>();
        blueprints.MapPost("/{id:guid}/send-back", SendBack).Accepts<TouchpointsApi.NoBody>("application/json").Produces<BlueprintJson>();
        blueprints.MapPost("/{id:guid}/publish", Publish).Accepts<PublishBody>("application/json").Produces<BlueprintJson>();
        blueprints.MapGet("/{id:guid}/differences", Compare).Queries<CompareQuery>().Produces<DifferenceJson[]>();
        blueprints.MapGet("/{id:guid}/live", Live).Queries<LiveQuery>().Produces(200);
        blueprints.MapPost("/{id:guid}/notes", Note).Accepts<NoteBody>("application/json").Produces<NotedJson>();
    }

    /// <summary>List blueprints: search, filter, page by cursor; the last changed first.</summary>
    public static Task<IResult> List(ApiQuery<BlueprintQuery> query, ListBlueprints act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who,
            new(new(asked.Q, asked.State, asked.UnitId), new(false, true), new(asked.Cursor, null, asked.Limit)), stop), row => BlueprintJson.Of(row, null));

    /// <summary>Make a blueprint as a draft: from a document as text (JSON, or a flow in BPMN 2.0), from a template, or empty.</summary>
    public static Task<IResult> Make(ApiBody<MakeBody> body, MakeBlueprint act, ShowBlueprint show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async asked =>
        {
            if (asked.Document is null) return (await act.Run(reply.Who, asked.Request(null), stop)).Then(id => id.Value);
            var file = BlueprintFile.Read(Encoding.UTF8.GetBytes(asked.Document), BlueprintText.Language, asked.Title ?? "BPMN");
            return file.Failure is { } wrong ? wrong : (await act.Run(reply.Who, asked.Request(file.Value.Document), stop)).Then(id => id.Value);
        }, async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => BlueprintJson.Of(shown.Row, shown)));

    /// <summary>Show one blueprint with what the linter finds; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowBlueprint act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => BlueprintJson.Of(shown.Row, shown), shown => shown.Blueprint.Version);

    /// <summary>A version as a document, to the byte as another installation takes it in: by number, 0 for the draft; what holds when none is named.</summary>
    public static async Task<IResult> Document(Guid id, ApiQuery<NumberQuery> query, ShowBlueprint act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var shown = await act.Run(reply.Who, new(id, query.Read.Value.Number), stop);
        return shown.Failure is { } failure ? reply.Refuse(failure)
            : Results.Text(BlueprintCodec.Write(shown.Value.Document), "application/json", Encoding.UTF8);
    }

    /// <summary>A version's flow as BPMN 2.0, names in the asked language; taken in again with all that stands in the blueprint.</summary>
    public static async Task<IResult> Flow(Guid id, ApiQuery<NumberQuery> query, ExportBlueprint act, Words.Words words, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var taken = await act.Run(reply.Who, new(id, query.Read.Value.Number, "bpmn"), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Results.Bytes(BlueprintFiles.Flow(taken.Value, words), BlueprintFiles.Bpmn);
    }

    /// <summary>Write the draft: the document as text, on the version named by If-Match.</summary>
    public static Task<IResult> Write(
        Guid id, ApiBody<SurveysApi.DocumentBody> body, WriteBlueprint act, ShowBlueprint show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, async (asked, version) =>
        {
            var document = BlueprintCodec.Read(asked.Document ?? "");
            return document.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(id, version, document.Value), stop);
        }, () => Show(id, show, reply, stop));

    /// <summary>Send the draft to review. The body is an empty object.</summary>
    public static Task<IResult> Submit(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, SubmitBlueprint act, ShowBlueprint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Give a draft in review back to whoever writes it. The body is an empty object.</summary>
    public static Task<IResult> SendBack(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, SendBackBlueprint act, ShowBlueprint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Publish a reviewed draft as the next version, once it was looked at by all principles of design.</summary>
    public static Task<IResult> Publish(Guid id, ApiBody<PublishBody> body, PublishBlueprint act, ShowBlueprint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, (asked.Looked ?? []).ToItems(), version), stop), () => Show(id, show, reply, stop));

    /// <summary>What differs between two versions; 0 is the draft. When none is named: from what holds to the draft.</summary>
    public static async Task<IResult> Compare(Guid id, ApiQuery<CompareQuery> query, CompareBlueprint act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var compared = await act.Run(reply.Who, new(id, query.Read.Value.From, query.Read.Value.To), stop);
        return reply.Whole(compared.Then(one => one.Differences), one => new DifferenceJson(one.Change, one.Step, one.Lane));
    }

    /// <summary>Show what happens beside what was designed: reach, time and score of each step, deviations, touchpoints that the drawing lacks.</summary>
    public static async Task<IResult> Live(Guid id, ApiQuery<LiveQuery> query, AskBlueprint act, InsightJson json, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        return reply.Answer(await act.Run(reply.Who, new(id, query.Read.Value.Number, query.Read.Value.Filter), stop), json.Of);
    }

    /// <summary>Comment on a blueprint or on a step of it.</summary>
    public static Task<IResult> Note(Guid id, ApiBody<NoteBody> body, NoteBlueprint act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, asked.Text, asked.Step), stop), note => new NotedJson(note));

    /// <summary>What to make.</summary>
    /// <param name="UnitId">The unit whose blueprint it is.</param>
    /// <param name="Template">Name of a template, such as <c>hotline</c>.</param>
    /// <param name="Document">A document as text, JSON or BPMN 2.0, instead of a template.</param>
    /// <param name="Title">Its title.</param>
    public sealed record MakeBody(Guid? UnitId, string? Template, string? Document, string? Title)
    {
        internal MakeBlueprint.Request Request(BlueprintDocument? document) => new(UnitId, Template, document, Title);
    }

    /// <summary>By which principles it was looked at.</summary>
    /// <param name="Looked">All three, or it is refused.</param>
    public sealed record PublishBody(IReadOnlyList<DesignPrinciple>? Looked);

    /// <summary>A comment.</summary>
    /// <param name="Text">What is said.</param>
    /// <param name="Step">Code of the step that it is about.</param>
    public sealed record NoteBody(string? Text, string? Step);

    /// <summary>A comment that was kept.</summary>
    public sealed record NotedJson(Guid Id);

    /// <summary>Which version.</summary>
    /// <param name="Number">Its number; 0 for the draft.</param>
    public sealed record NumberQuery(int? Number);

    /// <summary>Which version, and which journeys count.</summary>
    public sealed record LiveQuery(int? Number, DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome,
        CustomerTier? Tier, JourneyCut? Cut, int? GapDays)
    {
        internal JourneyFilter Filter => new InsightsApi.InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter;
    }

    /// <summary>Which versions.</summary>
    /// <param name="From">The earlier one; 0 for the draft.</param>
    /// <param name="To">The later one; 0 for the draft.</param>
    public sealed record CompareQuery(int? From, int? To);

    /// <summary>A difference.</summary>
    public sealed record DifferenceJson(DrawingChange Change, string? Step, BlueprintLane? Lane);
}

/// <summary>What a list of blueprints can be asked.</summary>
/// <param name="Q">Words in the title.</param>
/// <param name="State">Where what is written stands.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record BlueprintQuery(string? Q, BlueprintState? State, Guid? UnitId, string? Cursor, int? Limit);

/// <summary>A blueprint as the API shows it; its document has an address of its own.</summary>
public sealed record BlueprintJson(Guid Id, IReadOnlyDictionary<string, string> Title, TouchpointJson.UnitJson Unit, BlueprintState State, int Published,
    int Steps, DateTime ChangedUtc, int Version, IReadOnlyList<BlueprintJson.FindingJson>? Advice)
{
    /// <summary>What the linter finds.</summary>
    public sealed record FindingJson(BlueprintRule Rule, string? Step, BlueprintLane? Lane, string Evidence);

    internal static object Of(BlueprintRow row, ShowBlueprint.Shown? shown) => new BlueprintJson(row.Id,
        row.Blueprint.Draft.Title.Languages.ToDictionary(language => language, language => row.Blueprint.Draft.Title[language]!),
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Blueprint.State, row.Blueprint.Published,
        row.Blueprint.Draft.Steps.Count, row.Blueprint.ChangedUtc, row.Blueprint.Version,
        shown?.Advice.Select(one => new FindingJson(one.Rule, one.Step, one.Lane, one.Evidence)).ToList());
}
