using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.Web.Api;

/// <summary>The inbox: what customers say, and what becomes of it.</summary>
public static class VoicesApi
{
    public static void MapVoices(this IEndpointRouteBuilder api)
    {
        var voices = api.MapGroup("/voices").WithTags("Voices").RequireAuthorization("api");
        voices.MapGet("", List).Queries<VoiceQuery>().Produces<VoiceJson[]>();
        voices.MapPost("", Take).Accepts<VoiceBody>("application/json").Produces<TakenJson>(201);
        voices.MapGet("/export", TakeOut).Queries<VoiceQuery>().Produces(200, contentType: "text/csv");
        voices.MapGet("/measures", Measure).Queries<MeasureQuery>();
        voices.MapPost("/end", End).Accepts<EndBody>("application/json");
        voices.MapGet("/{id:guid}", Show).Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/sort", Sort).Accepts<SortBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/give", Give).Accepts<GiveBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/notes", Note).Accepts<NoteBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/replies", Tell).Accepts<ReplyBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/reopen", Reopen).Accepts<TouchpointsApi.NoBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/merge", Merge).Accepts<MergeBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/part", Part).Accepts<TouchpointsApi.NoBody>("application/json").Produces<VoiceJson>();
        voices.MapPost("/{id:guid}/reveal", Reveal).Accepts<RevealBody>("application/json").Produces<VoiceJson>();
    }

    /// <summary>List the inbox: search, filter, page by cursor. What waits comes by its due date, all else the latest first.</summary>
    public static Task<IResult> List(ApiQuery<VoiceQuery> query, ListVoices act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, null, new(asked.Cursor, null, asked.Limit)), stop), VoiceJson.Of);

    /// <summary>
    /// Take down what a customer says. It gets a number and a due date at once. With source and externalId the same item told again is
    /// no second one: unchanged, or corrected. A unit's id says whose inbox takes it.
    /// </summary>
    public static Task<IResult> Take(ApiBody<VoiceBody> body, TakeVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async asked => (await act.Run(reply.Who, new(asked.Fields, asked.Source, asked.ExternalId), stop)).Then(taken => taken.Id),
            // No words: what is kept to answer a repeated request would outlive an erasure.
            async id => (await show.Run(reply.Who, new(id), stop)).Then(object (shown) => new TakenJson(shown.Row.Id, shown.Row.Number, shown.Row.DueUtc)));

    /// <summary>Show one item with its notes and replies; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowVoice act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), VoiceJson.Of, shown => shown.Row.Version);

    /// <summary>Say what the customer wants, and which touchpoint it is about.</summary>
    public static Task<IResult> Sort(Guid id, ApiBody<SortBody> body, SortVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Kind, asked.Touchpoint, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Give it to a unit, and to somebody who answers for it. What is handed on out of sight answers 204.</summary>
    public static Task<IResult> Give(Guid id, ApiBody<GiveBody> body, GiveVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.UnitId, asked.PersonId, version), stop), async () =>
            (await show.Run(reply.Who, new(id), stop)).Failure is Fail.Missing ? Results.NoContent() : await Show(id, show, reply, stop));

    /// <summary>Write a note that only colleagues read.</summary>
    public static Task<IResult> Note(Guid id, ApiBody<NoteBody> body, WriteOnVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, new(id, asked.Words), stop), () => Show(id, show, reply, stop));

    /// <summary>Tell the customer by a channel (`by` email, sms or weChat, with a `subject`), or record what the customer was told and how.</summary>
    public static Task<IResult> Tell(Guid id, ApiBody<ReplyBody> body, WriteOnVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, new(id, asked.Words, asked.Told ?? ReplyWay.Other, asked.By, asked.Subject), stop),
            () => Show(id, show, reply, stop));

    /// <summary>End up to 200 items in one way; each has its own result.</summary>
    public static Task<IResult> End(ApiBody<EndBody> body, EndVoices act, Reply reply, Words.ProblemWords words, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Ids, asked.How, asked.Reason), stop), results => new
        {
            data = results.Select(one => new
            {
                one.Id,
                isEnded = one.Failure is null,
                problems = (one.Failure?.Problems ?? []).Select(problem => new { problem.Code, message = words.Of(problem) }),
            }),
        });

    /// <summary>Take the end back: it waits again.</summary>
    public static Task<IResult> Reopen(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, ReopenVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Say that it is the same as the item with this number, which goes on for both.</summary>
    public static Task<IResult> Merge(Guid id, ApiBody<MergeBody> body, MergeVoices act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Into, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take a merge back.</summary>
    public static Task<IResult> Part(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, PartVoice act, ShowVoice show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Show what is personal in the clear, for a purpose that the audit log keeps.</summary>
    public static Task<IResult> Reveal(Guid id, ApiBody<RevealBody> body, RevealVoice act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, asked.Purpose), stop), VoiceJson.Of);

    /// <summary>Take the inbox out as CSV or XLSX, under the same filters; masked for whom it is masked.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<VoiceQuery> query, ExportVoices act, Reply reply, Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, null, Answers.Columns(asked.Columns), Export.In(words)), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "inbox");
    }

    /// <summary>How well the loop is closed: shares with their intervals, of what was due in the last days.</summary>
    public static async Task<IResult> Measure(ApiQuery<MeasureQuery> query, MeasureInbox act, InsightJson json, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Answer(await act.Run(reply.Who, new(asked.Days ?? 90, asked.Kind, asked.UnitId), stop), found => new
        {
            found.FromUtc,
            found.ToUtc,
            closed = json.Figure(found.Closed),
            inTime = json.Figure(found.InTime),
            firstReplyHours = json.Figure(found.FirstReply),
        });
    }

    /// <summary>What the customer wants, and what it is about.</summary>
    public sealed record SortBody(VoiceKind? Kind, Guid? Touchpoint);

    /// <summary>To whom.</summary>
    public sealed record GiveBody(Guid? UnitId, Guid? PersonId);

    /// <summary>A note.</summary>
    public sealed record NoteBody(string? Words);

    /// <summary>What the customer was told, and how.</summary>
    public sealed record ReplyBody(string? Words, ReplyWay? Told, DeliveryChannel? By = null, string? Subject = null);

    /// <summary>Which items end, how, and why.</summary>
    public sealed record EndBody(IReadOnlyList<Guid>? Ids, Disposition? How, string? Reason);

    /// <summary>The number of the item that goes on.</summary>
    public sealed record MergeBody(string? Into);

    /// <summary>Why.</summary>
    public sealed record RevealBody(string? Purpose);

    /// <summary>Of which days, kind and unit.</summary>
    public sealed record MeasureQuery(int? Days, VoiceKind? Kind, Guid? UnitId);
}

