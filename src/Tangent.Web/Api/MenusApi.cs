using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Standards.Menus;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Web.Api;

/// <summary>Menus of the numbers that customers call: kept as one document each, checked, walked.</summary>
public static class MenusApi
{
    public static void MapMenus(this IEndpointRouteBuilder api)
    {
        var menus = api.MapGroup("/menus").WithTags("Menus").RequireAuthorization("api");
        menus.MapGet("", List);
        menus.MapPost("", Make).Accepts<MakeBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        menus.MapGet("/{id:guid}", One).Queries<TimeQuery>();
        menus.MapGet("/{id:guid}/document", Document).Produces<MenuDocument>();
        menus.MapPut("/{id:guid}/document", Write).Accepts<SurveysApi.DocumentBody>("application/json");
        menus.MapDelete("/{id:guid}", Remove).Produces(204);
    }

    /// <summary>All menus by number, each with what is found in it.</summary>
    public static async Task<IResult> List(ListMenus act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), listed => new { data = listed.Rows.Select(Shape) });

    /// <summary>Add a menu from its document as text.</summary>
    public static Task<IResult> Make(ApiBody<MakeBody> body, MakeMenu act, Reply reply, CancellationToken stop) =>
        reply.Do(body, async asked =>
        {
            var read = MenuCodec.Read(asked.Document ?? "");
            return read.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(asked.UnitId, read.Value), stop);
        }, id => new DeliveryApi.IdJson(id), StatusCodes.Status201Created);

    /// <summary>Show one menu: what is found in it, and the shortest keys of each caller to a human and to each service.</summary>
    /// <remarks>At a time of day, `at`: 10:00 unless told.</remarks>
    public static async Task<IResult> One(Guid id, ApiQuery<TimeQuery> query, ShowMenu act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.One(await act.Run(reply.Who, new(id, query.Read.Value.At), stop), shown => new
            {
                menu = Shape(shown.Row),
                shown.At,
                callers = shown.Walks.Select(walk => new
                {
                    walk.Caller,
                    toHuman = Way(walk.ToHuman),
                    services = shown.Document.Nodes.Where(node => node.Act == MenuAct.SelfService)
                        .Select(node => new { node = node.Id, way = Way(walk.WayTo(node.Id)) }),
                }),
            }, shown => shown.Row.Menu.Version);

    /// <summary>The document, to the byte as another installation takes it in.</summary>
    public static async Task<IResult> Document(Guid id, ShowMenu act, Reply reply, CancellationToken stop)
    {
        var shown = await act.Run(reply.Who, new(id), stop);
        return shown.Failure is { } failure ? reply.Refuse(failure) : Results.Text(MenuCodec.Write(shown.Value.Document), "application/json", Encoding.UTF8);
    }

    /// <summary>Write the menu anew: the document as text, on the version named by If-Match.</summary>
    public static Task<IResult> Write(Guid id, ApiBody<SurveysApi.DocumentBody> body, WriteMenu act, ShowMenu show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, async (asked, version) =>
        {
            var read = MenuCodec.Read(asked.Document ?? "");
            return read.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(id, version, read.Value), stop);
        }, async () => reply.One(await show.Run(reply.Who, new(id), stop), shown => Shape(shown.Row), shown => shown.Row.Menu.Version));

    /// <summary>Take a menu away; the audit log keeps what it said.</summary>
    public static Task<IResult> Remove(Guid id, RemoveMenu act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    private static object Shape(MenuRow row) => new
    {
        row.Menu.Id,
        row.Menu.Document.Name,
        row.Menu.Document.Number,
        row.Menu.Document.Touchpoint,
        unit = row.Unit.Code,
        nodes = row.Menu.Document.Nodes.Count,
        row.Findings,
        row.Menu.ChangedUtc,
        row.Menu.Version,
    };

    private static object? Way(MenuWay? way) => way is null ? null : new { keys = way.Pressed, depth = way.Keys.Count, way.Seconds };

    /// <summary>A new menu.</summary>
    public sealed record MakeBody(Guid? UnitId, string? Document);

    /// <summary>At what time of day.</summary>
    public sealed record TimeQuery(TimeOnly? At);
}
