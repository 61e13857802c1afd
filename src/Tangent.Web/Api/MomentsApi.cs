using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Moments of truth and the kinds of testing moments.</summary>
public static class MomentsApi
{
    public static void MapMoments(this IEndpointRouteBuilder api)
    {
        var moments = api.MapGroup("/moments").WithTags("Moments").RequireAuthorization("api");
        moments.MapGet("", List).Queries<MomentQuery>().Produces<MomentJson[]>();
        moments.MapPost("", Register).Accepts<MomentFields>("application/json").Produces<MomentJson>(201);
        moments.MapGet("/export", TakeOut).Queries<MomentExportQuery>().Produces(200, contentType: "text/csv");
        moments.MapGet("/{id:guid}", Show).Produces<MomentJson>();
        moments.MapPut("/{id:guid}", Edit).Accepts<MomentFields>("application/json").Produces<MomentJson>();
        moments.MapPost("/{id:guid}/retire", Retire).Accepts<RetireMomentBody>("application/json").Produces<MomentJson>();
        var kinds = api.MapGroup("/testing-moments").WithTags("Moments").RequireAuthorization("api");
        kinds.MapGet("", Kinds).Produces<TestingKind[]>();
        kinds.MapPost("", KeepKind).Accepts<KeepTestingKind.Request>("application/json").Produces<TestingKind>();
    }

    /// <summary>List moments: search, filter, order, page by cursor.</summary>
    public static Task<IResult> List(ApiQuery<MomentQuery> query, ListMoments act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, asked.Order, new(asked.Cursor, null, asked.Limit)), stop), MomentJson.Of);

    /// <summary>Write down a moment at a touchpoint.</summary>
    public static Task<IResult> Register(
        ApiBody<MomentFields> body, RegisterMoment act, ShowMoment show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async fields => (await act.Run(reply.Who, fields, stop)).Then(id => id.Value),
            async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => MomentJson.Of(shown.Row)));

    /// <summary>Show one moment; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowMoment act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => MomentJson.Of(shown.Row), shown => shown.Row.Version);

    /// <summary>Change a moment: all its fields, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(
        Guid id, ApiBody<MomentFields> body, EditMoment act, ShowMoment show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (fields, version) => act.Run(reply.Who, new(id, version, fields), stop), () => Show(id, show, reply, stop));

    /// <summary>Put a moment away, or bring it back with isRetired false.</summary>
    public static Task<IResult> Retire(
        Guid id, ApiBody<RetireMomentBody> body, RetireMoment act, ShowMoment show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.IsRetired != false, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take the moments out as CSV or XLSX: the same filters and order as the list, all rows.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<MomentExportQuery> query, ExportMoments act, Reply reply,
        Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, asked.Order, Answers.Columns(asked.Columns), Export.In(words)), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "moments");
    }

    /// <summary>List the kinds of testing moments: the built-in ones with their switches, and the own ones.</summary>
    public static async Task<IResult> Kinds(ListTestingKinds act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, stop), kind => kind);

    /// <summary>Add or rename an own kind of testing moment, or switch any kind on or off; the same again changes nothing.</summary>
    public static Task<IResult> KeepKind(ApiBody<KeepTestingKind.Request> body, KeepTestingKind act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop), kind => kind);

    /// <summary>Whether it is put away (true unless said otherwise).</summary>
    public sealed record RetireMomentBody(bool? IsRetired);
}

/// <summary>What a list of moments can be asked.</summary>
/// <param name="Q">Words that must stand in a name.</param>
/// <param name="Testing">Only this kind of testing moment.</param>
/// <param name="TouchpointId">Only at this touchpoint.</param>
/// <param name="UnitId">Only at touchpoints of this unit and those below it.</param>
/// <param name="BackStageOwner">Only those with a back-stage owner, or only those without.</param>
/// <param name="Retired">Only those that were put away, or only those in use.</param>
/// <param name="Sort">By what.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record MomentQuery(string? Q, string? Testing, Guid? TouchpointId, Guid? UnitId, OnOff? BackStageOwner, OnOff? Retired,
    MomentSort? Sort, OnOff? Descending, string? Cursor, int? Limit)
{
    internal MomentFilter Filter => new(Q, Testing, TouchpointId, UnitId, Answers.Claim(BackStageOwner), Answers.Claim(Retired));
    internal MomentOrder Order => new(Sort ?? MomentSort.NameZh, Descending == OnOff.True);
}

/// <summary>What an export of moments can be asked; fields as in the list.</summary>
public sealed record MomentExportQuery(string? Q, string? Testing, Guid? TouchpointId, Guid? UnitId, OnOff? BackStageOwner, OnOff? Retired,
    MomentSort? Sort, OnOff? Descending, ExportFormat? Format, string? Columns)
{
    internal MomentFilter Filter => new(Q, Testing, TouchpointId, UnitId, Answers.Claim(BackStageOwner), Answers.Claim(Retired));
    internal MomentOrder Order => new(Sort ?? MomentSort.NameZh, Descending == OnOff.True);
}

/// <summary>A moment as the API shows it.</summary>
public sealed record MomentJson(Guid Id, MomentJson.Tag Touchpoint, TouchpointJson.UnitJson Unit, string NameZh, string NameEn, string? Testing,
    string Need, string Success, string Failure, string Playbook, MomentFrames Frames, Items<MomentItem> Items, TouchpointJson.PersonJson? Owner,
    TouchpointJson.PersonJson? BackStageOwner, DateTime? RetiredUtc, DateTime ChangedUtc, int Version)
{
    public sealed record Tag(Guid Id, string Code, string NameZh, string NameEn);

    internal static object Of(MomentRow row) => new MomentJson(row.Id, TagOf(row.At),
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Details.NameZh, row.Details.NameEn, row.Details.Testing,
        row.Details.Sheet.Need, row.Details.Sheet.Success, row.Details.Sheet.Failure, row.Details.Sheet.Playbook,
        row.Details.Sheet.Frames, row.Details.Sheet.Items,
        row.Owner is { } owner ? new(owner.Id, owner.Name) : null, row.BackStageOwner is { } back ? new(back.Id, back.Name) : null,
        row.RetiredUtc, row.ChangedUtc, row.Version);

    internal static Tag TagOf(TouchpointTag tag) => new(tag.Id, tag.Code, tag.NameZh, tag.NameEn);
}