/// <summary>What the inbox can be asked.</summary>
/// <param name="Q">Its number, or words in what was said.</param>
/// <param name="Part">Which part; without it what waits.</param>
/// <param name="Kind">What the customer wants.</param>
/// <param name="Way">By which way it came.</param>
/// <param name="Sentiment">How it is said.</param>
/// <param name="Theme">Code of a theme.</param>
/// <param name="Touchpoint">Id of the touchpoint that it is about.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Holder">Whose it is to answer.</param>
/// <param name="How">How it ended.</param>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Format">Of an export.</param>
/// <param name="Columns">Of an export, with commas.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record VoiceQuery(string? Q, InboxPart? Part, VoiceKind? Kind, VoiceWay? Way, Sentiment? Sentiment, string? Theme, Guid? Touchpoint,
    Guid? UnitId, InboxHolder? Holder, Disposition? How, int? Customer, ExportFormat? Format, string? Columns, string? Cursor, int? Limit)
{
    internal VoiceFilter Filter => new(Part ?? InboxPart.Waiting, Q, Kind, Way, Sentiment, Theme, Touchpoint, UnitId, Holder, How, Customer);
}

/// <summary>What a customer says, as it is sent.</summary>
public sealed record VoiceBody(VoiceKind? Kind, VoiceWay? Way, string? Words, string? Remedy, string? Address, DateTimeOffset? Given,
    string? Customer, string? Phone, string? OpenId, string? Email, Guid? Touchpoint, Guid? UnitId, string? Source, string? ExternalId)
{
    internal VoiceFields Fields =>
        new(Kind, Way, Words, Remedy, Address, Given?.UtcDateTime, Customer, Phone, OpenId, Email, Touchpoint, UnitId);
}

/// <summary>What was taken down.</summary>
public sealed record TakenJson(Guid Id, string Number, DateTime DueUtc);
