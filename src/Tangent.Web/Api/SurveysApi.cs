using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Pages.Access;
using Tangent.Web.Pages.Surveys;

namespace Tangent.Web.Api;

/// <summary>Surveys: drawn, published, passed on, answered, read.</summary>
public static class SurveysApi
{
    public static void MapSurveys(this IEndpointRouteBuilder api)
    {
        var surveys = api.MapGroup("/surveys").WithTags("Surveys").RequireAuthorization("api");
        surveys.MapGet("", List).Queries<SurveyQuery>().Produces<SurveyJson[]>();
        surveys.MapPost("", Make).Accepts<MakeBody>("application/json").Produces<SurveyJson>(201);
        surveys.MapGet("/{id:guid}", Show).Produces<SurveyJson>();
        surveys.MapGet("/{id:guid}/document", Document).Produces<SurveyDocument>();
        surveys.MapPut("/{id:guid}/document", Write).Accepts<DocumentBody>("application/json").Produces<SurveyJson>();
        surveys.MapPost("/{id:guid}/publish", Publish).Accepts<TouchpointsApi.NoBody>("application/json").Produces<SurveyJson>();
        surveys.MapPost("/{id:guid}/close", Close).Accepts<TouchpointsApi.NoBody>("application/json").Produces<SurveyJson>();
        surveys.MapGet("/{id:guid}/links", Links).Produces<LinkJson[]>();
        surveys.MapPost("/{id:guid}/links", MakeSome).Accepts<LinksBody>("application/json").Produces<MadeLinkJson[]>();
        surveys.MapPost("/{id:guid}/links/{link:guid}/end", End).Produces(204);
        surveys.MapPost("/{id:guid}/responses", Enter).Accepts<ResponseBody>("application/json").Produces<SentJson>();
        surveys.MapGet("/{id:guid}/responses", TakeOut).Queries<FormatQuery>().Produces(200, contentType: "text/csv");
        surveys.MapPost("/{id:guid}/weighted", Weighted).Accepts<WeighBody>("application/json").Produces<WeighedJson>();
        surveys.MapGet("/{id:guid}/results", Results).Queries<ResultQuery>().Produces<ResultsJson>();
    }

