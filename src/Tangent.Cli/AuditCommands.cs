using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.Domain.Access;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent audit …`: who did what, when and whence.</summary>
static class AuditCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("audit", W["cli.audit"]) { List(), Export() };

    private static Command List()
    {
        var (filter, limit, after, output) = (new AuditFilterOptions(), Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(filter.In(new Command("list", W["cli.audit.list"]) { limit, after }));
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var entries = await services.GetRequiredService<ListAudit>().Run(who,
                new(await filter.Filter(parsed, services, who, stop), Piece: new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (entries.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, ExportAudit.Columns(Web.Export.In(W)), entries.Value.Items, entries.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Export()
    {
        var filter = new AuditFilterOptions();
        var file = new Argument<FileInfo>("file") { Description = W["cli.touchpoints.file"] };
        var command = filter.In(new Command("export", W["cli.audit.export"]) { file });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var taken = await services.GetRequiredService<ExportAudit>().Run(who, new(
                await filter.Filter(parsed, services, who, stop), false, null, Web.Export.In(W)), stop);
            if (taken.Failure is { } failure) return failure.Print(Console.Error);
            var target = parsed.GetValue(file)!;
            var format = target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Xlsx : ExportFormat.Csv;
            await using (var stream = target.Create())
                await taken.Value.Write(format, stream, stop);
            Console.Out.WriteLine(target.FullName);
            return 0;
        }, stop));
        return command;
    }
}

/// <summary>Options that narrow the audit log.</summary>
sealed class AuditFilterOptions
{
    private static readonly Words W = new();
    private readonly Option<string?> actor = new("--actor") { Description = W["cli.named.person"] };
    private readonly Option<string?> act = new("--act") { Description = W["cli.audit.act"] };
    private readonly Option<Kind?> kind = new("--kind") { Description = W["access.audit.kind"] };
    private readonly Option<string?> thing = new("--object") { Description = W["cli.audit.object"] };
    private readonly Option<string?> search = new("--search") { Description = W["access.audit.find"] };
    private readonly Option<DateTime?> from = new("--from") { Description = W["cli.audit.from"] };
    private readonly Option<DateTime?> to = new("--to") { Description = W["cli.audit.to"] };

    public Command In(Command command)
    {
        foreach (var option in new Option[] { actor, act, kind, thing, search, from, to }) command.Add(option);
        return command;
    }

    public async Task<AuditFilter> Filter(ParseResult parsed, IServiceProvider services, Actor who, CancellationToken stop) =>
        AuditTimes.Filter(parsed.GetValue(actor) is { } named ? await Named.Person(named, services, who, stop) : null,
            parsed.GetValue(act), parsed.GetValue(kind), parsed.GetValue(thing), parsed.GetValue(search),
            parsed.GetValue(from), parsed.GetValue(to));
}
