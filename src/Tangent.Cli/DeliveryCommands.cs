using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Export;
using Tangent.Domain.Delivery;
using Tangent.Web.Words;
using EndpointColumn = Tangent.App.Export.ExportColumn<Tangent.App.Delivery.Webhooks.EndpointRow>;
using MessageColumn = Tangent.App.Export.ExportColumn<Tangent.App.Delivery.MessageRow>;

namespace Tangent.Cli;

/// <summary>`tangent messages …` and `tangent webhooks …`: what leaves the house. The running server sends it.</summary>
static class DeliveryCommands
{
    private static readonly Words W = new();

    /// <summary>Messages: list, show, try a channel, send again, take back.</summary>
    public static Command Messages() => new("messages", W["cli.messages"]) { List(), Show(), Channels(), Try(), Replay(), Cancel() };

    /// <summary>Endpoints: list, add, try, switch, new secret, remove.</summary>
    public static Command Webhooks() =>
        new("webhooks", W["cli.webhooks"]) { Endpoints(), Add(), TryOne(), Switch("off", isOff: true), Switch("on", isOff: false), Secret(), Remove() };

    private static Command List()
    {
        var part = new Option<MessagePart>("--part") { Description = W["cli.messages.part"] };
        var kind = new Option<MessageKind?>("--kind") { Description = W["delivery.kind"] };
        var channel = new Option<DeliveryChannel?>("--channel") { Description = W["delivery.channel"] };
        var endpoint = new Option<Guid?>("--endpoint") { Description = W["cli.webhooks.id"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.messages.list"]) { part, kind, channel, endpoint, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListMessages>().Run(who, new(parsed.GetValue(part), parsed.GetValue(kind), parsed.GetValue(channel),
                parsed.GetValue(endpoint), Piece: new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show() => OnOne("show", "cli.messages.show", "cli.messages.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<ShowMessage>().Run(who, new(id), stop)).Print(shown => ListOutput.Json(new
        {
            shown.Row.Id,
            shown.Row.Kind,
            shown.Row.Channel,
            shown.Row.Customer,
            endpoint = shown.Row.EndpointId,
            shown.Row.State,
            shown.Row.Reason,
            shown.Subject,
            shown.Text,
            shown.Row.CreatedUtc,
            shown.Row.DueUtc,
            shown.Row.EndedUtc,
            attempts = shown.Attempts.Select(one => new { one.Number, one.AtUtc, one.Outcome, one.Reason, one.Status, one.Milliseconds }),
        })));

    private static Command Channels()
    {
        var command = new Command("channels", W["cli.messages.channels"]);
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<MeasureDelivery>().Run(who, new(), stop)).Print(lines => ListOutput.Json(lines)), stop));
        return command;
    }

    private static Command Try()
    {
        var channel = new Option<DeliveryChannel>("--channel") { Description = W["delivery.channel"], Required = true };
        var to = new Option<string>("--to") { Description = W["delivery.address"], Required = true };
        var text = new Option<string>("--text") { Description = W["delivery.text"], DefaultValueFactory = _ => W["delivery.try.words"] };
        var command = new Command("try", W["cli.messages.try"]) { channel, to, text };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<TryChannel>().Run(who, new(parsed.GetValue(channel), parsed.GetValue(to), parsed.GetValue(text)), stop))
            .Print(id => Console.Out.WriteLine(W["cli.messages.queued", id])), stop));
        return command;
    }

    private static Command Replay() => OnOne("replay", "cli.messages.replay", "cli.messages.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<ReplayMessage>().Run(who, new(id), stop)).Print(_ => Console.Out.WriteLine(W["delivery.toast.replayed"])));

    private static Command Cancel() => OnOne("cancel", "cli.messages.cancel", "cli.messages.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<CancelMessage>().Run(who, new(id), stop)).Print(_ => Console.Out.WriteLine(W["delivery.toast.cancelled"])));

    private static Command Endpoints()
    {
        var output = new ListOutput();
        var command = output.In(new Command("list", W["cli.webhooks.list"]));
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListEndpoints>().Run(who, new(), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, EndpointColumns(), found.Value.Rows, null, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = W["delivery.webhooks.name"], Required = true };
        var url = new Option<string>("--url") { Description = W["delivery.webhooks.url"], Required = true };
        var events = new Option<string[]>("--event") { Description = W["delivery.webhooks.events"], AllowMultipleArgumentsPerToken = true, Required = true };
        var unit = Named.UnitOption();
        unit.Required = true;
        var command = new Command("add", W["cli.webhooks.add"]) { name, url, events, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<AddEndpoint>().Run(who, new(new(parsed.GetValue(name), parsed.GetValue(url), parsed.GetValue(events),
                await Named.UnitId(parsed.GetValue(unit), services, who, stop))), stop))
            .Print(made => ListOutput.Json(new { made.Id, made.Secret })), stop));
        return command;
    }

    private static Command TryOne() => OnOne("try", "cli.webhooks.try", "cli.webhooks.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<TryEndpoint>().Run(who, new(id), stop)).Print(message => Console.Out.WriteLine(W["cli.messages.queued", message])));

    private static Command Switch(string name, bool isOff) => OnOne(name, $"cli.webhooks.{name}", "cli.webhooks.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<SwitchEndpoint>().Run(who, new(id, isOff), stop))
        .Print(_ => Console.Out.WriteLine(W[isOff ? "delivery.toast.off" : "delivery.toast.on"])));

    private static Command Secret() => OnOne("secret", "cli.webhooks.secret", "cli.webhooks.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<RenewSecret>().Run(who, new(id), stop)).Print(secret => ListOutput.Json(new { secret })));

    private static Command Remove() => OnOne("remove", "cli.webhooks.remove", "cli.webhooks.id", async (services, who, id, stop) =>
        (await services.GetRequiredService<RemoveEndpoint>().Run(who, new(id), stop)).Print(_ => Console.Out.WriteLine(W["delivery.toast.removed"])));

    private static Command OnOne(string name, string words, string idWords, Func<IServiceProvider, Domain.Access.Actor, Guid, CancellationToken, Task<int>> act)
    {
        var id = new Argument<Guid>("id") { Description = W[idWords] };
        var command = new Command(name, W[words]) { id };
        command.SetAction((parsed, stop) => Act.Run(parsed, (services, who) => act(services, who, parsed.GetValue(id), stop), stop));
        return command;
    }

    private static IReadOnlyList<MessageColumn> Columns() =>
    [
        new MessageColumn("kind", W["delivery.kind"], row => new Cell.Coded(row.Kind.ToString(), W.Of(row.Kind)), IsCoded: true),
        new MessageColumn("channel", W["delivery.channel"], row => new Cell.Coded(row.Channel.ToString(), W.Of(row.Channel)), IsCoded: true),
        new MessageColumn("to", W["delivery.to"], row =>
            new Cell.Text(row.Customer?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? row.Endpoint ?? "")),
        new MessageColumn("state", W["delivery.state"], row => new Cell.Coded(row.State.ToString(), W.Of(row.State)), IsCoded: true),
        new MessageColumn("reason", W["delivery.reason"], row => new Cell.Text(row.Reason is { } why ? W[why] : "")),
        new MessageColumn("createdUtc", W["delivery.created"], row => new Cell.Moment(row.CreatedUtc)),
        new MessageColumn("dueUtc", W["delivery.next"], row => new Cell.Moment(row.IsOpen ? row.DueUtc : null)),
        new MessageColumn("id", "id", row => new Cell.Text(row.Id.ToString())),
    ];

    private static IReadOnlyList<EndpointColumn> EndpointColumns() =>
    [
        new EndpointColumn("name", W["delivery.webhooks.name"], row => new Cell.Text(row.Endpoint.Name)),
        new EndpointColumn("url", W["delivery.webhooks.url"], row => new Cell.Text(row.Endpoint.Url)),
        new EndpointColumn("events", W["delivery.webhooks.events"], row => new Cell.Text(string.Join(", ", row.Endpoint.EventNames))),
        new EndpointColumn("unit", W["delivery.unit"], row => new Cell.Text(row.Unit.Code)),
        new EndpointColumn("off", W["delivery.webhooks.off"], row => new Cell.Moment(row.Endpoint.OffUtc)),
        new EndpointColumn("failingSince", W["delivery.webhooks.failing"], row => new Cell.Moment(row.Endpoint.FailingSinceUtc)),
        new EndpointColumn("id", "id", row => new Cell.Text(row.Endpoint.Id.ToString())),
    ];
}
