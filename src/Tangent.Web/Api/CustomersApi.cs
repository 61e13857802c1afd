using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Customers;
using Tangent.Domain.Customers;

namespace Tangent.Web.Api;

/// <summary>Customers: by what they are known, tier, consent, merges.</summary>
public static class CustomersApi
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers").RequireAuthorization("api");
        customers.MapGet("", List).Queries<CustomerQuery>();
        customers.MapGet("/matches", Matches).Queries<MatchQuery>();
        customers.MapPost("/matches/reject", Reject).Accepts<RejectMatch.Request>("application/json");
        customers.MapPost("/merges/{merge:guid}/undo", Undo);
        customers.MapGet("/value", CustomerValueApi.Board);
        customers.MapGet("/value/policy", CustomerValueApi.Policy).Produces<ValuePolicy>();
        customers.MapPut("/value/policy", CustomerValueApi.SetPolicy).Accepts<CustomerValueApi.PolicyBody>("application/json").Produces<ValuePolicy>();
        customers.MapPost("/value/policy/try", CustomerValueApi.TryPolicy).Accepts<CustomerValueApi.PolicyBody>("application/json");
        customers.MapPost("/value/runs", CustomerValueApi.Start);
        customers.MapGet("/value/moves", CustomerValueApi.Moves).Queries<CustomerValueApi.MoveQuery>();
        customers.MapGet("/value/upgrades", CustomerValueApi.Upgrades).Queries<CustomerValueApi.UpgradeQuery>();
        customers.MapGet("/{number}/value", CustomerValueApi.Of);
        customers.MapGet("/{number}", Show).Queries<TimelineQuery>();
        customers.MapPost("/{number}/merge", Merge).Accepts<MergeBody>("application/json");
        customers.MapPost("/{number}/tier", Tier).Accepts<TierBody>("application/json");
        customers.MapPost("/{number}/consents", Consent).Accepts<ConsentBody>("application/json");
        customers.MapPost("/{number}/ways", Way).Accepts<WayBody>("application/json");
        customers.MapPost("/{number}/identifiers", Identify).Accepts<IdentifierBody>("application/json");
        customers.MapPost("/{number}/erase", Erase).Accepts<EraseBody>("application/json");
    }

    /// <summary>List customers in scope, those who came last first; or those to whom a whole identifier in any writing leads.</summary>
    public static Task<IResult> List(ApiQuery<CustomerQuery> query, ListCustomers act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Identifier, new(asked.Cursor, null, asked.Limit)), stop), row => row);

    /// <summary>Show one customer: identifiers (masked by role), tiers, consents, merges, and encounters, the latest first.</summary>
    public static async Task<IResult> Show(string number, ApiQuery<TimelineQuery> query, ShowCustomer act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Answer(await act.Run(reply.Who, new(Number(number), new(asked.Cursor, null, asked.Limit)), stop), found => new
        {
            found.Number,
            found.FirstSeenUtc,
            found.ErasedUtc,
            found.Identifiers,
            tier = found.TierNow,
            tiers = found.Tiers.Select(one => new { tier = one.Value, one.FromUtc }),
            found.Consents,
            closedWays = found.OptOuts,
            found.Merges,
            found.Encounters,
            found.Hidden,
            timeline = found.Timeline.Items.Select(EncountersApi.Shape),
            meta = new { nextCursor = found.Timeline.Next },
        });
    }

    /// <summary>List customers who may be one, because encounters named both; the latest found first.</summary>
    public static Task<IResult> Matches(ApiQuery<MatchQuery> query, ListMatches act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.State ?? MatchState.Open, new(asked.Cursor, null, asked.Limit)), stop), row => row);

    /// <summary>Say that two customers who may be one are two.</summary>
    public static Task<IResult> Reject(ApiBody<RejectMatch.Request> body, RejectMatch act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop));

    /// <summary>Say that this customer is a part of another; undone exactly by its id.</summary>
    public static Task<IResult> Merge(string number, ApiBody<MergeBody> body, MergeCustomers act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(Number(number), asked.Into ?? 0), stop), made => new { id = made }, StatusCodes.Status201Created);

    /// <summary>Take a merge back: both are whom they were, also with what came in meanwhile.</summary>
    public static Task<IResult> Undo(Guid merge, UndoMerge act, Reply reply, CancellationToken stop) =>
        reply.Did(act.Run(reply.Who, new(merge), stop));

    /// <summary>Decide the tier from a moment on, with a reason; until then what is reckoned does not touch it.</summary>
    public static Task<IResult> Tier(string number, ApiBody<TierBody> body, SetTier act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(Number(number), asked.Tier, asked.From?.UtcDateTime, asked.Reason, asked.Until?.UtcDateTime), stop));

    /// <summary>Record a consent or its withdrawal.</summary>
    public static Task<IResult> Consent(string number, ApiBody<ConsentBody> body, RecordConsent act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(Number(number), asked.Purpose, asked.IsGiven, asked.Evidence, asked.At?.UtcDateTime), stop),
            made => new { id = made }, StatusCodes.Status201Created);

    /// <summary>Close or open a way to reach the customer.</summary>
    public static Task<IResult> Way(string number, ApiBody<WayBody> body, CloseContactWay act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(Number(number), asked.Way, asked.IsClosed), stop));

    /// <summary>Add an identifier by which the customer is known.</summary>
    public static Task<IResult> Identify(string number, ApiBody<IdentifierBody> body, AddIdentifier act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(Number(number), asked.Kind, asked.Text), stop));

    /// <summary>Erase the customer: identifiers and personal words are gone, encounters stay as counts. It cannot be taken back.</summary>
    public static Task<IResult> Erase(string number, ApiBody<EraseBody> body, EraseCustomer act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(Number(number), asked.IsConfirmed ?? false), stop));

    // What is no number is no customer's.
    internal static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    /// <summary>By what to find; else which piece of all.</summary>
    public sealed record CustomerQuery(string? Identifier, string? Cursor, int? Limit);

    /// <summary>Which matches.</summary>
    public sealed record MatchQuery(MatchState? State, string? Cursor, int? Limit);

    /// <summary>Which piece of the timeline.</summary>
    public sealed record TimelineQuery(string? Cursor, int? Limit);

    /// <summary>Into whom.</summary>
    public sealed record MergeBody(long? Into);

    /// <summary>Which tier, from when, why, until when it holds against what is reckoned.</summary>
    public sealed record TierBody(CustomerTier? Tier, DateTimeOffset? From, string? Reason = null, DateTimeOffset? Until = null);

    /// <summary>To what, given or not, how one knows, when.</summary>
    public sealed record ConsentBody(ConsentPurpose? Purpose, bool? IsGiven, string? Evidence, DateTimeOffset? At);

    /// <summary>Which way, closed or open.</summary>
    public sealed record WayBody(ContactWay? Way, bool? IsClosed);

    /// <summary>What it is, and the identifier in any writing.</summary>
    public sealed record IdentifierBody(IdentifierKind? Kind, string? Text);

    /// <summary>That it is meant.</summary>
    public sealed record EraseBody(bool? IsConfirmed);
}
