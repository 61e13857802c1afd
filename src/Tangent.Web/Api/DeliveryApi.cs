using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Webhooks;
using Tangent.Domain.Delivery;

namespace Tangent.Web.Api;

/// <summary>Messages out, and the addresses of other programs that are told what happens.</summary>
public static class DeliveryApi
{
    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireAuthorization("api");
        messages.MapGet("", List).Queries<MessageQuery>().Produces<MessageJson[]>();
        messages.MapGet("/channels", Channels).Produces<MeasureDelivery.Line[]>();
        messages.MapPost("/try", Try).Accepts<TryBody>("application/json").Produces<IdJson>(201);
        messages.MapGet("/{id:guid}", Show).Produces<MessageJson>();
        messages.MapPost("/{id:guid}/replay", Replay).Produces(204);
        messages.MapPost("/{id:guid}/cancel", Cancel).Produces(204);

        var hooks = api.MapGroup("/webhooks").WithTags("Webhooks").RequireAuthorization("api");
        hooks.MapGet("", Endpoints).Produces<EndpointJson[]>();
        hooks.MapPost("", Add).Accepts<EndpointFields>("application/json").Produces<AddEndpoint.Made>(201);
        hooks.MapGet("/{id:guid}", One).Produces<EndpointJson>();
        hooks.MapPut("/{id:guid}", Edit).Accepts<EndpointFields>("application/json").Produces<EndpointJson>();
        hooks.MapDelete("/{id:guid}", Remove).Produces(204);
        hooks.MapPost("/{id:guid}/try", TryOne).Produces<IdJson>();
        hooks.MapPost("/{id:guid}/switch", Switch).Accepts<SwitchBody>("application/json").Produces(204);
        hooks.MapPost("/{id:guid}/secret", Secret).Produces<SecretJson>();
    }

    /// <summary>List messages out, the newest first: filter, page by cursor. What they say is not among it.</summary>
    public static Task<IResult> List(ApiQuery<MessageQuery> query, ListMessages act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Part ?? MessagePart.All, asked.Kind, asked.Channel, asked.Endpoint, asked.About,
            new(asked.Cursor, null, asked.Limit)), stop), MessageJson.Of);

    /// <summary>Which channels are set up, and how many messages wait, went out and did not in the last seven days.</summary>
    public static async Task<IResult> Channels(MeasureDelivery act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), lines => new { data = lines });

    /// <summary>Send words of one's own to an address, to see whether a channel works.</summary>
    public static Task<IResult> Try(ApiBody<TryBody> body, TryChannel act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.Channel, asked.To, asked.Text, asked.UnitId), stop), id => new IdJson(id),
            StatusCodes.Status201Created);

    /// <summary>Show one message with every attempt. What is personal is masked where the key may not read it; the end of a personal link always.</summary>
    public static async Task<IResult> Show(Guid id, ShowMessage act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), MessageJson.Of);

    /// <summary>Send a message again that has ended. It may come twice then.</summary>
    public static Task<IResult> Replay(Guid id, ReplayMessage act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Take a message back that waits.</summary>
    public static Task<IResult> Cancel(Guid id, CancelMessage act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>List the endpoints that are told what happens, by name; never their secrets.</summary>
    public static async Task<IResult> Endpoints(ListEndpoints act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), listed => new { data = listed.Rows.Select(EndpointJson.Of) });

    /// <summary>Add an endpoint; its secret is told this once.</summary>
    public static Task<IResult> Add(ApiBody<EndpointFields> body, AddEndpoint act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked), stop), made => made, StatusCodes.Status201Created);

    /// <summary>Show one endpoint; its version stands in the ETag.</summary>
    public static async Task<IResult> One(Guid id, ListEndpoints act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), listed => EndpointJson.Of(listed.Rows[0]), listed => listed.Rows[0].Endpoint.Version);

    /// <summary>Change name, address, unit and events of an endpoint, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<EndpointFields> body, EditEndpoint act, ListEndpoints show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (asked, version) => act.Run(reply.Who, new(id, asked, version), stop), () => One(id, show, reply, stop));

    /// <summary>Remove an endpoint with everything that it was told.</summary>
    public static Task<IResult> Remove(Guid id, RemoveEndpoint act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Tell an endpoint the event ping; its message is answered.</summary>
    public static async Task<IResult> TryOne(Guid id, TryEndpoint act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), message => new IdJson(message));

    /// <summary>Switch an endpoint off with `isOff`, or on again: what waits for it goes out then.</summary>
    public static Task<IResult> Switch(Guid id, ApiBody<SwitchBody> body, SwitchEndpoint act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.IsOff), stop));

    /// <summary>Give an endpoint a new secret, told this once; the old one signs nothing any more.</summary>
    public static async Task<IResult> Secret(Guid id, RenewSecret act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), secret => new SecretJson(secret));

    /// <summary>What to try.</summary>
    public sealed record TryBody(DeliveryChannel? Channel, string? To, string? Text, Guid? UnitId);

    /// <summary>Off or on.</summary>
    public sealed record SwitchBody(bool? IsOff);

    /// <summary>Id of a message.</summary>
    public sealed record IdJson(Guid Id);

    /// <summary>A secret.</summary>
    public sealed record SecretJson(string Secret);

    /// <summary>What the list of messages can be asked.</summary>
    /// <param name="Part">Which part; without it all.</param>
    /// <param name="Kind">What they are for.</param>
    /// <param name="Channel">By which way.</param>
    /// <param name="Endpoint">To which endpoint.</param>
    /// <param name="About">The survey or the item of the inbox that they are about.</param>
    /// <param name="Cursor">Where the piece before ended.</param>
    /// <param name="Limit">Rows, 1 to 200.</param>
    public sealed record MessageQuery(MessagePart? Part, MessageKind? Kind, DeliveryChannel? Channel, Guid? Endpoint, Guid? About, string? Cursor, int? Limit);
}

