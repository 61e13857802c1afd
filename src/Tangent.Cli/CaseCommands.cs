using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Recovery;
using Tangent.Domain;
using Tangent.Domain.Feedback.Voices;
using Tangent.Web;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent cases …`: the queue, one case, and whether recovery works, through the use cases of pages and API.</summary>
static class CaseCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("cases", W["cli.cases"]) { List(), Show(), Measure() };

    private static Command List()
    {
        var part = new Option<CasePart>("--part") { Description = W["cli.cases.part"] };
        var search = new Option<string?>("--search") { Description = W["recovery.find"] };
        var unit = Named.UnitOption();
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.cases.list"]) { part, search, unit, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var filter = new CaseFilter(parsed.GetValue(part), parsed.GetValue(search),
                UnitId: await Named.UnitId(parsed.GetValue(unit), services, who, stop));
            var found = await services.GetRequiredService<ListCases>().Run(who, new(filter, new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Few(), found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show()
    {
        var (number, output) = (new Argument<string>("number") { Description = W["voices.number"] }, new ListOutput());
        var command = output.In(new Command("show", W["cli.cases.show"]) { number });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var typed = VoiceNumber.Read(parsed.GetValue(number));
            var found = typed is null ? null : await services.GetRequiredService<ListCases>().Run(who, new(new(CasePart.All, typed)), stop);
            if (found?.Value.Items.FirstOrDefault(row => row.Number == typed) is not { } one) return Fail.NotFound.Print(Console.Error);
            return (await services.GetRequiredService<ShowCase>().Run(who, new(one.Id), stop)).Print(shown =>
            {
                output.One(parsed, ExportCases.AllColumns(Export.In(W)), shown.Row);
                if (output.IsJson(parsed)) return;
                foreach (var told in shown.Clocks)
                {
                    var why = string.Join(" → ", told.Clock.Why.Select(line => W[line.Code, line.Number]));
                    Console.Out.WriteLine($"{W.Of(told.Clock.Kind)}: {told.Clock.DueUtc:u} {why}");
                }
            });
        }, stop));
        return command;
    }

    private static Command Measure()
    {
        var days = new Option<int>("--days") { Description = W["cli.cases.days"], DefaultValueFactory = _ => 90 };
        var unit = Named.UnitOption();
        var command = new Command("measure", W["cli.cases.measure"]) { days, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<MeasureCases>().Run(who,
                new(parsed.GetValue(days), await Named.UnitId(parsed.GetValue(unit), services, who, stop)), stop)).Print(found => ListOutput.Json(new
                {
                    found.FromUtc,
                    found.ToUtc,
                    found.Cases,
                    found.Open,
                    found.Cost,
                    recovered = (object)found.Recovered,
                    partlyRecovered = (object)found.PartlyRecovered,
                    firstContactHours = (object)found.Figures.FirstResponseMedian,
                    resolvedInTime = (object)found.Figures.InTime,
                    visitedInTime = (object)found.VisitedInTime,
                    reopened = (object)found.Figures.Reopened,
                    meanCost = (object)found.Figures.Cost,
                })), stop));
        return command;
    }

    private static IReadOnlyList<ExportColumn<CaseRow>> Few() =>
        [.. ExportCases.AllColumns(Export.In(W)).Where(column =>
            column.Key is "number" or "about" or "step" or "severity" or "touchpoint" or "unit" or "due" or "ending")];
}
