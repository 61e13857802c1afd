using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Web.Words;
using Column = Tangent.App.Export.ExportColumn<Tangent.App.Customers.CustomerBrief>;
using ShownColumn = Tangent.App.Export.ExportColumn<Tangent.App.Customers.ShowCustomer.Shown>;

namespace Tangent.Cli;

/// <summary>`tangent customers …`: customers of the log, through the use cases of pages and API.</summary>
static class CustomerCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("customers", W["cli.customers"])
    {
        Find(), Show(), Merge(), Undo(), Tier(), Erase(), CustomerValueCommands.Value(), CustomerValueCommands.Tiers(), CustomerValueCommands.Upgrades(),
        CustomerValueCommands.Revalue(),
    };

    private static Command Find()
    {
        var text = new Argument<string?>("identifier") { Description = W["customers.find.about"], Arity = ArgumentArity.ZeroOrOne };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("find", W["cli.customers.find"]) { text, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListCustomers>().Run(who,
                new(parsed.GetValue(text), new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Columns(), found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show() => OnCustomer(new("show", W["cli.customers.show"]), (_, _, _, _, _) => Task.FromResult<Fail?>(null));

    private static Command Merge()
    {
        var (from, into) = (Number("from"), Number("into", "cli.customers.into"));
        var output = new ListOutput();
        var command = output.In(new Command("merge", W["cli.customers.merge"]) { from, into });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<MergeCustomers>().Run(who, new(parsed.GetValue(from), parsed.GetValue(into)), stop)).Print(merge =>
            {
                if (output.IsJson(parsed)) ListOutput.Json(new { merge });
                else Console.Out.WriteLine(W["cli.customers.merged", merge]);
            }), stop));
        return command;
    }

    private static Command Undo()
    {
        var merge = new Argument<Guid>("merge") { Description = W["cli.customers.merge-id"] };
        var command = new Command("undo", W["cli.customers.undo"]) { merge };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<UndoMerge>().Run(who, new(parsed.GetValue(merge)), stop))
            .Print(_ => Console.Out.WriteLine(W["customers.undo.done-both"])), stop));
        return command;
    }

    private static Command Tier()
    {
        var tier = new Option<CustomerTier?>("--tier") { Description = W["customers.tiers"], Required = true };
        var from = new Option<DateTimeOffset?>("--from") { Description = W["cli.customers.from"] };
        var until = new Option<DateTimeOffset?>("--until") { Description = W["customers.tier.until"] };
        var reason = new Option<string?>("--reason") { Description = W["customers.tier.reason"] };
        return OnCustomer(new("tier", W["cli.customers.tier"]) { tier, from, until, reason }, async (services, who, number, parsed, stop) =>
            (await services.GetRequiredService<SetTier>().Run(who, new(number, parsed.GetValue(tier), parsed.GetValue(from)?.UtcDateTime,
                parsed.GetValue(reason), parsed.GetValue(until)?.UtcDateTime), stop)).Failure);
    }

    private static Command Erase()
    {
        var isMeant = new Option<bool>("--yes") { Description = W["cli.customers.yes"] };
        return OnCustomer(new("erase", W["cli.customers.erase"]) { isMeant }, async (services, who, number, parsed, stop) =>
            (await services.GetRequiredService<EraseCustomer>().Run(who, new(number, parsed.GetValue(isMeant)), stop)).Failure);
    }

    /// <summary>An act on one customer, who is printed as they are afterwards.</summary>
    private static Command OnCustomer(Command command, Func<IServiceProvider, Actor, long, ParseResult, CancellationToken, Task<Fail?>> act)
    {
        var (number, output) = (Number("number"), new ListOutput());
        command.Add(number);
        output.In(command).SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            if (await act(services, who, parsed.GetValue(number), parsed, stop) is { } failure) return failure.Print(Console.Error);
            // A scope of its own: what the act loaded is not what is there now.
            await using var scope = services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<ShowCustomer>().Run(who, new(parsed.GetValue(number)), stop))
                .Print(shown => output.One(parsed, ShownColumns(), shown));
        }, stop));
        return command;
    }

    private static Argument<long> Number(string name, string words = "cli.customers.number") => new(name) { Description = W[words] };

    private static Cell.Coded TierCell(CustomerTier? tier) => new(tier?.ToString(), tier is { } known ? W.Of(known) : null);

    private static IReadOnlyList<Column> Columns() =>
    [
        new Column("number", W["customers.field.number"], row => new Cell.Number(row.Number)),
        new Column("tier", W["customers.tiers"], row => TierCell(row.Tier), IsCoded: true),
        new Column("identifiers", W["customers.identifiers"], row => new Cell.Text(string.Join(' ', row.Identifiers.Select(one => one.Text)))),
        new Column("encounters", W["customers.encounters"], row => new Cell.Number(row.Encounters)),
        new Column("lastUtc", W["customers.last"], row => new Cell.Moment(row.LastUtc)),
        new Column("firstSeenUtc", W["customers.first-seen"], row => new Cell.Moment(row.FirstSeenUtc)),
        new Column("erasedUtc", W["customers.erased"], row => new Cell.Moment(row.ErasedUtc)),
    ];

    private static IReadOnlyList<ShownColumn> ShownColumns() =>
    [
        new ShownColumn("number", W["customers.field.number"], row => new Cell.Number(row.Number)),
        new ShownColumn("tier", W["customers.tiers"], row => TierCell(row.TierNow), IsCoded: true),
        new ShownColumn("tiers", W["customers.tiers.about"], row =>
            new Cell.Text(string.Join(' ', row.Tiers.Select(one => $"{one.FromUtc:yyyy-MM-dd}={one.Value}")))),
        new ShownColumn("identifiers", W["customers.identifiers"], row => new Cell.Text(string.Join(' ', row.Identifiers.Select(one => one.Text)))),
        new ShownColumn("consents", W["customers.consents"], row =>
            new Cell.Text(string.Join(' ', row.Consents.Select(one => $"{one.Purpose}={(one.IsGiven ? "given" : "withdrawn")}")))),
        new ShownColumn("closedWays", W["customers.ways"], row => new Cell.Text(string.Join(' ', row.OptOuts.Select(one => one.Way)))),
        new ShownColumn("merges", W["customers.merges"], row =>
            new Cell.Text(string.Join(' ', row.Merges.Select(one => $"{one.Number}>{one.Into}={one.Merge}")))),
        new ShownColumn("encounters", W["customers.encounters"], row => new Cell.Number(row.Encounters)),
        new ShownColumn("firstSeenUtc", W["customers.first-seen"], row => new Cell.Moment(row.FirstSeenUtc)),
        new ShownColumn("erasedUtc", W["customers.erased"], row => new Cell.Moment(row.ErasedUtc)),
    ];
}
