using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Feedback.Observed;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Web;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent observe …`: what observers saw, through the use cases of pages and API.</summary>
static class ObserveCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("observe", W["cli.observe"])
    {
        List(), TakeOut(), Programmes(), ImportCommand.In(new Command("import", W["cli.observe.import"]), "observations"),
    };

    private static Command List()
    {
        var (kind, state, unit) = Filters();
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.observe.list"]) { kind, state, unit, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListObservations>().Run(who, new(await Filter(parsed, kind, state, unit, services, who, stop),
                new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, [.. ExportObservations.AllColumns(Export.In(W)).Where(column => column.Key is not ("id" or "role" or "observer"))],
                found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command TakeOut()
    {
        var (kind, state, unit) = Filters();
        var file = new Argument<FileInfo>("file") { Description = W["cli.touchpoints.file"] };
        var command = new Command("export", W["cli.observe.export"]) { file, kind, state, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var taken = await services.GetRequiredService<ExportObservations>().Run(who,
                new(await Filter(parsed, kind, state, unit, services, who, stop), null, Export.In(W)), stop);
            if (taken.Failure is { } failure) return failure.Print(Console.Error);
            var target = parsed.GetValue(file)!;
            await using var stream = target.Create();
            await taken.Value.Write(target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Xlsx : ExportFormat.Csv, stream, stop);
            Console.Out.WriteLine(target.FullName);
            return 0;
        }, stop));
        return command;
    }

    private static Command Programmes()
    {
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("programmes", W["cli.observe.programmes"]) { limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListProgrammes>().Run(who, new(new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, ListProgrammes.AllColumns(Export.In(W)), found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static (Option<ObservedKind?> Kind, Option<SheetState?> State, Option<string?> Unit) Filters() => (
        new("--kind") { Description = W["observed.kind"] }, new("--state") { Description = W["observed.state"] }, Named.UnitOption());

    private static async Task<ObservationFilter> Filter(ParseResult parsed, Option<ObservedKind?> kind, Option<SheetState?> state, Option<string?> unit,
        IServiceProvider services, Actor who, CancellationToken stop) =>
        new(parsed.GetValue(kind), parsed.GetValue(state), UnitId: await Named.UnitId(parsed.GetValue(unit), services, who, stop));
}
