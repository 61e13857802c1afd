using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Feedback.Surveys.SurveyRow>;

namespace Tangent.Cli;

/// <summary>`tangent surveys …`: surveys from the command line, through the use cases of pages and API.</summary>
static class SurveyCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("surveys", W["cli.surveys"]) { List(), TakeIn(), TakeOut(), Publish(), Responses(), RuleCommands.Make() };

    private static Command List()
    {
        var search = new Option<string?>("--search") { Description = W["cli.surveys.search"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.surveys.list"]) { search, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListSurveys>().Run(who, new(new(parsed.GetValue(search)), new(false, true),
                new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), listed.Value.Items, listed.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    // Into a new survey, or into the draft of one that is there.
    private static Command TakeIn()
    {
        var file = new Argument<FileInfo>("file") { Description = W["cli.surveys.file"] };
        var into = new Option<Guid?>("--into") { Description = W["cli.surveys.into"] };
        var unit = UnitOption.Make();
        var command = new Command("import", W["cli.surveys.import"]) { file, into, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists) return Fail.Wrong("file", "surveys.document-unreadable", 0, source.Name).Print(Console.Error);
            var document = SurveyCodec.Read(await File.ReadAllTextAsync(source.FullName, stop));
            if (document.Failure is { } unread) return unread.Print(Console.Error);
            var owner = await Owner(parsed.GetValue(unit), services, who, stop);
            var written = await Write(services, who, document.Value, parsed.GetValue(into), owner, stop);
            return written.Print(id => Console.Out.WriteLine(id));
        }, stop));
        return command;
    }

    private static Command TakeOut()
    {
        var survey = Survey();
        var file = new Argument<FileInfo?>("file") { Description = W["cli.surveys.out"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", W["cli.surveys.export"]) { survey, file };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var shown = await services.GetRequiredService<ShowSurvey>().Run(who, new(parsed.GetValue(survey)), stop);
            if (shown.Failure is { } failure) return failure.Print(Console.Error);
            var text = SurveyCodec.Write(shown.Value.Survey.Draft);
            if (parsed.GetValue(file) is not { } target) Console.Out.Write(text);
            else await File.WriteAllTextAsync(target.FullName, text, new UTF8Encoding(false), stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Publish()
    {
        var survey = Survey();
        var command = new Command("publish", W["cli.surveys.publish"]) { survey };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<PublishSurvey>().Run(who, new(parsed.GetValue(survey)), stop))
            .Print(version => Console.Out.WriteLine(version)), stop));
        return command;
    }

    private static Command Responses()
    {
        var survey = Survey();
        var file = new Argument<FileInfo>("file") { Description = W["cli.touchpoints.file"] };
        var command = new Command("responses", W["cli.surveys.responses"]) { survey, file };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var target = parsed.GetValue(file)!;
            if (target.Extension.Equals(".zip", StringComparison.OrdinalIgnoreCase))
            {
                var files = await services.GetRequiredService<ExportForSpss>().Run(who, new(parsed.GetValue(survey), Web.Export.In(W)), stop);
                if (files.Failure is { } refused) return refused.Print(Console.Error);
                await using var zip = target.Create();
                await files.Value.Write(zip, stop);
                Console.Out.WriteLine(target.FullName);
                return 0;
            }
            var taken = await services.GetRequiredService<ExportResponses>().Run(who, new(parsed.GetValue(survey), Web.Export.In(W)), stop);
            if (taken.Failure is { } failure) return failure.Print(Console.Error);
            var format = target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Xlsx : ExportFormat.Csv;
            await using var stream = target.Create();
            await taken.Value.Write(format, stream, stop);
            Console.Out.WriteLine(target.FullName);
            return 0;
        }, stop));
        return command;
    }

    private static async Task<Outcome<Guid>> Write(
        IServiceProvider services, Actor who, SurveyDocument document, Guid? into, Guid? unit, CancellationToken stop) => into is { } id
        ? (await services.GetRequiredService<WriteSurvey>().Run(who, new(id, null, document), stop)).Then(_ => id)
        : (await services.GetRequiredService<MakeSurvey>().Run(who, new(unit, Document: document), stop)).Then(made => made.Value);

    private static async Task<Guid?> Owner(string? text, IServiceProvider services, Actor who, CancellationToken stop)
    {
        if (text is null || Guid.TryParse(text, out _)) return Guid.TryParse(text, out var id) ? id : null;
        var offered = await services.GetRequiredService<OfferSurveyUnits>().Run(who, new(Verb.Create), stop);
        return offered.Failure is null
            ? offered.Value.FirstOrDefault(one => one.Code.Equals(text, StringComparison.OrdinalIgnoreCase))?.Id ?? Guid.Empty : null;
    }

    private static Argument<Guid> Survey() => new("survey") { Description = W["cli.surveys.id"] };

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("id", W["cli.surveys.id"], row => new Cell.Text(row.Id.ToString())),
        new Column("title", W["surveys.field.title"], row => new Cell.Text(row.Survey.Draft.Title.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))),
        new Column("state", W["surveys.field.state"], row => new Cell.Coded(row.Survey.State.ToString(), W.Of(row.Survey.State)), IsCoded: true),
        new Column("published", W["surveys.field.version"], row => new Cell.Number(row.Survey.Published)),
        new Column("questions", W["surveys.field.questions"], row => new Cell.Number(row.Survey.Draft.Questions.Count)),
        new Column("responses", W["surveys.field.responses"], row => new Cell.Number(row.Responses)),
        new Column("unit", W["surveys.field.unit"], row => new Cell.Text(row.Unit.Code)),
        new Column("changed", W["surveys.field.changed"], row => new Cell.Moment(row.Survey.ChangedUtc)),
    ];
}
