using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.App.Touchpoints.Blueprints.Bpmn;
using Tangent.Domain;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Touchpoints.Blueprints.BlueprintRow>;

namespace Tangent.Cli;

/// <summary>`tangent blueprint …`: blueprints from the command line, through the use cases of pages and API.</summary>
static class BlueprintCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("blueprint", W["cli.blueprint"]) { List(), Show(), TakeIn(), TakeOut(), Check() };

    private static Command List()
    {
        var search = new Option<string?>("--search") { Description = W["cli.blueprint.search"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.blueprint.list"]) { search, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListBlueprints>().Run(who, new(new(parsed.GetValue(search)), new(false, true),
                new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), listed.Value.Items, listed.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show()
    {
        var (blueprint, number) = (Blueprint(), Number());
        var command = new Command("show", W["cli.blueprint.show"]) { blueprint, number };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var (id, version) = (parsed.GetValue(blueprint), parsed.GetValue(number));
            var shown = await services.GetRequiredService<ShowBlueprint>().Run(who, new(id, version), stop);
            return shown.Print(one => Print(one.Document));
        }, stop));
        return command;
    }

    // Into a new blueprint, or into the draft of one that is there.
    private static Command TakeIn()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.blueprint.file"] };
        var into = new Option<Guid?>("--into") { Description = W["cli.blueprint.into"] };
        var unit = new Option<Guid?>("--unit") { Description = W["cli.blueprint.unit"] };
        var command = new Command("import", W["cli.blueprint.import"]) { file, into, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var document = await Read(parsed.GetValue(file)!, stop);
            if (document.Failure is { } unread) return unread.Print(Console.Error);
            var written = parsed.GetValue(into) is { } id
                ? (await services.GetRequiredService<WriteBlueprint>().Run(who, new(id, null, document.Value), stop)).Then(_ => id)
                : (await services.GetRequiredService<MakeBlueprint>().Run(who, new(parsed.GetValue(unit), Document: document.Value), stop))
                    .Then(made => made.Value);
            return written.Print(one => Console.Out.WriteLine(one));
        }, stop));
        return command;
    }

    private static Command TakeOut()
    {
        var (blueprint, number) = (Blueprint(), Number());
        var file = new Argument<FileInfo?>("file") { Description = W["cli.blueprint.out"], Arity = ArgumentArity.ZeroOrOne };
        var bpmn = new Option<bool>("--bpmn") { Description = W["cli.blueprint.bpmn"] };
        var command = new Command("export", W["cli.blueprint.export"]) { blueprint, file, number, bpmn };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var target = parsed.GetValue(file);
            bool isFlow = parsed.GetValue(bpmn) || target?.Extension.Equals(".bpmn", StringComparison.OrdinalIgnoreCase) == true;
            var taken = await services.GetRequiredService<ExportBlueprint>().Run(who,
                new(parsed.GetValue(blueprint), parsed.GetValue(number), isFlow ? "bpmn" : "json"), stop);
            if (taken.Failure is { } failure) return failure.Print(Console.Error);
            var bytes = isFlow ? BpmnWriting.Write(taken.Value, Language, lane => W.Of(lane)) : Encoding.UTF8.GetBytes(BlueprintCodec.Write(taken.Value));
            if (target is null) Console.Out.Write(Encoding.UTF8.GetString(bytes));
            else await File.WriteAllBytesAsync(target.FullName, bytes, stop);
            return 0;
        }, stop));
        return command;
    }

    // Without a database: what the rules and the linter say of a file.
    private static Command Check()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.blueprint.file"] };
        var command = new Command("check", W["cli.blueprint.check"]) { file };
        command.SetAction(async (parsed, stop) =>
        {
            var document = await Read(parsed.GetValue(file)!, stop);
            if (document.Failure is { } unread) return unread.Print(Console.Error);
            foreach (var finding in BlueprintLint.Of(document.Value))
                Console.Out.WriteLine(string.Join('\t', new[] { finding.Step, finding.Lane is { } lane ? W.Of(lane) : null, Told(finding) }.OfType<string>()));
            List<Problem> problems = [.. BlueprintRules.ToKeep(document.Value), .. BlueprintRules.ToPublish(document.Value)];
            return problems.Count == 0 ? 0 : new Fail.Invalid(problems).Print(Console.Error);
        });
        return command;
    }

    private static string Told(BlueprintFinding finding) => W[$"blueprints.lint.{Words.KeyOf(finding.Rule).Split('.')[^1]}", finding.Evidence];

    private static async Task<Outcome<BlueprintDocument>> Read(FileInfo file, CancellationToken stop)
    {
        if (!file.Exists) return Fail.Wrong("file", "blueprints.document-unreadable", 0, file.Name);
        var read = BlueprintFile.Read(await File.ReadAllBytesAsync(file.FullName, stop), Language, Path.GetFileNameWithoutExtension(file.Name));
        if (read.Failure is null && read.Value.LeftOut.Count > 0)
            Console.Error.WriteLine(W["blueprints.bpmn-left-out", BlueprintFile.Told(read.Value.LeftOut)]);
        return read.Then(one => one.Document);
    }

    private static void Print(BlueprintDocument document)
    {
        Console.Out.WriteLine(document.Title.In(Language));
        foreach (var (step, place) in document.Steps.Select((step, place) => (step, place)))
        {
            Console.Out.WriteLine($"{place + 1}. {step.Name.In(Language)} {step.Touchpoint}".TrimEnd());
            foreach (var cell in step.Cells) Console.Out.WriteLine($"   {W.Of(cell.Lane)}: {cell.Text.In(Language)}");
        }
    }

    private static Argument<Guid> Blueprint() => new("blueprint") { Description = W["cli.blueprint.id"] };

    private static Option<int?> Number() => new("--number") { Description = W["cli.blueprint.number"] };

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("id", W["cli.blueprint.id"], row => new Cell.Text(row.Id.ToString())),
        new Column("title", W["blueprints.field.title"], row => new Cell.Text(row.Blueprint.Draft.Title.In(Language))),
        new Column("state", W["blueprints.field.state"], row => new Cell.Coded(row.Blueprint.State.ToString(), W.Of(row.Blueprint.State)), IsCoded: true),
        new Column("published", W["blueprints.field.version"], row => new Cell.Number(row.Blueprint.Published)),
        new Column("steps", W["blueprints.steps"], row => new Cell.Number(row.Blueprint.Draft.Steps.Count)),
        new Column("unit", W["blueprints.field.unit"], row => new Cell.Text(row.Unit.Code)),
        new Column("changed", W["blueprints.field.changed"], row => new Cell.Moment(row.Blueprint.ChangedUtc)),
    ];
}
