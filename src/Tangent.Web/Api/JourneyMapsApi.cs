using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Insights;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.Web.Api;

/// <summary>Customer journey maps: drawn, reviewed, published, compared; ideas for them.</summary>
public static class JourneyMapsApi
{
    public static void MapJourneyMaps(this IEndpointRouteBuilder api)
    {
        var maps = api.MapGroup("/journey-maps").WithTags("JourneyMaps").RequireAuthorization("api");
        maps.MapGet("", List).Queries<JourneyMapQuery>().Produces<JourneyMapJson[]>();
        maps.MapPost("", Make).Accepts<MakeBody>("application/json").Produces<JourneyMapJson>(201);
        maps.MapGet("/{id:guid}", Show).Produces<JourneyMapJson>();
        maps.MapGet("/{id:guid}/document", Document).Queries<BlueprintsApi.NumberQuery>().Produces<MapDocument>();
        maps.MapPut("/{id:guid}/document", Write).Accepts<SurveysApi.DocumentBody>("application/json").Produces<JourneyMapJson>();
        maps.MapPost("/{id:guid}/submit", Submit).Accepts<TouchpointsApi.NoBody>("application/json").Produces<JourneyMapJson>();
        maps.MapPost("/{id:guid}/send-back", SendBack).Accepts<TouchpointsApi.NoBody>("application/json").Produces<JourneyMapJson>();
        maps.MapPost("/{id:guid}/publish", Publish).Accepts<TouchpointsApi.NoBody>("application/json").Produces<JourneyMapJson>();
        maps.MapGet("/{id:guid}/differences", Compare).Queries<BlueprintsApi.CompareQuery>().Produces<DifferenceJson[]>();
        maps.MapGet("/{id:guid}/live", Live).Queries<BlueprintsApi.LiveQuery>().Produces(200);
        maps.MapPost("/{id:guid}/ideas", Offer).Accepts<IdeaBody>("application/json").Produces<BlueprintsApi.NotedJson>();
        maps.MapPost("/{id:guid}/ideas/{idea:guid}/decide", Decide).Accepts<DecideBody>("application/json").Produces<DecidedJson>();
    }

