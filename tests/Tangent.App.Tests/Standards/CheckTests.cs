using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.App.Encounters;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Clauses;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Standards;

/// <summary>Clauses held to the log: by the version and the tier of the day.</summary>
public sealed class CheckTests
{
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task Each_encounter_is_held_to_the_version_of_its_day(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var unit = await house.Unit("HALL");
        Assert.Null((await house.Get<RegisterTouchpoint>().Run(Director, new("T1", "接听", "Answer", ContactChannel.Hotline, JourneyStage.AfterSale, unit.Id),
            default)).Failure);
        var terms = new StandardTerms { Touchpoint = "T1", Item = "Answer", Target = 20, SharePercent = 80, From = new(2026, 1, 1) };
        var clause = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit, terms), default)).Value;
        Assert.Null((await house.Get<EditStandard>().Run(Director, new(clause, terms with { Target = 10, From = new(2026, 2, 1) }), default)).Failure);
        var sum = terms with { Item = "Whole", Measure = StandardMeasure.Formula, Formula = "waiting * 2 + duration", Target = 90 };
        var wrong = await house.Get<AddStandard>().Run(Director, new(house.RootUnit, sum with { Formula = "waiting ** 2" }), default);
        Assert.Equal("standards.formula-wrong", wrong.Failure!.Problems.Single().Code);
        Assert.Null((await house.Get<AddStandard>().Run(Director, new(house.RootUnit, sum), default)).Failure);
        var declared = terms with { Item = "Repair", Measure = StandardMeasure.Resolution };
        Assert.Null((await house.Get<AddStandard>().Run(Director, new(house.RootUnit, declared), default)).Failure);
        // Of 40 in each month all wait 15 seconds: met in January, missed in February. Those whose wait nobody told do not count.
        await Tell(house, "jan", new(2026, 1, 10, 4, 0, 0, DateTimeKind.Utc), 15);
        await Tell(house, "feb", new(2026, 2, 10, 4, 0, 0, DateTimeKind.Utc), 15);
        await Tell(house, "none", new(2026, 1, 11, 4, 0, 0, DateTimeKind.Utc), null);

        var january = await Check(house, Director, new(2026, 1, 1), new(2026, 1, 31));
        Assert.Equal((40L, 40L, Kept.Yes), (january[0].Measured, january[0].Met, january[0].All!.Kept));
        var both = await Check(house, Director, new(2026, 1, 1), new(2026, 2, 28));
        Assert.Equal((80L, 40L, Kept.No), (both[0].Measured, both[0].Met, both[0].All!.Kept));
        Assert.IsType<Estimate>(both[0].All!.Share);
        Assert.Equal((80L, 40L), (both[1].Measured, both[1].Met));   // 15 twice and 60, or 61 in February
        Assert.Null(both[2].Measured);   // declared, and nothing measures it
        Assert.Null(Assert.Single(both[0].ByTier).Tier);
        // Who sees another unit alone sees none of these encounters.
        var other = await house.Unit("OTHER");
        Assert.Equal(0L, (await Check(house, House.As(Role.UnitManager, other.Path), new(2026, 1, 1), new(2026, 2, 28)))[0].Measured);
    }

    private static async Task Tell(House house, string name, DateTime at, int? wait) =>
        Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("desk", [.. Enumerable.Range(0, 40).Select(number => new EncounterEntry
        {
            ExternalId = $"{name}-{number}",
            Touchpoint = "T1",
            StartedUtc = at.AddMinutes(number),
            WaitSeconds = wait,
            EndedUtc = at.AddMinutes(number).AddSeconds(at.Month == 1 ? 60 : 61),
            Unit = "HALL",
        })]), default)).Failure);

    private static async Task<IReadOnlyList<CheckStandards.Checked>> Check(House house, Actor who, DateOnly from, DateOnly to) =>
        (await house.Get<CheckStandards>().Run(who, new(from, to), default)).Value;
}
