using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Standards.Menus;
using Tangent.Domain;
using Tangent.Domain.Standards.Menus;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Standards.Menus.MenuRow>;

namespace Tangent.Cli;

/// <summary>`tangent ivr …`: menus of the numbers that customers call.</summary>
static class IvrCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("ivr", W["cli.ivr"]) { List(), TakeIn(), TakeOut(), Check() };

    private static Command List()
    {
        var output = new ListOutput();
        var command = output.In(new Command("list", W["cli.ivr.list"]));
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListMenus>().Run(who, new(), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), listed.Value.Rows, null, stop);
            return 0;
        }, stop));
        return command;
    }

    // Into a new menu, or in the place of one that is there.
    private static Command TakeIn()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.ivr.file"] };
        var into = new Option<Guid?>("--into") { Description = W["cli.ivr.into"] };
        var unit = new Option<Guid?>("--unit") { Description = W["cli.ivr.unit"] };
        var command = new Command("import", W["cli.ivr.import"]) { file, into, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var menu = await Read(parsed.GetValue(file)!, stop);
            if (menu.Failure is { } unread) return unread.Print(Console.Error);
            var written = parsed.GetValue(into) is { } id
                ? (await services.GetRequiredService<WriteMenu>().Run(who, new(id, null, menu.Value), stop)).Then(_ => id)
                : await services.GetRequiredService<MakeMenu>().Run(who, new(parsed.GetValue(unit), menu.Value), stop);
            return written.Print(one => Console.Out.WriteLine(one));
        }, stop));
        return command;
    }

    private static Command TakeOut()
    {
        var menu = new Argument<Guid>("menu") { Description = W["cli.ivr.id"] };
        var file = new Argument<FileInfo?>("file") { Description = W["cli.ivr.out"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", W["cli.ivr.export"]) { menu, file };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var shown = await services.GetRequiredService<ShowMenu>().Run(who, new(parsed.GetValue(menu)), stop);
            if (shown.Failure is { } failure) return failure.Print(Console.Error);
            var text = MenuCodec.Write(shown.Value.Document);
            if (parsed.GetValue(file) is not { } target) Console.Out.Write(text);
            else await File.WriteAllTextAsync(target.FullName, text, new UTF8Encoding(false), stop);
            return 0;
        }, stop));
        return command;
    }

    // Without a database: what the rules and the check say of a file, and by which keys each caller gets to a human.
    private static Command Check()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.ivr.file"] };
        var command = new Command("check", W["cli.ivr.check"]) { file };
        command.SetAction(async (parsed, stop) =>
        {
            var menu = await Read(parsed.GetValue(file)!, stop);
            if (menu.Failure is { } unread) return unread.Print(Console.Error);
            List<Problem> problems = [.. MenuRules.Of(menu.Value)];
            if (problems.Count > 0) return new Fail.Invalid(problems).Print(Console.Error);
            foreach (var caller in Callers.All)
                Console.Out.WriteLine($"{W.Of(caller)}\t{Keys(new MenuWalk(menu.Value, caller, new(10, 0)).ToHuman)}");
            foreach (var finding in MenuCheck.Of(menu.Value)) Console.Out.WriteLine($"{W.Of(finding.Fault)}\t{W.Said(finding)}");
            return 0;
        });
        return command;
    }

    private static string Keys(MenuWay? way) => way is null ? W["menus.way.none"] : way.Keys.Count == 0 ? W["menus.direct"] : way.Pressed;

    private static async Task<Outcome<MenuDocument>> Read(FileInfo file, CancellationToken stop) => file.Exists
        ? MenuCodec.Read(await File.ReadAllTextAsync(file.FullName, stop)) : Fail.Wrong("file", "menus.document-unreadable", 0, file.Name);

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("id", W["cli.ivr.id"], row => new Cell.Text(row.Menu.Id.ToString())),
        new Column("number", W["menus.number"], row => new Cell.Text(row.Menu.Document.Number)),
        new Column("name", W["menus.name"], row => new Cell.Text(row.Menu.Document.Name)),
        new Column("nodes", W["menus.nodes"], row => new Cell.Number(row.Menu.Document.Nodes.Count)),
        new Column("findings", W["menus.findings"], row => new Cell.Number(row.Findings.Count)),
        new Column("unit", W["menus.unit"], row => new Cell.Text(row.Unit.Code)),
    ];
}