    /// <summary>List journey maps: search, filter, page by cursor; the last changed first.</summary>
    public static Task<IResult> List(ApiQuery<JourneyMapQuery> query, ListJourneyMaps act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who,
            new(new(asked.Q, asked.State, asked.UnitId), new(false, true), new(asked.Cursor, null, asked.Limit)), stop), row => JourneyMapJson.Of(row, null));

    /// <summary>Make a journey map as a draft: from a document as text, from a template, or empty.</summary>
    public static Task<IResult> Make(ApiBody<MakeBody> body, MakeJourneyMap act, ShowJourneyMap show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async asked =>
        {
            if (asked.Document is null) return (await act.Run(reply.Who, asked.Request(null), stop)).Then(id => id.Value);
            var document = MapCodec.Read(asked.Document);
            return document.Failure is { } wrong ? wrong : (await act.Run(reply.Who, asked.Request(document.Value), stop)).Then(id => id.Value);
        }, async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => JourneyMapJson.Of(shown.Row, shown)));

    /// <summary>Show one journey map with what the linter finds and with its ideas; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowJourneyMap act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => JourneyMapJson.Of(shown.Row, shown), shown => shown.Map.Version);

    /// <summary>A version as a document, to the byte as another installation takes it in: by number, 0 for the draft; what holds when none is named.</summary>
    public static async Task<IResult> Document(
        Guid id, ApiQuery<BlueprintsApi.NumberQuery> query, ShowJourneyMap act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var shown = await act.Run(reply.Who, new(id, query.Read.Value.Number), stop);
        return shown.Failure is { } failure ? reply.Refuse(failure)
            : Results.Text(MapCodec.Write(shown.Value.Document), "application/json", Encoding.UTF8);
    }

    /// <summary>Write the draft: the document as text, on the version named by If-Match.</summary>
    public static Task<IResult> Write(
        Guid id, ApiBody<SurveysApi.DocumentBody> body, WriteJourneyMap act, ShowJourneyMap show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, async (asked, version) =>
        {
            var document = MapCodec.Read(asked.Document ?? "");
            return document.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(id, version, document.Value), stop);
        }, () => Show(id, show, reply, stop));

    /// <summary>Send the draft to review; what forbids to publish is named. The body is an empty object.</summary>
    public static Task<IResult> Submit(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, SubmitJourneyMap act, ShowJourneyMap show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Give a draft in review back to whoever writes it. The body is an empty object.</summary>
    public static Task<IResult> SendBack(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, SendBackJourneyMap act, ShowJourneyMap show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Publish a reviewed draft as the next version. The body is an empty object.</summary>
    public static Task<IResult> Publish(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, PublishJourneyMap act, ShowJourneyMap show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>What differs between two versions; 0 is the draft. When none is named: from what holds to the draft.</summary>
    public static async Task<IResult> Compare(
        Guid id, ApiQuery<BlueprintsApi.CompareQuery> query, CompareJourneyMap act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var compared = await act.Run(reply.Who, new(id, query.Read.Value.From, query.Read.Value.To), stop);
        return reply.Whole(compared.Then(one => one.Differences), one => new DifferenceJson(one.Change, one.Step, one.Parts));
    }

    /// <summary>Show what happens beside what was designed: visits, scores, time to the next step and who goes on, peak, trough and end.</summary>
    public static async Task<IResult> Live(
        Guid id, ApiQuery<BlueprintsApi.LiveQuery> query, AskJourneyMap act, InsightJson json, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        return reply.Answer(await act.Run(reply.Who, new(id, query.Read.Value.Number, query.Read.Value.Filter), stop), json.Of);
    }

    /// <summary>Tell an idea for a journey map or a step of it.</summary>
    public static Task<IResult> Offer(Guid id, ApiBody<IdeaBody> body, OfferIdea act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, asked.Source ?? IdeaSource.FrontLine, asked.Text, asked.Step), stop),
            idea => new BlueprintsApi.NotedJson(idea));

    /// <summary>Take an idea further: chosen, done, or refused with a reason.</summary>
    public static Task<IResult> Decide(Guid id, Guid idea, ApiBody<DecideBody> body, DecideIdea act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, idea, asked.State ?? IdeaState.Told, asked.Reason, asked.Version), stop),
            version => new DecidedJson(version));

    /// <summary>What to make.</summary>
    /// <param name="UnitId">The unit whose map it is.</param>
    /// <param name="Template">Name of a template, such as <c>hotel-stay</c>.</param>
    /// <param name="Document">A document as text instead of a template.</param>
    /// <param name="Title">Its title.</param>
    public sealed record MakeBody(Guid? UnitId, string? Template, string? Document, string? Title)
    {
        internal MakeJourneyMap.Request Request(MapDocument? document) => new(UnitId, Template, document, Title);
    }

    /// <summary>An idea.</summary>
    /// <param name="Text">What it is.</param>
    /// <param name="Source">Whose it is; <c>frontLine</c> when left out.</param>
    /// <param name="Step">Code of the step that it is for.</param>
    public sealed record IdeaBody(string? Text, IdeaSource? Source, string? Step);

    /// <summary>What becomes of an idea.</summary>
    /// <param name="State">Its new state.</param>
    /// <param name="Reason">Why; a refusal needs one.</param>
    /// <param name="Version">The version of the idea that was seen; left out, whatever there is.</param>
    public sealed record DecideBody(IdeaState? State, string? Reason, int? Version);

    /// <summary>An idea that was decided on.</summary>
    public sealed record DecidedJson(int Version);

    /// <summary>A difference.</summary>
    public sealed record DifferenceJson(DrawingChange Change, string? Step, IReadOnlyList<string> Parts);
}

/// <summary>What a list of journey maps can be asked.</summary>
/// <param name="Q">Words in the title or the person's name.</param>
/// <param name="State">Where what is written stands.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record JourneyMapQuery(string? Q, BlueprintState? State, Guid? UnitId, string? Cursor, int? Limit);

/// <summary>A journey map as the API shows it; its document has an address of its own.</summary>
public sealed record JourneyMapJson(Guid Id, IReadOnlyDictionary<string, string> Title, TouchpointJson.UnitJson Unit, BlueprintState State, int Published,
    int Steps, int Contacts, DateTime ChangedUtc, int Version, IReadOnlyList<JourneyMapJson.FindingJson>? Advice, IReadOnlyList<JourneyMapJson.IdeaJson>? Ideas)
{
    /// <summary>What the linter finds.</summary>
    public sealed record FindingJson(MapRule Rule, string? Step, IReadOnlyList<string> Reason, bool Blocking);

    /// <summary>An idea.</summary>
    public sealed record IdeaJson(Guid Id, string? Step, IdeaSource Source, string Text, IdeaState State, string? Reason, int Version, DateTime AtUtc);

    internal static object Of(JourneyMapRow row, ShowJourneyMap.Shown? shown) => new JourneyMapJson(row.Id,
        row.Map.Draft.Title.Languages.ToDictionary(language => language, language => row.Map.Draft.Title[language]!),
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Map.State, row.Map.Published, row.Map.Draft.Steps.Count,
        row.Map.Draft.Contacts(), row.Map.ChangedUtc, row.Map.Version,
        shown?.Advice.Select(one => new FindingJson(one.Rule, one.Step, one.Reason, one.IsBlocking)).ToList(),
        shown?.Ideas.Select(one => new IdeaJson(one.Idea.Id, one.Idea.Step, one.Idea.Source, one.Idea.Text, one.Idea.State, one.Idea.Reason,
            one.Idea.Version, one.Idea.AtUtc)).ToList());
}
