using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Standards.DialTests;
using Tangent.Domain.Standards.DialTests;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Standards.DialTests.CaseRow>;

namespace Tangent.Cli;

/// <summary>`tangent dial …`: tests of web pages, of menus of numbers, of tasks.</summary>
static class DialCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("dial", W["cli.dial"])
    {
        List(), MakeThem(), Run(), ImportCommand.In(new Command("import", W["cli.dial.import"]), "dial-tests"),
    };

    private static Command List()
    {
        var kind = new Option<TestKind?>("--kind") { Description = W["dialtests.kind"] };
        var failing = new Option<bool>("--failing") { Description = W["cli.dial.failing"] };
        var (search, output) = (new Option<string?>("--search") { Description = W["cli.dial.search"] }, new ListOutput());
        var command = output.In(new Command("list", W["cli.dial.list"]) { search, kind, failing });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListCases>().Run(who,
                new(new(parsed.GetValue(search), parsed.GetValue(kind), IsFailing: parsed.GetValue(failing))), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), listed.Value.Rows, null, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command MakeThem()
    {
        var dry = new Option<bool>("--dry-run") { Description = W["cli.dial.dry"] };
        var command = new Command("make", W["cli.dial.make"]) { dry };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var made = await services.GetRequiredService<MakeCases>().Run(who, new(W.Cases(), parsed.GetValue(dry)), stop);
            return made.Print(one =>
            {
                foreach (var (word, names) in new[]
                    { (W["cli.dial.made.new"], one.New), (W["cli.dial.made.changed"], one.Changed), (W["cli.dial.made.gone"], one.Gone) })
                    foreach (var name in names) Console.Out.WriteLine($"{word}\t{name}");
            });
        }, stop));
        return command;
    }

    // Asks the page of a case now; 0 when it went as expected, else 1.
    private static Command Run()
    {
        var one = new Argument<Guid>("case") { Description = W["cli.dial.id"] };
        var command = new Command("run", W["cli.dial.run"]) { one };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var run = await services.GetRequiredService<TryPage>().Run(who, new(parsed.GetValue(one)), stop);
            if (run.Failure is { } failure) return failure.Print(Console.Error);
            Console.Out.WriteLine($"{W.Said(run.Value)}\t{run.Value.Status}\t{run.Value.TookSeconds}");
            return run.Value.IsPassed ? 0 : 1;
        }, stop));
        return command;
    }

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("id", W["cli.dial.id"], row => new Cell.Text(row.Case.Id.ToString())),
        new Column("code", W["dialtests.case"], row => new Cell.Text(row.Case.Code)),
        new Column("name", W["dialtests.name"], row => new Cell.Text(row.Case.Terms.Name)),
        new Column("kind", W["dialtests.kind"], row => new Cell.Coded(row.Case.Terms.Kind.ToString(), W.Of(row.Case.Terms.Kind)), IsCoded: true),
        new Column("caller", W["dialtests.caller"], row => new Cell.Text(row.Case.Terms.Caller is { } caller ? W.Of(caller) : null)),
        new Column("last", W["dialtests.last"], row => new Cell.Text(row.Last is [var last, ..] ? W.Said(last) : null)),
        new Column("failed", W["dialtests.runs"], row => new Cell.Number(row.Last.Count(run => !run.IsPassed))),
        new Column("open", W["dialtests.defect"], row => new Cell.Moment(row.Open?.OpenedUtc)),
        new Column("unit", W["dialtests.unit"], row => new Cell.Text(row.Unit.Code)),
    ];
}
