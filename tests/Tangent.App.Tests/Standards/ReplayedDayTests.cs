using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Customers;
using Tangent.App.Demo;
using Tangent.App.Encounters;
using Tangent.App.Standards.Alerts;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Commitments;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Tests.Standards;

/// <summary>A day with planted breaches at the demo company (docs/demo-company.md): what moves, and nothing else.</summary>
public sealed class ReplayedDayTests
{
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateOnly Planted = new(2026, 6, 30);

    /// <summary>Encounters at a touchpoint of a unit that all waited so many seconds.</summary>
    private sealed record Some(string Touchpoint, string Unit, int Count, int Wait, string? Customer = null);

    [Theory, OnBothDatabases]
    public async Task Exactly_the_right_cells_move_and_exactly_the_planted_breaches_and_alerts_fire(DatabaseProvider provider)
    {
        var database = await House.Empty(provider);
        await using var house = House.Around(database, new());
        Assert.Null((await SchemaUpgrade.Run(house.Db(), SchemaScripts.Of(provider), house.Clock, default)).Failure);
        Assert.Null((await house.Get<LoadDemoCompany>().Run(Actor.LocalOperator("tests"), new(1), default)).Failure);
        // The day before goes well at all places, and ten others.
        await Tell(house, Planted.AddDays(-1), [new("T02", "LS-H1", 9, 200), new("T02", "LS-H1", 1, 200, "gold"), new("T02", "YL-H1", 10, 200),
            new("T11", "HL", 10, 3), new("T13", "DC-I1", 5, 300), new("T13", "PX-I1", 5, 300), new("T24", "OL", 10, 5)]);
        long gold = await house.Db().Customers.MaxAsync(c => c.Id);
        var june = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Null((await house.Get<SetTier>().Run(Director, new(gold, CustomerTier.Gold, june), default)).Failure);
        await house.Get<CountAttainment>().Whole(["first"], null, null, default);
        await Follow(house);
        Assert.Equal(0, await house.Db().Breaches.CountAsync() + await house.Db().AlertFirings.CountAsync());
        var before = await Cells(house);

        await Tell(house, Planted,
        [
            new("T02", "LS-H1", 8, 600), new("T02", "LS-H1", 2, 1500), new("T02", "LS-H1", 1, 700, "gold"), new("T02", "YL-H1", 3, 1500),
            new("T11", "HL", 10, 8), new("T11", "HL", 2, 20), new("T13", "DC-I1", 10, 600), new("T13", "DC-I1", 20, 2400), new("T13", "PX-I1", 30, 600),
        ]);
        // Told twice, and followed twice: as after a crash.
        for (int i = 0; i < 2; i++)
        {
            Assert.Empty((await house.Get<CountAttainment>().Later(default)).Changed);
            await Follow(house);
        }

        var after = await Cells(house);
        Assert.Equal(
            [
                "P1 LS-H1 - 8/10", "P1 LS-H1 Gold 0/1", "P2 DC-I1 - 30/30",
                "S1 LS-H1 - 8/10", "S1 LS-H1 Gold 0/1", "S1 YL-H1 - 0/3", "S3 HL - 10/12", "S5 DC-I1 - 10/30", "S5 PX-I1 - 30/30",
            ],
            after.Where(cell => cell.Key.Day == Planted).Select(Said).Order(StringComparer.Ordinal));
        Assert.Equal(before.Select(cell => (cell.Key, cell.Value)).OrderBy(cell => cell.Key.ToString()),
            after.Where(cell => cell.Key.Day != Planted).Select(cell => (cell.Key, cell.Value)).OrderBy(cell => cell.Key.ToString()));

        var broken = await house.Db().Breaches.AsNoTracking().ToListAsync();
        Assert.Equal([(700.0, 600.0), (1500.0, 1200.0), (1500.0, 1200.0)],
            broken.Select(one => (one.Facts.Value!.Value, one.Facts.Limit!.Value)).Order());
        Assert.All(broken, one => Assert.Equal((BreachState.Open, CodeOf("LS-H1")), (one.State, one.UnitId)));
        var firing = Assert.Single(await house.Db().AlertFirings.AsNoTracking().ToListAsync());
        Assert.Equal((FiringState.Firing, CodeOf("DC-I1"), 35L, Math.Round(15.0 / 35, 9)),
            (firing.State, firing.UnitId, firing.Numbers.N, Math.Round(firing.Numbers.Point, 9)));

        Guid CodeOf(string code) => house.Get<UnitFacts>().ByCode([code], default).Result[code].Id;
    }

    private static string Said(KeyValuePair<(int Clause, string Unit, int Tier, DateOnly Day), (int Measured, int Met)> cell) =>
        $"{(cell.Key.Clause < 0 ? 'P' : 'S')}{Math.Abs(cell.Key.Clause)} {cell.Key.Unit} "
        + $"{(cell.Key.Tier == ClauseVersion.Basic ? "-" : ((CustomerTier)cell.Key.Tier).ToString())} {cell.Value.Met}/{cell.Value.Measured}";

    // Every cell of the counts, day by day.
    private static async Task<IReadOnlyDictionary<(int Clause, string Unit, int Tier, DateOnly Day), (int Measured, int Met)>> Cells(House house)
    {
        var units = await house.Get<UnitFacts>().All(default);
        Dictionary<(int, string, int, DateOnly), (int, int)> cells = [];
        foreach (var row in await house.Db().AttainmentCounts.AsNoTracking().ToListAsync())
        {
            var tally = AttainmentTally.Unpack(row.Days);
            var first = new DateOnly(row.Month / 12, (row.Month % 12) + 1, 1);
            for (int day = 1; day <= DateTime.DaysInMonth(first.Year, first.Month); day++)
                if (tally.Of(day) is { Measured: > 0 } some)
                    cells[(row.Clause, units[row.UnitId].Code, row.Tier, first.AddDays(day - 1))] = (some.Measured, some.Met);
        }
        return cells;
    }

    private static async Task Follow(House house)
    {
        while (await house.Get<JudgeCommitments>().Next(default)) { }
        await house.Get<WatchAlerts>().Look(default);
    }

    private static async Task Tell(House house, DateOnly day, IReadOnlyList<Some> told)
    {
        var noon = day.ToDateTime(new(4, 0), DateTimeKind.Utc);
        var entries = told.SelectMany((some, group) => Enumerable.Range(0, some.Count).Select(n => new EncounterEntry
        {
            ExternalId = $"{day:MMdd}-{group}-{n}",
            Touchpoint = some.Touchpoint,
            StartedUtc = noon.AddMinutes(n),
            WaitSeconds = some.Wait,
            Customer = some.Customer,
            Unit = some.Unit,
        })).ToList();
        for (int i = 0; i < 2; i++) Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("replay", entries), default)).Failure);
    }
}
