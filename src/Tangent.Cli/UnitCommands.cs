using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Access.ListUnits.Row>;

namespace Tangent.Cli;

/// <summary>`tangent units …`: the tree of organisation units.</summary>
static class UnitCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("units", W["cli.units"]) { List(), Add(), Rename(), Move() };

    private static Command List()
    {
        var search = new Option<string?>("--search") { Description = W["access.units.find"] };
        var all = new Option<bool>("--all") { Description = W["cli.units.all"] };
        var output = new ListOutput();
        var command = output.In(new Command("list", W["cli.units.list"]) { search, all });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var units = await services.GetRequiredService<ListUnits>().Run(who, new(parsed.GetValue(search), parsed.GetValue(all)), stop);
            if (units.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), units.Value, null, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Add()
    {
        var (fields, below, output) = (new UnitFieldOptions(), Named.UnitOption("--below"), new ListOutput());
        var kind = new Option<UnitKind?>("--kind") { Description = W["access.units.kind"] };
        var command = output.In(fields.In(new Command("add", W["cli.units.add"]) { below, kind }));
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var added = await services.GetRequiredService<AddUnit>().Run(who, new(
                await Named.UnitId(parsed.GetValue(below), services, who, stop), parsed.GetValue(fields.Code), parsed.GetValue(kind),
                parsed.GetValue(fields.NameZh), parsed.GetValue(fields.NameEn), parsed.GetValue(fields.TimeZone)), stop);
            return added.Failure is { } failure
                ? failure.Print(Console.Error)
                : await Print(parsed, output, added.Value, services, who, stop);
        }, stop));
        return command;
    }

    private static Command Rename()
    {
        var (unit, fields, output) = (Named.Unit(), new UnitFieldOptions(), new ListOutput());
        var command = output.In(fields.In(new Command("rename", W["cli.units.rename"]) { unit }));
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            if (await Named.Unit(parsed.GetValue(unit), services, who, stop) is not { } row) return Fail.NotFound.Print(Console.Error);
            var renamed = await services.GetRequiredService<RenameUnit>().Run(who, new(row.Id,
                parsed.GetValue(fields.Code) ?? row.Code, parsed.GetValue(fields.NameZh) ?? row.NameZh,
                parsed.GetValue(fields.NameEn) ?? row.NameEn, parsed.GetValue(fields.TimeZone) ?? row.TimeZone, row.Version), stop);
            return renamed.Failure is { } failure
                ? failure.Print(Console.Error)
                : await Print(parsed, output, row.Id, services, who, stop);
        }, stop));
        return command;
    }

    private static Command Move()
    {
        var (unit, below, output) = (Named.Unit(), Named.UnitOption("--below"), new ListOutput());
        var command = output.In(new Command("move", W["cli.units.move"]) { unit, below });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            if (await Named.Unit(parsed.GetValue(unit), services, who, stop) is not { } row) return Fail.NotFound.Print(Console.Error);
            var moved = await services.GetRequiredService<MoveUnit>().Run(who,
                new(row.Id, await Named.UnitId(parsed.GetValue(below), services, who, stop)), stop);
            return moved.Failure is { } failure
                ? failure.Print(Console.Error)
                : await Print(parsed, output, row.Id, services, who, stop);
        }, stop));
        return command;
    }

    private static async Task<int> Print(
        ParseResult parsed, ListOutput output, Guid id, IServiceProvider services, Actor who, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        if (await Named.Unit(id.ToString(), scope.ServiceProvider, who, stop) is { } row) output.One(parsed, Columns(), row);
        return 0;
    }

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("code", W["access.units.code"], row => new Cell.Text(row.Code)),
        new Column("name", W["access.units.name"], row => new Cell.Text(Named.Name(row.NameZh, row.NameEn))),
        new Column("kind", W["access.units.kind"], row => new Cell.Coded(row.Kind.ToString(), W.Of(row.Kind)), IsCoded: true),
        new Column("path", W["access.audit.unit"], row => new Cell.Text(row.Path)),
        new Column("timeZone", W["access.units.zone"], row => new Cell.Text(row.TimeZone)),
        new Column("people", W["access.units.people"], row => new Cell.Number(row.People)),
        new Column("state", W["access.units.state"], row => new Cell.Coded(row.ClosedUtc is null ? "open" : "closed",
            W[row.ClosedUtc is null ? "access.units.open" : "access.units.closed"]), IsCoded: true),
        new Column("id", "id", row => new Cell.Text(row.Id.ToString())),
    ];
}

/// <summary>Options for code, names and zone of a unit.</summary>
sealed class UnitFieldOptions
{
    private static readonly Words W = new();

    public Option<string?> Code { get; } = new("--code") { Description = W["access.units.code"] };
    public Option<string?> NameZh { get; } = new("--name-zh") { Description = W["access.units.name-zh"] };
    public Option<string?> NameEn { get; } = new("--name-en") { Description = W["access.units.name-en"] };
    public Option<string?> TimeZone { get; } = new("--time-zone") { Description = W["access.units.zone"] };

    public Command In(Command command)
    {
        foreach (var option in new[] { Code, NameZh, NameEn, TimeZone }) command.Add(option);
        return command;
    }
}
