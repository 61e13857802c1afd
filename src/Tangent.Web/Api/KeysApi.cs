using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access;
using Tangent.Domain.Access;

namespace Tangent.Web.Api;

/// <summary>Keys by which programs sign in, and people's saved views.</summary>
public static class KeysApi
{
    public static void MapKeysAndViews(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("API keys").RequireAuthorization("api");
        keys.MapGet("", List).Queries<KeyQuery>();
        keys.MapPost("", Make).Accepts<KeyBody>("application/json");
        keys.MapPost("/{id:guid}/revoke", Revoke);

        var views = api.MapGroup("/views").WithTags("Views").RequireAuthorization("api");
        views.MapGet("", Views).Queries<ViewQuery>();
        views.MapPost("", Save).Accepts<SaveView.Request>("application/json");
        views.MapPut("/{id:guid}", Change).Accepts<ViewBody>("application/json");
        views.MapPut("/default", Choose).Accepts<ChooseDefaultView.Request>("application/json");
        views.MapDelete("/{id:guid}", Delete);
    }

    /// <summary>List API keys over units in scope; secrets are never shown again.</summary>
    public static Task<IResult> List(ApiQuery<KeyQuery> query, ListApiKeys act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, asked.Request, stop), row => new
        {
            row.Id,
            row.Name,
            row.Prefix,
            row.Owner,
            row.Role,
            verbs = VerbSets.Split(row.Verbs),
            row.UnitId,
            row.UnitCode,
            row.CreatedUtc,
            row.ExpiresUtc,
            row.LastUsedUtc,
            row.RevokedUtc,
            row.IsWorking,
            row.Source,
        });

    /// <summary>Make an API key, at most as strong as the one that makes it; the secret is shown this once.</summary>
    public static Task<IResult> Make(ApiBody<KeyBody> body, MakeApiKey act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who,
                new(asked.Name, asked.Role, asked.UnitId, VerbSets.Join(asked.Verbs ?? []), asked.Days, Source: asked.Source), stop),
            made => made, StatusCodes.Status201Created);

    /// <summary>Revoke an API key.</summary>
    public static Task<IResult> Revoke(Guid id, RevokeApiKey act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>List one's own saved views and those shared with one's role.</summary>
    public static async Task<IResult> Views(ApiQuery<ViewQuery> query, ListViews act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        return reply.Answer(await act.Run(reply.Who, new(query.Read.Value.Page), stop), rows => new { data = rows });
    }

    /// <summary>Save a view of a list; the same name again replaces it.</summary>
    public static Task<IResult> Save(ApiBody<SaveView.Request> body, SaveView act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop), id => new { id }, StatusCodes.Status201Created);

    /// <summary>Rename one of one's own views, and share it with a role or keep it private.</summary>
    public static Task<IResult> Change(Guid id, ApiBody<ViewBody> body, ChangeView act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Name, asked.SharedWith), stop));

    /// <summary>Choose the view with which a list opens, or none.</summary>
    public static Task<IResult> Choose(ApiBody<ChooseDefaultView.Request> body, ChooseDefaultView act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop));

    /// <summary>Remove one of one's own views.</summary>
    public static Task<IResult> Delete(Guid id, DeleteView act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>What the key may do; with a source it signs that system's messages instead of being sent along.</summary>
    public sealed record KeyBody(string? Name, Role? Role, Guid? UnitId, IReadOnlyList<Verb>? Verbs, int? Days, string? Source = null);

    /// <summary>What a list of keys can be asked.</summary>
    public sealed record KeyQuery(OnOff? WorkingOnly, KeyListSort? Sort, OnOff? Descending, string? Cursor, int? Limit)
    {
        internal ListApiKeys.Request Request => new(WorkingOnly == OnOff.True,
            new(Sort ?? KeyListSort.Created, Descending is { } down ? down == OnOff.True : Sort is null), new(Cursor, null, Limit));
    }

    /// <summary>Which page's views.</summary>
    public sealed record ViewQuery(string? Page);

    /// <summary>Name, and with whom it is shared.</summary>
    public sealed record ViewBody(string? Name, Role? SharedWith);
}

/// <summary>Sets of verbs as lists, the way people and programs write them.</summary>
static class VerbSets
{
    public static IReadOnlyList<Verb> All { get; } = [.. Enum.GetValues<Verb>().Where(verb => verb is not (Verb.None or Verb.All))];

    public static IEnumerable<Verb> Split(Verb verbs) => All.Where(verb => verbs.HasFlag(verb));

    public static Verb Join(IEnumerable<Verb> verbs) => verbs.Aggregate(Verb.None, (all, verb) => all | verb);
}
