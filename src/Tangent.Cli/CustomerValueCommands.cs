using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Value;
using Tangent.App.Export;
using Tangent.Domain.Customers;
using Tangent.Web.Words;
using BoardColumn = Tangent.App.Export.ExportColumn<Tangent.App.Customers.Value.ShowValueBoard.Board>;
using MoveColumn = Tangent.App.Export.ExportColumn<Tangent.App.Customers.Value.ListTierMoves.TierMoved>;
using UpgradeColumn = Tangent.App.Export.ExportColumn<Tangent.App.Customers.Value.ListUpgrades.Upgrade>;
using ValueColumn = Tangent.App.Export.ExportColumn<Tangent.App.Customers.Value.ShowCustomerValue.Shown>;

namespace Tangent.Cli;

/// <summary>`tangent customers value`, `tiers`, `upgrades`, `revalue`: what customers are worth and which tier that gives them.</summary>
static class CustomerValueCommands
{
    private static readonly Words W = new();

    public static Command Value()
    {
        var number = new Argument<long?>("number") { Description = W["cli.customers.number"], Arity = ArgumentArity.ZeroOrOne };
        var output = new ListOutput();
        var command = output.In(new Command("value", W["cli.customers.value"]) { number });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) => parsed.GetValue(number) is { } one
            ? (await services.GetRequiredService<ShowCustomerValue>().Run(who, new(one), stop)).Print(shown => output.One(parsed, ValueColumns, shown))
            : (await services.GetRequiredService<ShowValueBoard>().Run(who, new(), stop)).Print(board => output.One(parsed, BoardColumns, board)), stop));
        return command;
    }

    public static Command Tiers()
    {
        var tier = new Option<CustomerTier?>("--tier") { Description = W["customers.tiers"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("tiers", W["cli.customers.moves"]) { tier, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListTierMoves>().Run(who,
                new(parsed.GetValue(tier), null, new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, MoveColumns, found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    public static Command Upgrades()
    {
        var tier = new Option<CustomerTier?>("--tier") { Description = W["customers.tiers"] };
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("upgrades", W["cli.customers.upgrades"]) { tier, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var found = await services.GetRequiredService<ListUpgrades>().Run(who,
                new(parsed.GetValue(tier), new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, UpgradeColumns, found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    public static Command Revalue()
    {
        var command = new Command("revalue", W["cli.customers.revalue"]);
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<StartValuing>().Run(who, new(), stop)).Print(_ => Console.Out.WriteLine(W["value.toast.started"])), stop));
        return command;
    }

    private static IReadOnlyList<BoardColumn> BoardColumns { get; } =
    [
        new BoardColumn("asOfUtc", W["value.as-of"], board => new Cell.Moment(board.Last?.AsOfUtc)),
        new BoardColumn("policy", W["value.policy"], board => new Cell.Number(board.Version)),
        new BoardColumn("customers", "n", board => new Cell.Number(board.Last?.Model?.Customers)),
        .. Enum.GetValues<CustomerTier>().Select(tier =>
            new BoardColumn(Word(tier.ToString()), W.Of(tier), board => new Cell.Number(board.Last?.Model?.After[(int)tier]))),
        new BoardColumn("up", W.Of(ValueMove.Up), board => new Cell.Number(board.Last?.Model?.Moves[(int)ValueMove.Up])),
        new BoardColumn("down", W.Of(ValueMove.Down), board => new Cell.Number(board.Last?.Model?.Moves[(int)ValueMove.Down])),
        new BoardColumn("foretold", W["value.check.foretold"], board => new Cell.Number(board.Last?.Model?.Check is { } check ? Round(check.Foretold) : null)),
        new BoardColumn("made", W["value.check.made"], board => new Cell.Number(board.Last?.Model?.Check?.Made)),
        new BoardColumn("cannotTell", W["value.cannot"], board => new Cell.Text(board.Last?.Cannot)),
    ];

    private static IReadOnlyList<ValueColumn> ValueColumns { get; } =
    [
        new ValueColumn("number", W["customers.field.number"], shown => new Cell.Number(shown.Number)),
        new ValueColumn("tier", W["customers.tiers"], shown => Coded(shown.Value?.Tier), IsCoded: true),
        new ValueColumn("worth", W["value.worth"], shown => new Cell.Number(shown.Value?.Told.Worth is Analytics.Estimate worth ? Round(worth.Point) : null)),
        new ValueColumn("expected", W["value.expected"], shown =>
            new Cell.Number(shown.Value?.Told.Expected is Analytics.Estimate expected ? Round(expected.Point) : null)),
        new ValueColumn("alive", W["value.alive"], shown => new Cell.Number(shown.Value is { } value ? Round(value.Told.Alive) : null)),
        new ValueColumn("why", W["value.why"], shown => new Cell.Text(string.Join(' ', Web.Pages.Customers.ValueText.Explain(W, shown)))),
    ];

    private static IReadOnlyList<MoveColumn> MoveColumns { get; } =
    [
        new MoveColumn("customer", W["customers.field.number"], row => new Cell.Number(row.Customer)),
        new MoveColumn("from", W["value.before"], row => Coded(row.From), IsCoded: true),
        new MoveColumn("to", W["value.after"], row => Coded(row.To), IsCoded: true),
        new MoveColumn("move", W["value.why"], row => new Cell.Coded(row.Move.ToString(), W.Of(row.Move)), IsCoded: true),
        new MoveColumn("isDone", W["value.moved"], row => new Cell.Text(row.IsDone ? "yes" : "no")),
        new MoveColumn("worth", W["value.worth"], row => new Cell.Number(Round(row.Worth))),
        new MoveColumn("cut", W["value.cut"], row => new Cell.Number(Round(row.Cut))),
        new MoveColumn("atUtc", W["value.as-of"], row => new Cell.Moment(row.AtUtc)),
    ];

    private static IReadOnlyList<UpgradeColumn> UpgradeColumns { get; } =
    [
        new UpgradeColumn("customer", W["customers.field.number"], row => new Cell.Number(row.Customer)),
        new UpgradeColumn("tier", W["customers.tiers"], row => Coded(row.Tier), IsCoded: true),
        new UpgradeColumn("next", W["value.next"], row => Coded(row.Next), IsCoded: true),
        new UpgradeColumn("share", W["value.share"], row => new Cell.Number(Round(row.Share))),
        new UpgradeColumn("worth", W["value.worth"], row => new Cell.Number(Round(row.Worth))),
        new UpgradeColumn("expected", W["value.expected"], row => new Cell.Number(Round(row.Expected))),
        new UpgradeColumn("alive", W["value.alive"], row => new Cell.Number(Round(row.Alive))),
    ];

    private static Cell.Coded Coded(CustomerTier? tier) => new(tier?.ToString(), tier is { } known ? W.Of(known) : null);

    private static decimal Round(double value) => (decimal)Math.Round(value, 4);

    private static string Word(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
