using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.Domain.Access;
using Tangent.Web.Api;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Access.ListApiKeys.Row>;

namespace Tangent.Cli;

/// <summary>`tangent keys …`: the keys by which programs sign in. A secret is printed once, when it is made.</summary>
static class KeyCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("keys", W["cli.keys"]) { List(), MakeKey(), Revoke() };

    private static Command List()
    {
        var all = new Option<bool>("--all") { Description = W["cli.keys.all"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.keys.list"]) { all, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var keys = await services.GetRequiredService<ListApiKeys>()
                .Run(who, new(!parsed.GetValue(all), Piece: new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (keys.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), keys.Value.Items, keys.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command MakeKey()
    {
        var owner = Named.Person();
        var name = new Option<string?>("--name") { Description = W["access.keys.name"] };
        var role = new Option<Role?>("--role") { Description = W["access.people.role"] };
        var unit = Named.UnitOption();
        var verbs = new Option<Verb[]>("--may") { Description = W["cli.keys.may"], AllowMultipleArgumentsPerToken = true };
        var days = new Option<int?>("--days") { Description = W["access.keys.days"] };
        var signs = new Option<string?>("--signs") { Description = W["cli.keys.signs"] };
        var output = new ListOutput();
        var command = output.In(new Command("make", W["cli.keys.make"]) { owner, name, role, unit, verbs, days, signs });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var made = await services.GetRequiredService<MakeApiKey>().Run(who, new(parsed.GetValue(name), parsed.GetValue(role),
                await Named.UnitId(parsed.GetValue(unit), services, who, stop),
                (parsed.GetValue(verbs) ?? []).Aggregate(Verb.None, (sum, verb) => sum | verb), parsed.GetValue(days) ?? 90,
                await Named.Person(parsed.GetValue(owner), services, who, stop), parsed.GetValue(signs)), stop);
            return made.Print(key =>
            {
                if (output.IsJson(parsed)) ListOutput.Json(new { key.Id, key.Secret, key.ExpiresUtc });
                else Console.Out.WriteLine(W["cli.keys.made", key.Secret, key.ExpiresUtc]);
                if (parsed.GetValue(signs) is not null && !output.IsJson(parsed))
                    Console.Out.WriteLine(W["access.keys.address", $"{WebhooksApi.Path}/encounters/{key.Id}"]);
            });
        }, stop));
        return command;
    }

    private static Command Revoke()
    {
        var key = new Argument<Guid>("id") { Description = W["cli.keys.id"] };
        var command = new Command("revoke", W["cli.keys.revoke"]) { key };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<RevokeApiKey>().Run(who, new(parsed.GetValue(key)), stop))
            .Print(_ => Console.Out.WriteLine(W["access.keys.revoke.done"])), stop));
        return command;
    }

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("name", W["access.keys.name"], row => new Cell.Text(row.Name)),
        new Column("source", W["access.keys.source"], row => new Cell.Text(row.Source ?? "")),
        new Column("prefix", W["access.keys.prefix"], row => new Cell.Text(row.Prefix)),
        new Column("owner", W["access.keys.owner"], row => new Cell.Text(row.Owner)),
        new Column("role", W["access.people.role"], row => new Cell.Coded(row.Role.ToString(), W.Of(row.Role)), IsCoded: true),
        new Column("unit", W["access.people.unit"], row => new Cell.Text(row.UnitCode)),
        new Column("lastUsedUtc", W["access.keys.used"], row => new Cell.Moment(row.LastUsedUtc)),
        new Column("expiresUtc", W["access.keys.expires"], row => new Cell.Moment(row.ExpiresUtc)),
        new Column("state", W["access.keys.state"], row => new Cell.Coded(State(row), W[$"access.keys.{State(row)}"]), IsCoded: true),
        new Column("id", "id", row => new Cell.Text(row.Id.ToString())),
    ];

    private static string State(ListApiKeys.Row row) => row switch
    {
        { RevokedUtc: not null } => "revoked",
        { IsWorking: false } => "expired",
        _ => "working",
    };
}
