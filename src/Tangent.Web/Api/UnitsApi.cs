using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access;

namespace Tangent.Web.Api;

/// <summary>The tree of organisation units.</summary>
public static class UnitsApi
{
    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Units").RequireAuthorization("api");
        units.MapGet("", List).Queries<UnitQuery>();
        units.MapPost("", Add).Accepts<AddUnit.Request>("application/json");
        units.MapPut("/{id:guid}", Rename).Accepts<UnitNames>("application/json");
        units.MapPost("/{id:guid}/move", Move).Accepts<UnitMove>("application/json");
        units.MapPost("/{id:guid}/close", Close);
        units.MapPost("/{id:guid}/reopen", Reopen);
    }

    /// <summary>List the units in scope as a tree, parents first.</summary>
    public static async Task<IResult> List(ApiQuery<UnitQuery> query, ListUnits act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var found = await act.Run(reply.Who, new(asked.Q, asked.Closed == OnOff.True,
            new(asked.Sort ?? UnitSort.Tree, asked.Descending == OnOff.True)), stop);
        return reply.Answer(found, rows => new { data = rows });
    }

    /// <summary>Add a unit below another one.</summary>
    public static Task<IResult> Add(ApiBody<AddUnit.Request> body, AddUnit act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop), id => new { id }, StatusCodes.Status201Created);

    /// <summary>Change code, names and time zone of a unit.</summary>
    public static Task<IResult> Rename(Guid id, ApiBody<UnitNames> body, RenameUnit act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(
            reply.Who, new(id, asked.Code, asked.NameZh, asked.NameEn, asked.TimeZone, asked.Version), stop));

    /// <summary>Hang a unit with everything below it under another parent.</summary>
    public static Task<IResult> Move(Guid id, ApiBody<UnitMove> body, MoveUnit act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.NewParentId), stop));

    /// <summary>Close a unit on which nothing open depends.</summary>
    public static Task<IResult> Close(Guid id, CloseUnit act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Open a closed unit again.</summary>
    public static Task<IResult> Reopen(Guid id, ReopenUnit act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Names of a unit.</summary>
    public sealed record UnitNames(string? Code, string? NameZh, string? NameEn, string? TimeZone, int? Version);

    /// <summary>Where to.</summary>
    public sealed record UnitMove(Guid? NewParentId);

    /// <summary>What a list of units can be asked.</summary>
    public sealed record UnitQuery(string? Q, OnOff? Closed, UnitSort? Sort, OnOff? Descending);
}
