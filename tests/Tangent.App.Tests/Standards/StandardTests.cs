using Tangent.App.Standards.Clauses;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.Tests.Standards;

/// <summary>The standard book: versions, tiers and what may not be written.</summary>
public sealed class StandardTests
{
    private static readonly Actor Director = House.As(Role.Director);

    private static readonly StandardTerms Answer = new()
    {
        Item = "Human answer",
        Concern = "somebody answers",
        Target = 15,
        SharePercent = 85,
        Tiers = [new(CustomerTier.Diamond, 5)],
        Floor = new(15, "telecom service rule"),
        From = new(2026, 1, 1),
    };

    [Theory]
    [InlineData(20, 5, 15, "standards.below-floor")]     // weaker than the law
    [InlineData(10, 12, 15, "standards.below-basic")]    // a tier below the basic service
    [InlineData(10, 5, 30, "standards.floor-weakened")]  // the law written down
    [InlineData(10, 5, 12, null)]                        // all of it stricter
    public void The_guard_holds_for_law_and_tiers(int target, int diamond, int floor, string? code)
    {
        var next = Answer with { Target = target, Tiers = [new(CustomerTier.Diamond, diamond)], Floor = new(floor, "rule") };
        Assert.Equal(code is null ? [] : [code], next.Problems(Answer).Select(problem => problem.Code));
    }

    [Fact]
    public void Of_what_is_better_when_it_is_more_a_tier_gets_at_least_as_much()
    {
        var score = new StandardTerms { Item = "x", Measure = StandardMeasure.Score, Target = 8, From = new(2026, 1, 1) };
        Assert.Empty((score with { Tiers = [new(CustomerTier.Gold, 8.5m)] }).Problems());
        Assert.Equal("standards.below-basic", Assert.Single((score with { Tiers = [new(CustomerTier.Gold, 7)] }).Problems()).Code);
        Assert.Equal((true, false, true), (score.IsMet(8, null), score.IsMet(7.9m, null), (score with { Tolerance = 0.5m }).IsMet(7.5m, null)));
    }

    [Theory, OnBothDatabases]
    public async Task A_change_is_a_version_from_its_day_and_each_day_keeps_its_own(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit, Answer), default)).Value;
        Assert.Equal(2, (await house.Get<EditStandard>().Run(Director, new(id, Answer with { Target = 12, From = new(2026, 3, 1) }, 1), default)).Value);
        Assert.IsType<Fail.Conflict>((await house.Get<EditStandard>().Run(Director, new(id, Answer, 1), default)).Failure);

        var versions = (await house.Get<ShowStandard>().Run(Director, new(id), default)).Value.Versions.Select(one => one.Version).ToList();
        Assert.Equal([2, 1], versions.Select(version => version.Number));
        Assert.Equal((null, 15m, 12m), (StandardVersion.At(versions, new(2025, 12, 31)), StandardVersion.At(versions, new(2026, 2, 28))!.Terms.Target,
            StandardVersion.At(versions, new(2026, 3, 1))!.Terms.Target));
        Assert.IsType<Fail.Conflict>((await house.Get<RetireStandard>().Run(Director, new(id), default)).Failure);   // the law stays
    }

    [Theory, OnBothDatabases]
    public async Task The_grid_writes_all_rows_or_none(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var one = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit, Answer with { From = new(2025, 1, 1) }), default)).Value;
        var two = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit, Answer with { Floor = null, From = new(2025, 1, 1) }), default)).Value;
        SaveStandardGrid.Request Grid(decimal first) => new([new(one, first, [new(CustomerTier.Gold, 8)]), new(two, 10, [])], new(2026, 1, 1));

        var refused = await house.Get<SaveStandardGrid>().Run(Director, Grid(16), default);
        Assert.Equal([(1, "standards.below-floor")], refused.Failure!.Problems.Select(problem => (problem.Row!.Value, problem.Code)));
        Assert.All((await Book(house)).Rows, row => Assert.Equal(1, row.Clause.Version));
        Assert.Equal(2, (await house.Get<SaveStandardGrid>().Run(Director, Grid(14), default)).Value);
        Assert.Equal(0, (await house.Get<SaveStandardGrid>().Run(Director, Grid(14), default)).Value);
        Assert.Equal([14m, 10m], (await Book(house)).Rows.Select(row => row.Clause.Terms.Target));
    }

    [Theory, OnBothDatabases]
    public async Task All_read_the_book_say_so_and_only_its_owner_writes(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (mine, other) = (await house.Unit("MINE"), await house.Unit("OTHER"));
        var clause = (await house.Get<AddStandard>().Run(Director, new(other.Id, Answer with { From = new(2020, 1, 1) }), default)).Value;
        var clerk = House.As(Role.Clerk, mine.Path);

        Assert.False((await house.Get<ListStandards>().Run(clerk, new(new("somebody")), default)).Value.Rows[0].IsRead);
        Assert.Null((await house.Get<ReadStandard>().Run(clerk, new(clause), default)).Failure);
        Assert.Null((await house.Get<ReadStandard>().Run(clerk, new(clause), default)).Failure);
        Assert.True((await house.Get<ListStandards>().Run(clerk, new(new()), default)).Value.Rows[0].IsRead);
        Assert.Equal(1, (await house.Get<ShowStandard>().Run(Director, new(clause), default)).Value.Versions[0].Readers);
        var manager = House.As(Role.UnitManager, mine.Path);
        Assert.IsType<Fail.Forbidden>((await house.Get<EditStandard>().Run(manager, new(clause, Answer), default)).Failure);
        Assert.IsType<Fail.Invalid>((await house.Get<AddStandard>().Run(manager, new(other.Id, Answer), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ExportStandards>().Run(clerk, new(new(), null, null!), default)).Failure);
    }

    private static async Task<ListStandards.Listed> Book(House house) => (await house.Get<ListStandards>().Run(Director, new(new()), default)).Value;
}
