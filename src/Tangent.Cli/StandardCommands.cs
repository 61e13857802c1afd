using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics.Attainment;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Commitments;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Web;
using Tangent.Web.Api;
using Tangent.Web.Pages.Standards;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent standards …`: the standard book. Clauses are written on their page or through the API.</summary>
static class StandardCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("standards", W["cli.standards"]) { List(), Check(), Explain(), Recompute(), Breaches() };

    private static Command Check()
    {
        var from = new Option<DateOnly?>("--from") { Description = W["cli.standards.from"], Required = true };
        var to = new Option<DateOnly?>("--to") { Description = W["cli.standards.to"], Required = true };
        var (touchpoint, output) = (new Option<string?>("--touchpoint") { Description = W["standards.touchpoint"] }, new ListOutput());
        var command = output.In(new Command("check", W["cli.standards.check"]) { from, to, touchpoint });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<CheckStandards>().Run(who,
                new(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(touchpoint)), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, CheckStandards.AllColumns(Export.In(W)), found.Value, null, stop);
            return found.Value.Any(row => row.All?.Kept == Kept.No) ? 1 : 0;
        }, stop));
        return command;
    }

    private static Command Explain()
    {
        var encounter = new Argument<long>("encounter") { Description = W["cli.standards.encounter"] };
        var clause = new Argument<string?>("clause") { Description = W["cli.standards.clause"], Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = W["cli.list.json"] };
        var command = new Command("explain", W["cli.standards.explain"]) { encounter, clause, json };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var told = await services.GetRequiredService<ExplainStandard>().Run(who, new(parsed.GetValue(encounter), parsed.GetValue(clause)), stop);
            return told.Print(one =>
            {
                if (parsed.GetValue(json)) ListOutput.Json(AttainmentApi.Shape(one));
                else foreach (var line in AttainmentText.Lines(W, one)) Console.Out.WriteLine(line);
            });
        }, stop));
        return command;
    }

    private static Command Recompute()
    {
        var json = new Option<bool>("--json") { Description = W["cli.list.json"] };
        var command = new Command("recompute", W["cli.standards.recompute"]) { json };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var counted = await services.GetRequiredService<RecountStandards>().Run(who, new(Progress), stop);
            return counted.Print(run =>
            {
                if (parsed.GetValue(json)) ListOutput.Json(new { run.Rows, run.Cells, run.TookMillis, run.StartedUtc });
                else Console.Out.WriteLine(W["cli.standards.recomputed", run.Rows, run.Cells, run.TookMillis]);
            });
        }, stop));
        return command;

        static Task Progress(long done, long total) => Console.Error.WriteLineAsync($"{done * 100 / Math.Max(1, total)} %");
    }

    private static Command Breaches()
    {
        var state = new Option<BreachState?>("--state") { Description = W["commitments.state"] };
        var late = new Option<bool>("--late") { Description = W["cli.standards.late"] };
        var promise = new Option<Guid?>("--promise") { Description = W["cli.standards.promise"] };
        var (unit, limit, after, output) = (Named.UnitOption(), Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("breaches", W["cli.standards.breaches"]) { state, unit, late, promise, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListCommitmentBreaches>().Run(who, new(new(parsed.GetValue(state),
                await Named.UnitId(parsed.GetValue(unit), services, who, stop), parsed.GetValue(promise), parsed.GetValue(late)),
                new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, ListCommitmentBreaches.AllColumns(Export.In(W)), listed.Value.Items, listed.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command List()
    {
        var touchpoint = new Option<string?>("--touchpoint") { Description = W["standards.touchpoint"] };
        var criterion = new Option<ServiceCriterion?>("--criterion") { Description = W["standards.criterion"] };
        var (search, output) = (new Option<string?>("--search") { Description = W["cli.standards.search"] }, new ListOutput());
        var command = output.In(new Command("list", W["cli.standards.list"]) { search, touchpoint, criterion });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListStandards>().Run(who,
                new(new(parsed.GetValue(search), parsed.GetValue(touchpoint), parsed.GetValue(criterion))), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, [.. ExportStandards.AllColumns(Export.In(W)).Where(column => column.Key is not ("id" or "business" or "serviceClass"))],
                listed.Value.Rows, null, stop);
            return 0;
        }, stop));
        return command;
    }
}
