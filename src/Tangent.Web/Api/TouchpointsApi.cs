using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>The register of touchpoints.</summary>
public static class TouchpointsApi
{
    public static void MapTouchpoints(this IEndpointRouteBuilder api)
    {
        var touchpoints = api.MapGroup("/touchpoints").WithTags("Touchpoints").RequireAuthorization("api");
        touchpoints.MapGet("", List).Queries<TouchpointQuery>().Produces<TouchpointJson[]>();
        touchpoints.MapPost("", Register).Accepts<TouchpointFields>("application/json").Produces<TouchpointJson>(201);
        touchpoints.MapGet("/export", TakeOut).Queries<TouchpointExportQuery>().Produces(200, contentType: "text/csv");
        touchpoints.MapGet("/{id:guid}", Show).Produces<TouchpointJson>();
        touchpoints.MapPut("/{id:guid}", Edit).Accepts<TouchpointFields>("application/json").Produces<TouchpointJson>();
        touchpoints.MapGet("/{id:guid}/versions", Versions).Produces<TouchpointVersionJson[]>();
        touchpoints.MapPost("/{id:guid}/submit", Submit).Accepts<NoBody>("application/json").Produces<TouchpointJson>();
        touchpoints.MapPost("/{id:guid}/approve", Approve).Accepts<NoBody>("application/json").Produces<TouchpointJson>();
        touchpoints.MapPost("/{id:guid}/send-back", SendBack).Accepts<NoteBody>("application/json").Produces<TouchpointJson>();
        touchpoints.MapPost("/{id:guid}/key", SignKey).Accepts<KeyBody>("application/json").Produces<TouchpointJson>();
        touchpoints.MapPost("/{id:guid}/retire", Retire).Accepts<RetireBody>("application/json").Produces<TouchpointJson>();
        touchpoints.MapPost("/{id:guid}/restore", Restore).Accepts<NoBody>("application/json").Produces<TouchpointJson>();
    }

    /// <summary>List touchpoints: search, filter, order, page by cursor.</summary>
    public static Task<IResult> List(ApiQuery<TouchpointQuery> query, ListTouchpoints act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, asked.Request, stop), TouchpointJson.Of);

    /// <summary>Register a touchpoint. With an Idempotency-Key the same request may be sent again.</summary>
    public static Task<IResult> Register(
        ApiBody<TouchpointFields> body, RegisterTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async fields => (await act.Run(reply.Who, fields, stop)).Then(id => id.Value),
            async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => TouchpointJson.Of(shown.Row)));

    /// <summary>Show one touchpoint; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowTouchpoint act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => TouchpointJson.Of(shown.Row), shown => shown.Row.Version);

    /// <summary>Change a touchpoint: all its fields, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(
        Guid id, ApiBody<TouchpointFields> body, EditTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (fields, version) => act.Run(reply.Who, new(id, version, fields), stop), () => Show(id, show, reply, stop));

    /// <summary>List the versions of a touchpoint, the newest first, each with the time in which it held.</summary>
    public static async Task<IResult> Versions(Guid id, ListTouchpointVersions act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, new(id), stop), TouchpointVersionJson.Of);

    /// <summary>Send a draft to review; what it lacks is listed as a conflict. The body is an empty object.</summary>
    public static Task<IResult> Submit(
        Guid id, ApiBody<NoBody> body, SubmitTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Approve what is in review: it is in use from now on. The body is an empty object.</summary>
    public static Task<IResult> Approve(
        Guid id, ApiBody<NoBody> body, ApproveTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Send what is in review back, with a note.</summary>
    public static Task<IResult> SendBack(
        Guid id, ApiBody<NoteBody> body, SendBackTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Note, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Sign a touchpoint off as a key touchpoint, or take that back; with a reason.</summary>
    public static Task<IResult> SignKey(
        Guid id, ApiBody<KeyBody> body, SignKeyTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.IsKey != false, asked.Reason, version), stop),
            () => Show(id, show, reply, stop));

    /// <summary>Retire a touchpoint, with a reason.</summary>
    public static Task<IResult> Retire(
        Guid id, ApiBody<RetireBody> body, RetireTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Reason, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Put a retired touchpoint back in use. The body is an empty object.</summary>
    public static Task<IResult> Restore(
        Guid id, ApiBody<NoBody> body, RestoreTouchpoint act, ShowTouchpoint show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take the touchpoints out as CSV or XLSX: the same filters and order as the list, all rows.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<TouchpointExportQuery> query, ExportTouchpoints act, Reply reply,
        Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, asked.Request(Export.In(words)), stop);
        return taken.Failure is { } failure
            ? reply.Refuse(failure)
            : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "touchpoints");
    }

    /// <summary>What the writer is to mend.</summary>
    public sealed record NoteBody(string? Note);

    /// <summary>Whether it is a key touchpoint (true unless said otherwise), and why.</summary>
    public sealed record KeyBody(string? Reason, bool? IsKey);

    /// <summary>Why it is retired.</summary>
    public sealed record RetireBody(string? Reason);

    /// <summary>An empty object.</summary>
    public sealed record NoBody;
}

/// <summary>What a list of touchpoints can be asked.</summary>
/// <param name="Q">Words that must stand in code or names.</param>
/// <param name="Channel">Only this channel.</param>
/// <param name="Stage">Only this stage.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Status">Only this status.</param>
/// <param name="Distance">Only this contact distance.</param>
/// <param name="Kind">Only those of this kind: front or back stage, digital or physical.</param>
/// <param name="IsKey">Only key touchpoints, or only the others.</param>
/// <param name="OwnerId">Only those that this person answers for.</param>
/// <param name="Sort">By what.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record TouchpointQuery(string? Q, ContactChannel? Channel, JourneyStage? Stage,
    Guid? UnitId, TouchpointStatus? Status, ContactDistance? Distance, TouchpointKinds? Kind,
    OnOff? IsKey, Guid? OwnerId, TouchpointSort? Sort, OnOff? Descending, string? Cursor, int? Limit)
{
    internal ListTouchpoints.Request Request => new(new(Q, Channel, Stage, UnitId, Status, Distance, Kind,
        IsKey is null ? null : IsKey == OnOff.True, OwnerId),
        new(Sort ?? TouchpointSort.Code, Descending == OnOff.True), new PieceRequest(Cursor, null, Limit));
}

/// <summary>What an export can be asked; fields as in the list.</summary>
public sealed record TouchpointExportQuery(string? Q, ContactChannel? Channel, JourneyStage? Stage,
    Guid? UnitId, TouchpointStatus? Status, ContactDistance? Distance, TouchpointKinds? Kind,
    OnOff? IsKey, Guid? OwnerId, TouchpointSort? Sort, OnOff? Descending, ExportFormat? Format, string? Columns)
{
    internal ExportTouchpoints.Request Request(ExportWords words) => new(new(Q, Channel, Stage, UnitId, Status, Distance, Kind,
        IsKey is null ? null : IsKey == OnOff.True, OwnerId),
        new(Sort ?? TouchpointSort.Code, Descending == OnOff.True),
        Columns?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), words);
}

/// <summary>A yes or no in an address.</summary>
public enum OnOff { False, True }