/// <summary>A message as the API shows it.</summary>
public sealed record MessageJson(Guid Id, MessageKind Kind, DeliveryChannel Channel, long? Customer, Guid? Endpoint, Guid? About, string Unit,
    MessageState State, string? Reason, int Attempts, DateTime CreatedUtc, DateTime DueUtc, DateTime? EndedUtc)
{
    /// <summary>Subject, where one message is shown.</summary>
    public string? Subject { get; init; }

    /// <summary>What it says, where one message is shown; null when it was forgotten.</summary>
    public string? Text { get; init; }

    /// <summary>Every attempt, where one message is shown.</summary>
    public IReadOnlyList<AttemptJson>? Tries { get; init; }

    internal static object Of(MessageRow row) => Row(row);

    internal static object Of(ShowMessage.Shown shown) => Row(shown.Row) with
    {
        Subject = shown.Subject,
        Text = shown.Text,
        Tries = [.. shown.Attempts.Select(one => new AttemptJson(one.Number, one.AtUtc, one.Outcome, one.Reason, one.Status, one.Milliseconds))],
    };

    private static MessageJson Row(MessageRow row) => new(row.Id, row.Kind, row.Channel, row.Customer, row.EndpointId, row.About, row.Unit.Code,
        row.State, row.Reason, row.Attempts, row.CreatedUtc, row.DueUtc, row.EndedUtc);

    /// <summary>An attempt.</summary>
    public sealed record AttemptJson(int Number, DateTime AtUtc, AttemptOutcome Outcome, string? Reason, int? Status, int? Milliseconds);
}

/// <summary>An endpoint as the API shows it.</summary>
public sealed record EndpointJson(Guid Id, string Name, string Url, IReadOnlyList<string> Events, Guid UnitId, string Unit, bool IsOff, bool IsGivenUp,
    DateTime? FailingSinceUtc, int Waiting, DateTime CreatedUtc)
{
    internal static EndpointJson Of(EndpointRow row) => new(row.Endpoint.Id, row.Endpoint.Name, row.Endpoint.Url, row.Endpoint.EventNames, row.Unit.Id,
        row.Unit.Code, row.Endpoint.OffUtc is not null, row.Endpoint.IsGivenUp, row.Endpoint.FailingSinceUtc, row.Waiting, row.Endpoint.CreatedUtc);
}
