using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Customers.Privacy;
using Tangent.Domain.Customers;

namespace Tangent.Web.Api;

/// <summary>What customers ask about what is kept of them.</summary>
public static class PrivacyApi
{
    public static void MapPrivacy(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/privacy-requests").WithTags("Privacy").RequireAuthorization("api");
        requests.MapGet("", List).Queries<ListQuery>();
        requests.MapPost("", Take).Accepts<TakeBody>("application/json");
        requests.MapGet("/{id:guid}", Show);
        requests.MapPost("/{id:guid}/check", Check).Accepts<CheckBody>("application/json");
        requests.MapPost("/{id:guid}/copy", Copy);
        requests.MapPost("/{id:guid}/erase", Erase).Accepts<EraseBody>("application/json");
        requests.MapPost("/{id:guid}/end", End).Accepts<EndBody>("application/json");
    }

    /// <summary>List requests about personal data of customers in scope, what is due first at the head.</summary>
    public static Task<IResult> List(ApiQuery<ListQuery> query, ListPrivacyRequests act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.State, asked.Ask, new(asked.Cursor, null, asked.Limit)), stop),
            row => Shape(row.Request, row.PercentOver));

    /// <summary>Take down a request of a customer; its clock begins.</summary>
    public static Task<IResult> Take(ApiBody<TakeBody> body, TakePrivacyRequest act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.Customer ?? 0, asked.Ask, asked.Words, asked.Proof), stop),
            made => new { id = made }, StatusCodes.Status201Created);

    /// <summary>Show one request with its clock and the proof of what was done.</summary>
    public static async Task<IResult> Show(Guid id, ShowPrivacyRequest act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop),
            shown => new { request = Shape(shown.Of, shown.PercentOver), shown.Steps }, shown => shown.Of.Version);

    /// <summary>Keep by what it is known that it is the customer who asks.</summary>
    public static Task<IResult> Check(Guid id, ApiBody<CheckBody> body, CheckWhoAsks act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Proof), stop));

    /// <summary>Make the copy of everything that is held of the customer; the hash of it is kept as proof.</summary>
    public static async Task<IResult> Copy(Guid id, HandOutCopy act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), made => new { made.Hash, made.Copy });

    /// <summary>Erase the customer who asked for it; the request ends with it. It cannot be taken back.</summary>
    public static Task<IResult> Erase(Guid id, ApiBody<EraseBody> body, EraseOnRequest act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.IsConfirmed ?? false), stop));

    /// <summary>End a request: done, or refused with the reason.</summary>
    public static Task<IResult> End(Guid id, ApiBody<EndBody> body, EndPrivacyRequest act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.IsDone, asked.Answer), stop));

    private static object Shape(PrivacyRequest request, int percentOver) => new
    {
        request.Id,
        customer = request.CustomerId,
        request.Ask,
        request.Words,
        request.Proof,
        request.ReceivedUtc,
        request.DueUtc,
        percentOver,
        request.State,
        request.EndedUtc,
        request.Answer,
        request.Version,
    };

    /// <summary>Which requests.</summary>
    public sealed record ListQuery(PrivacyState? State, PrivacyAsk? Ask, string? Cursor, int? Limit);

    /// <summary>Who asks what.</summary>
    public sealed record TakeBody(long? Customer, PrivacyAsk? Ask, string? Words, IdentityProof? Proof);

    /// <summary>By what it is known who asks.</summary>
    public sealed record CheckBody(IdentityProof? Proof);

    /// <summary>That it is known to be final.</summary>
    public sealed record EraseBody(bool? IsConfirmed);

    /// <summary>How it ends, and what was done or why not.</summary>
    public sealed record EndBody(bool? IsDone, string? Answer);
}
