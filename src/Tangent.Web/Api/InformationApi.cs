using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Touchpoints.Information;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Information published at touchpoints.</summary>
public static class InformationApi
{
    public static void MapInformation(this IEndpointRouteBuilder api)
    {
        var information = api.MapGroup("/information").WithTags("Information").RequireAuthorization("api");
        information.MapGet("", List).Queries<InformationQuery>().Produces<InformationJson[]>();
        information.MapPost("", Write).Accepts<InformationFields>("application/json").Produces<InformationJson>(201);
        information.MapGet("/export", TakeOut).Queries<InformationQuery>().Produces(200, contentType: "text/csv");
        information.MapGet("/{id:guid}", Show).Produces<InformationJson>();
        information.MapPut("/{id:guid}", Edit).Accepts<InformationFields>("application/json").Produces<InformationJson>();
        information.MapPost("/{id:guid}/approve", Approve).Accepts<TouchpointsApi.NoBody>("application/json").Produces<InformationJson>();
        information.MapPost("/{id:guid}/publish", Publish).Accepts<TouchpointsApi.NoBody>("application/json").Produces<InformationJson>();
        information.MapPost("/{id:guid}/retire", Retire).Accepts<TouchpointsApi.RetireBody>("application/json").Produces<InformationJson>();
    }

    /// <summary>List information: search, filter by touchpoint, channel, medium, language, state; page by cursor.</summary>
    public static Task<IResult> List(ApiQuery<InformationQuery> query, ListInformation act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, asked.Order, new(asked.Cursor, null, asked.Limit)), stop), InformationJson.Of);

    /// <summary>Begin an information item, as a draft.</summary>
    public static Task<IResult> Write(
        ApiBody<InformationFields> body, WriteInformation act, ShowInformation show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async fields => (await act.Run(reply.Who, fields, stop)).Then(id => id.Value),
            async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => InformationJson.Of(shown.Row)));

    /// <summary>Show one item: what is live and what waits; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowInformation act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => InformationJson.Of(shown.Row), shown => shown.Row.Version);

    /// <summary>Write the next text behind what is live, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(
        Guid id, ApiBody<InformationFields> body, EditInformation act, ShowInformation show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (fields, version) => act.Run(reply.Who, new(id, version, fields), stop), () => Show(id, show, reply, stop));

    /// <summary>Approve what waits. The body is an empty object.</summary>
    public static Task<IResult> Approve(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, ApproveInformation act, ShowInformation show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Publish what was approved, in the place of what was live. The body is an empty object.</summary>
    public static Task<IResult> Publish(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, PublishInformation act, ShowInformation show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take an item back, with a reason.</summary>
    public static Task<IResult> Retire(
        Guid id, ApiBody<TouchpointsApi.RetireBody> body, RetireInformation act, ShowInformation show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Reason, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take the list out as CSV or XLSX.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<InformationQuery> query, ExportInformation act, Reply reply, Words.Words words,
        CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, asked.Order,
            asked.Columns?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Export.In(words)), stop);
        return taken.Failure is { } failure
            ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "information");
    }
}

/// <summary>What a list of information can be asked.</summary>
/// <param name="Q">Words in code or titles.</param>
/// <param name="State">Draft and approved look at what waits, published at what is live.</param>
/// <param name="TouchpointId">Where it stands.</param>
/// <param name="Channel">In which channel it stands.</param>
/// <param name="Medium">By what means.</param>
/// <param name="Language">In which language it is written.</param>
/// <param name="Expiring">Only what ends within 30 days.</param>
/// <param name="Descending">Whether the order by code is turned round.</param>
/// <param name="Format">Of an export.</param>
/// <param name="Columns">Of an export: keys with commas between; all of them when it is left out.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record InformationQuery(string? Q, InformationState? State, Guid? TouchpointId, ContactChannel? Channel,
    InformationMedium? Medium, TextLanguage? Language, OnOff? Expiring, OnOff? Descending, ExportFormat? Format, string? Columns,
    string? Cursor, int? Limit)
{
    internal InformationFilter Filter => new(Q, State, TouchpointId, Channel, Medium, Language, Expiring == OnOff.True);

    internal InformationOrder Order => new(false, Descending == OnOff.True);
}

/// <summary>An information item as the API shows it.</summary>
public sealed record InformationJson(Guid Id, string Code, TouchpointJson.UnitJson Unit, InformationState State, InformationState? NextState,
    InformationContent? Live, InformationContent? Waiting, DateTime? LiveFromUtc, DateTime? LiveUntilUtc, string? RetiredReason,
    DateTime ChangedUtc, int Version)
{
    internal static object Of(InformationRow row) => new InformationJson(row.Id, row.Code,
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.State, row.NextState, row.Live, row.Waiting,
        row.LiveFromUtc, row.LiveUntilUtc, row.RetiredReason, row.ChangedUtc, row.Version);
}
