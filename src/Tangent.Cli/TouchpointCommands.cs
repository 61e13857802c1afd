using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent touchpoints …`: the register from the command line, through the use cases of pages and API.</summary>
static class TouchpointCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("touchpoints", W["cli.touchpoints"])
    {
        List(), Show(), Add(), Edit(), Retire(), Restore(), Export(), TemplateCommands.Make(),
        ImportCommand.In(new Command("import", W["cli.touchpoints.import"]), "touchpoints"),
    };

    private static Command List()
    {
        var filter = new TouchpointFilterOptions();
        var limit = new Option<int?>("--limit") { Description = W["cli.touchpoints.limit"] };
        var after = new Option<string?>("--after") { Description = W["cli.touchpoints.after"] };
        var json = Json();
        return filter.On(new Command("list", W["cli.touchpoints.list"]) { limit, after, json }, (parsed, stop) =>
            Act.Run(parsed, async (services, who) =>
                (await services.GetRequiredService<ListTouchpoints>().Run(who,
                    new(await filter.Filter(parsed, services, who, stop), filter.Order(parsed),
                        new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop))
                .Print(piece => TouchpointPrint.List(piece, parsed.GetValue(json))), stop));
    }

    private static Command Show()
    {
        var (touchpoint, json) = (Touchpoint(), Json());
        return On(new Command("show", W["cli.touchpoints.show"]) { touchpoint, json }, (parsed, stop) =>
            Act.Run(parsed, (services, who) => Print(services, who, parsed.GetValue(touchpoint), parsed.GetValue(json), stop), stop));
    }

    private static Command Add()
    {
        var (fields, json) = (new TouchpointFieldOptions(), Json());
        return On(fields.In(new Command("add", W["cli.touchpoints.add"]) { json }), (parsed, stop) =>
            Act.Run(parsed, async (services, who) =>
            {
                var wanted = await fields.Over(parsed, null, services, who, stop);
                var made = await services.GetRequiredService<RegisterTouchpoint>().Run(who, wanted, stop);
                return made.Failure is { } failure
                    ? failure.Print(Console.Error)
                    : await Print(services, who, made.Value.Value, parsed.GetValue(json), stop);
            }, stop));
    }

    private static Command Edit()
    {
        var (touchpoint, fields, json) = (Touchpoint(), new TouchpointFieldOptions(), Json());
        return On(fields.In(new Command("edit", W["cli.touchpoints.edit"]) { touchpoint, json }), (parsed, stop) =>
            Act.Run(parsed, async (services, who) =>
            {
                var id = parsed.GetValue(touchpoint);
                var shown = await services.GetRequiredService<ShowTouchpoint>().Run(who, new(id), stop);
                if (shown.Failure is { } missing) return missing.Print(Console.Error);
                var row = shown.Value.Row;
                var edited = await services.GetRequiredService<EditTouchpoint>()
                    .Run(who, new(id, row.Version, await fields.Over(parsed, row.Details, services, who, stop)), stop);
                return edited.Failure is { } failure
                    ? failure.Print(Console.Error)
                    : await Print(services, who, id, parsed.GetValue(json), stop);
            }, stop));
    }

    private static Command Retire()
    {
        var (touchpoint, json) = (Touchpoint(), Json());
        var reason = new Option<string?>("--reason") { Description = W["touchpoints.retire.reason"] };
        return On(new Command("retire", W["cli.touchpoints.retire"]) { touchpoint, reason, json }, (parsed, stop) =>
            Act.Run(parsed, async (services, who) => await After(services, who, parsed.GetValue(touchpoint), parsed.GetValue(json),
                await services.GetRequiredService<RetireTouchpoint>()
                    .Run(who, new(parsed.GetValue(touchpoint), parsed.GetValue(reason)), stop), stop), stop));
    }

    private static Command Restore()
    {
        var (touchpoint, json) = (Touchpoint(), Json());
        return On(new Command("restore", W["cli.touchpoints.restore"]) { touchpoint, json }, (parsed, stop) =>
            Act.Run(parsed, async (services, who) => await After(services, who, parsed.GetValue(touchpoint), parsed.GetValue(json),
                await services.GetRequiredService<RestoreTouchpoint>().Run(who, new(parsed.GetValue(touchpoint)), stop), stop), stop));
    }

    private static Command Export()
    {
        var filter = new TouchpointFilterOptions();
        var file = new Argument<FileInfo>("file") { Description = W["cli.touchpoints.file"] };
        return filter.On(new Command("export", W["cli.touchpoints.export"]) { file }, (parsed, stop) =>
            Act.Run(parsed, async (services, who) =>
            {
                var taken = await services.GetRequiredService<ExportTouchpoints>().Run(who,
                    new(await filter.Filter(parsed, services, who, stop), filter.Order(parsed), null, Web.Export.In(W)), stop);
                if (taken.Failure is { } failure) return failure.Print(Console.Error);
                var target = parsed.GetValue(file)!;
                var format = target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Xlsx : ExportFormat.Csv;
                await using var stream = target.Create();
                await taken.Value.Write(format, stream, stop);
                Console.Out.WriteLine(target.FullName);
                return 0;
            }, stop));
    }

    private static async Task<int> After(
        IServiceProvider services, Actor who, Guid id, bool isJson, Outcome<int> done, CancellationToken stop) =>
        done.Failure is { } failure ? failure.Print(Console.Error) : await Print(services, who, id, isJson, stop);

    private static async Task<int> Print(IServiceProvider services, Actor who, Guid id, bool isJson, CancellationToken stop) =>
        (await services.GetRequiredService<ShowTouchpoint>().Run(who, new(id), stop)).Print(shown => TouchpointPrint.One(shown.Row, isJson));

    private static Argument<Guid> Touchpoint() => new("id") { Description = W["cli.touchpoints.id"] };

    private static Option<bool> Json() => new("--json") { Description = W["cli.touchpoints.json"] };

    private static Command On(Command command, Func<ParseResult, CancellationToken, Task<int>> act)
    {
        command.SetAction(act);
        return command;
    }
}

/// <summary>Options that narrow and order the register.</summary>
sealed class TouchpointFilterOptions
{
    private static readonly Words W = new();
    private readonly Option<string?> search = new("--search") { Description = W["touchpoints.list.find"] };
    private readonly Option<ContactChannel?> channel = new("--channel") { Description = W["touchpoints.field.channel"] };
    private readonly Option<JourneyStage?> stage = new("--stage") { Description = W["touchpoints.field.stage"] };
    private readonly Option<string?> unit = UnitOption.Make();
    private readonly Option<TouchpointStatus?> status = new("--status") { Description = W["touchpoints.field.status"] };
    private readonly Option<TouchpointSort?> sort = new("--sort") { Description = W["cli.touchpoints.sort"] };
    private readonly Option<bool> descending = new("--descending") { Description = W["cli.touchpoints.descending"] };

    public Command On(Command command, Func<ParseResult, CancellationToken, Task<int>> act)
    {
        foreach (Option option in new Option[] { search, channel, stage, unit, status, sort, descending }) command.Add(option);
        command.SetAction(act);
        return command;
    }

    public async Task<TouchpointFilter> Filter(ParseResult parsed, IServiceProvider services, Actor who, CancellationToken stop) =>
        new(parsed.GetValue(search), parsed.GetValue(channel), parsed.GetValue(stage),
            await UnitOption.Find(parsed.GetValue(unit), services, who, stop), parsed.GetValue(status));

    public TouchpointOrder Order(ParseResult parsed) => new(parsed.GetValue(sort) ?? TouchpointSort.Code, parsed.GetValue(descending));
}

/// <summary>Options for the details of a touchpoint; what is not given stays as it is.</summary>
sealed class TouchpointFieldOptions
{
    private static readonly Words W = new();
    private readonly Option<string?> code = new("--code") { Description = W["touchpoints.field.code"] };
    private readonly Option<string?> nameZh = new("--name-zh") { Description = W["touchpoints.field.name-zh"] };
    private readonly Option<string?> nameEn = new("--name-en") { Description = W["touchpoints.field.name-en"] };
    private readonly Option<ContactChannel?> channel = new("--channel") { Description = W["touchpoints.field.channel"] };
    private readonly Option<JourneyStage?> stage = new("--stage") { Description = W["touchpoints.field.stage"] };
    private readonly Option<string?> unit = UnitOption.Make();
    private readonly Option<Guid?> owner = new("--owner") { Description = W["touchpoints.field.owner"] };

    public Command In(Command command)
    {
        foreach (Option option in new Option[] { code, nameZh, nameEn, channel, stage, unit, owner }) command.Add(option);
        return command;
    }

    public async Task<TouchpointFields> Over(
        ParseResult parsed, TouchpointDetails? now, IServiceProvider services, Actor who, CancellationToken stop) => new(
        parsed.GetValue(code) ?? now?.Code, parsed.GetValue(nameZh) ?? now?.NameZh, parsed.GetValue(nameEn) ?? now?.NameEn,
        parsed.GetValue(channel) ?? now?.Channel, parsed.GetValue(stage) ?? now?.Stage,
        await UnitOption.Find(parsed.GetValue(unit), services, who, stop) ?? now?.UnitId,
        parsed.GetValue(owner) ?? now?.OwnerId);
}

/// <summary>A unit on the command line: people type its code, programs its id.</summary>
static class UnitOption
{
    public static Option<string?> Make() => new("--unit") { Description = new Words()["cli.touchpoints.unit"] };

    /// <summary>Id of the unit; one that does not exist for a text that names no unit, so that the act refuses it.</summary>
    public static async Task<Guid?> Find(string? text, IServiceProvider services, Actor who, CancellationToken stop)
    {
        if (text is null) return null;
        if (Guid.TryParse(text, out var id)) return id;
        var offered = await services.GetRequiredService<OfferTouchpointChoices>().Run(who, new(Verb.Read), stop);
        return offered.Failure is null
            ? offered.Value.Units.FirstOrDefault(unit => unit.Code.Equals(text, StringComparison.OrdinalIgnoreCase))?.Id ?? Guid.Empty
            : null;
    }
}