    /// <summary>List surveys: search, filter, page by cursor; the last changed first.</summary>
    public static Task<IResult> List(ApiQuery<SurveyQuery> query, ListSurveys act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who,
            new(new(asked.Q, asked.State, asked.UnitId), new(false, true), new(asked.Cursor, null, asked.Limit)), stop), SurveyJson.Of);

    /// <summary>Make a survey as a draft: from a document as text, from a template, or empty.</summary>
    public static Task<IResult> Make(ApiBody<MakeBody> body, MakeSurvey act, ShowSurvey show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async asked =>
        {
            if (asked.Document is null) return (await act.Run(reply.Who, asked.Request(null), stop)).Then(id => id.Value);
            var document = SurveyCodec.Read(asked.Document);
            return document.Failure is { } wrong ? wrong : (await act.Run(reply.Who, asked.Request(document.Value), stop)).Then(id => id.Value);
        }, async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => SurveyJson.Of(shown.Row)));

    /// <summary>Show one survey; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowSurvey act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => SurveyJson.Of(shown.Row), shown => shown.Survey.Version);

    /// <summary>The draft as a document, to the byte as another installation takes it in.</summary>
    public static async Task<IResult> Document(Guid id, ShowSurvey act, Reply reply, CancellationToken stop)
    {
        var shown = await act.Run(reply.Who, new(id), stop);
        return shown.Failure is { } failure ? reply.Refuse(failure)
            : Microsoft.AspNetCore.Http.Results.Text(SurveyCodec.Write(shown.Value.Survey.Draft), "application/json", Encoding.UTF8);
    }

    /// <summary>Write the draft: the document as text, on the version named by If-Match.</summary>
    public static Task<IResult> Write(Guid id, ApiBody<DocumentBody> body, WriteSurvey act, ShowSurvey show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, async (asked, version) =>
        {
            var document = SurveyCodec.Read(asked.Document ?? "");
            return document.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(id, version, document.Value), stop);
        }, () => Show(id, show, reply, stop));

    /// <summary>Publish the draft as the next version. The body is an empty object.</summary>
    public static Task<IResult> Publish(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, PublishSurvey act, ShowSurvey show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take no answers any more. The body is an empty object.</summary>
    public static Task<IResult> Close(Guid id, ApiBody<TouchpointsApi.NoBody> body, CloseSurvey act, ShowSurvey show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>List the open links with their addresses; those that are a right of one person are not shown again.</summary>
    public static async Task<IResult> Links(Guid id, ListLinks act, Reply reply, SiteLink site, CancellationToken stop) =>
        reply.Whole((await act.Run(reply.Who, new(id), stop)).Then(listed => listed.Open), link => new LinkJson(link.Id,
            site.To(LinkPath.Of(link.Kind, link.Channel, link.Token)),
            link.Channel, link.Label, link.Touchpoint, link.Unit, link.ExpiresUtc));

    /// <summary>Make up to 10,000 links of one kind; the addresses of those that one person answers once are told this once.</summary>
    public static Task<IResult> MakeSome(Guid id, ApiBody<LinksBody> body, MakeLinks act, Reply reply, SiteLink site, CancellationToken stop) =>
        reply.Asked(body, async asked =>
        {
            var (kind, channel) = (asked.Kind ?? LinkKind.Open, asked.Channel ?? AskChannel.Link);
            var made = await act.Run(reply.Who, new(id, kind, channel, asked.Links ?? [], asked.ExpiresUtc?.UtcDateTime), stop);
            return made.Then(links => links.Select(link => new MadeLinkJson(link.Id, site.To(LinkPath.Of(kind, channel, link.Token)), link.Fields)).ToList());
        }, data => new { data });

    /// <summary>End a link at once.</summary>
    public static Task<IResult> End(Guid id, Guid link, EndLink act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id, link), stop));

    /// <summary>Enter what a customer answered elsewhere. Answered means durable; the same externalId again is no second response.</summary>
    public static Task<IResult> Enter(Guid id, ApiBody<ResponseBody> body, EnterResponse act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, asked.ExternalId, asked.Answers, asked.Channel ?? AskChannel.Program, asked.Language,
            asked.GivenUtc?.UtcDateTime, asked.Touchpoint, asked.Unit, asked.Journey), stop), sent => new SentJson(sent.IsNew, sent.Outcome));

    /// <summary>Take the responses out as CSV or XLSX, one row each, or as a zip archive for SPSS.</summary>
    public static async Task<IResult> TakeOut(Guid id, ApiQuery<FormatQuery> query, ResponseFile file, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var taken = await file.Of(reply.Who, id, query.Read.Value.Format ?? ResponseFormat.Csv, stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : taken.Value;
    }

    /// <summary>What a survey has brought: counts and figures with their intervals.</summary>
    public static async Task<IResult> Results(Guid id, ApiQuery<ResultQuery> query, ShowResults act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Answer(await act.Run(reply.Who, new(id, asked.Version, asked.From, asked.To), stop), ResultsJson.Of);
    }

    /// <summary>What it would be if those who answered were like the population: figures without and with weights, and what the weights cost.</summary>
    public static Task<IResult> Weighted(Guid id, ApiBody<WeighBody> body, WeighResults act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, [.. (asked.Margins ?? []).Select(margin => new KnownMargin(margin.By ?? "",
            margin.Shares is { } shares ? [.. shares.Select(one => (one.Key, one.Value))] : null))], asked.Most ?? 8, asked.From, asked.To), stop),
            WeighedJson.Of);

    /// <summary>What to make.</summary>
    /// <param name="UnitId">The unit whose survey it is.</param>
    /// <param name="Template">Name of a template, such as <c>nps</c>.</param>
    /// <param name="Document">A document as text, instead of a template.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Touchpoint">Code of the touchpoint that it is about.</param>
    public sealed record MakeBody(Guid? UnitId, string? Template, string? Document, string? Title, string? Touchpoint)
    {
        internal MakeSurvey.Request Request(SurveyDocument? document) => new(UnitId, Template, document, Title, Touchpoint: Touchpoint);
    }

    /// <summary>What is known of the population.</summary>
    /// <param name="Margins">Margins.</param>
    /// <param name="Most">Bound of a weight.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    public sealed record WeighBody(IReadOnlyList<MarginBody>? Margins, double? Most, DateOnly? From, DateOnly? To);

    /// <summary>A margin: <c>unit</c>, <c>touchpoint</c>, <c>channel</c>, <c>language</c> or the code of a question with one choice.</summary>
    /// <param name="By">Which.</param>
    /// <param name="Shares">Shares or counts by code; null: as the encounter log has them, for units and touchpoints.</param>
    public sealed record MarginBody(string? By, IReadOnlyDictionary<string, double>? Shares);

    /// <summary>A draft.</summary>
    /// <param name="Document">The document as text.</param>
    public sealed record DocumentBody(string? Document);

    /// <summary>Links to make.</summary>
    public sealed record LinksBody(LinkKind? Kind, AskChannel? Channel, IReadOnlyList<LinkFields>? Links, DateTimeOffset? ExpiresUtc);

    /// <summary>A response that was given elsewhere.</summary>
    public sealed record ResponseBody(string? ExternalId, IReadOnlyDictionary<string, string>? Answers, AskChannel? Channel, string? Language,
        DateTimeOffset? GivenUtc, string? Touchpoint, string? Unit, string? Journey);

    /// <summary>Whether it is new, and as what it stands.</summary>
    public sealed record SentJson(bool IsNew, ResponseOutcome Outcome);

    /// <summary>An open link.</summary>
    public sealed record LinkJson(Guid Id, string Address, AskChannel Channel, string? Label, string? Touchpoint, string? Unit, DateTime? ExpiresUtc);

    /// <summary>A link that was just made.</summary>
    public sealed record MadeLinkJson(Guid Id, string Address, LinkFields Fields);

    /// <summary>Format of a file.</summary>
    public sealed record FormatQuery(ResponseFormat? Format);

    /// <summary>Which answers are counted.</summary>
    public sealed record ResultQuery(int? Version, DateOnly? From, DateOnly? To);
}
