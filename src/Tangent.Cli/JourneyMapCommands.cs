using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Touchpoints.Maps.JourneyMapRow>;

namespace Tangent.Cli;

/// <summary>`tangent journey-map …`: journey maps from the command line, through the use cases of pages and API.</summary>
static class JourneyMapCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("journey-map", W["cli.map"]) { List(), TakeIn(), TakeOut(), Check() };

    private static Command List()
    {
        var search = new Option<string?>("--search") { Description = W["cli.map.search"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.map.list"]) { search, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListJourneyMaps>().Run(who, new(new(parsed.GetValue(search)), new(false, true),
                new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), listed.Value.Items, listed.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    // Into a new map, or into the draft of one that is there.
    private static Command TakeIn()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.map.file"] };
        var into = new Option<Guid?>("--into") { Description = W["cli.map.into"] };
        var unit = new Option<Guid?>("--unit") { Description = W["cli.map.unit"] };
        var command = new Command("import", W["cli.map.import"]) { file, into, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var document = await Read(parsed.GetValue(file)!, stop);
            if (document.Failure is { } unread) return unread.Print(Console.Error);
            var written = parsed.GetValue(into) is { } id
                ? (await services.GetRequiredService<WriteJourneyMap>().Run(who, new(id, null, document.Value), stop)).Then(_ => id)
                : (await services.GetRequiredService<MakeJourneyMap>().Run(who, new(parsed.GetValue(unit), Document: document.Value), stop))
                    .Then(made => made.Value);
            return written.Print(one => Console.Out.WriteLine(one));
        }, stop));
        return command;
    }

    private static Command TakeOut()
    {
        var map = new Argument<Guid>("journey-map") { Description = W["cli.map.id"] };
        var number = new Option<int?>("--number") { Description = W["cli.map.number"] };
        var file = new Argument<FileInfo?>("file") { Description = W["cli.map.out"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", W["cli.map.export"]) { map, file, number };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var taken = await services.GetRequiredService<ExportJourneyMap>().Run(who, new(parsed.GetValue(map), parsed.GetValue(number)), stop);
            if (taken.Failure is { } failure) return failure.Print(Console.Error);
            var text = MapCodec.Write(taken.Value);
            if (parsed.GetValue(file) is { } target) await File.WriteAllBytesAsync(target.FullName, Encoding.UTF8.GetBytes(text), stop);
            else Console.Out.Write(text);
            return 0;
        }, stop));
        return command;
    }

    // Without a database: what the rules and the linter say of a file. What only the register knows is not looked at.
    private static Command Check()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.map.file"] };
        var command = new Command("check", W["cli.map.check"]) { file };
        command.SetAction(async (parsed, stop) =>
        {
            var document = await Read(parsed.GetValue(file)!, stop);
            if (document.Failure is { } unread) return unread.Print(Console.Error);
            var findings = MapLint.Of(document.Value, MapFacts.None);
            foreach (var finding in findings.Where(one => !one.IsBlocking))
                Console.Out.WriteLine(string.Join('\t', new[] { finding.Step, Told(finding) }.OfType<string>()));
            List<Problem> problems = [.. MapRules.ToKeep(document.Value), .. JourneyMap.Hindrances(findings)];
            return problems.Count == 0 ? 0 : new Fail.Invalid(problems).Print(Console.Error);
        });
        return command;
    }

    private static string Told(MapFinding finding) => W[$"maps.lint.{Words.KeyOf(finding.Rule).Split('.')[^1]}", [.. finding.Reason]];

    private static async Task<Outcome<MapDocument>> Read(FileInfo file, CancellationToken stop) => file.Exists
        ? MapCodec.Read(await File.ReadAllTextAsync(file.FullName, stop)) : Fail.Wrong("file", "maps.document-unreadable", 0, file.Name);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("id", W["cli.map.id"], row => new Cell.Text(row.Id.ToString())),
        new Column("title", W["blueprints.field.title"], row => new Cell.Text(row.Map.Draft.Title.In(Language))),
        new Column("state", W["blueprints.field.state"], row => new Cell.Coded(row.Map.State.ToString(), W.Of(row.Map.State)), IsCoded: true),
        new Column("published", W["blueprints.field.version"], row => new Cell.Number(row.Map.Published)),
        new Column("steps", W["blueprints.steps"], row => new Cell.Number(row.Map.Draft.Steps.Count)),
        new Column("unit", W["blueprints.field.unit"], row => new Cell.Text(row.Unit.Code)),
        new Column("changed", W["blueprints.field.changed"], row => new Cell.Moment(row.Map.ChangedUtc)),
    ];
}
