using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Touchpoints.Plans;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Plans for the management of touchpoints.</summary>
public static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Plans").RequireAuthorization("api");
        plans.MapGet("", List).Queries<PlanQuery>().Produces<PlanJson[]>();
        plans.MapPost("", Make).Accepts<PlanFields>("application/json").Produces<PlanJson>(201);
        plans.MapGet("/export", TakeOut).Queries<PlanQuery>().Produces(200, contentType: "text/csv");
        plans.MapGet("/{id:guid}", Show).Produces<PlanJson>();
        plans.MapPut("/{id:guid}", Edit).Accepts<PlanFields>("application/json").Produces<PlanJson>();
        plans.MapPost("/{id:guid}/start", Start).Accepts<TouchpointsApi.NoBody>("application/json").Produces<PlanJson>();
        plans.MapPost("/{id:guid}/close", Close).Accepts<CloseBody>("application/json").Produces<PlanJson>();
        plans.MapPost("/{id:guid}/tick", Tick).Accepts<TickBody>("application/json").Produces<PlanJson>();
    }

    /// <summary>List plans: search, filter, page by cursor; the last changed first.</summary>
    public static Task<IResult> List(ApiQuery<PlanQuery> query, ListPlans act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, PlanQuery.Order, new(asked.Cursor, null, asked.Limit)), stop), PlanJson.Of);

    /// <summary>Make a plan, as a draft.</summary>
    public static Task<IResult> Make(ApiBody<PlanFields> body, MakePlan act, ShowPlan show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async fields => (await act.Run(reply.Who, fields, stop)).Then(id => id.Value),
            async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => PlanJson.Of(shown.Row)));

    /// <summary>Show one plan; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowPlan act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => PlanJson.Of(shown.Row), shown => shown.Row.Version);

    /// <summary>Change a plan: all its fields, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<PlanFields> body, EditPlan act, ShowPlan show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (fields, version) => act.Run(reply.Who, new(id, version, fields), stop), () => Show(id, show, reply, stop));

    /// <summary>Begin a plan. The body is an empty object.</summary>
    public static Task<IResult> Start(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, StartPlan act, ShowPlan show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Close a running plan, with what came of it.</summary>
    public static Task<IResult> Close(Guid id, ApiBody<CloseBody> body, ClosePlan act, ShowPlan show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Result, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Tick a step of a running plan, or open it again.</summary>
    public static Task<IResult> Tick(Guid id, ApiBody<TickBody> body, TickStep act, ShowPlan show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Step ?? 0, asked.IsDone != false, version), stop),
            () => Show(id, show, reply, stop));

    /// <summary>Take the steps of the plans out as CSV or XLSX.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<PlanQuery> query, ExportPlans act, Reply reply, Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, PlanQuery.Order, Export.In(words)), stop);
        return taken.Failure is { } failure
            ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "plans");
    }

    /// <summary>What came of it.</summary>
    public sealed record CloseBody(string? Result);

    /// <summary>Which step, from 1, and whether it is done (true unless said otherwise).</summary>
    public sealed record TickBody(int? Step, bool? IsDone);
}

/// <summary>What a list of plans can be asked.</summary>
/// <param name="Q">Words in the title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Format">Of an export.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record PlanQuery(string? Q, PlanState? State, Guid? UnitId, ExportFormat? Format, string? Cursor, int? Limit)
{
    internal PlanFilter Filter => new(Q, State, UnitId);

    internal static PlanOrder Order => new(false, true);
}

/// <summary>A plan as the API shows it; overdue are numbers of steps, from 1.</summary>
public sealed record PlanJson(Guid Id, PlanDetails Details, TouchpointJson.UnitJson Unit, TouchpointJson.PersonJson? Owner, PlanState State,
    string? Result, int Done, IReadOnlyList<int> Overdue, DateTime ChangedUtc, int Version)
{
    internal static object Of(PlanRow row) => new PlanJson(row.Id, row.Details,
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Owner is { } owner ? new(owner.Id, owner.Name) : null,
        row.State, row.Result, row.Done, row.Overdue, row.ChangedUtc, row.Version);
}
