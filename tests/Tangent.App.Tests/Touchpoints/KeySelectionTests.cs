using Tangent.Analytics;
using Tangent.Analytics.Decisions;
using Tangent.App.Encounters;
using Tangent.App.Touchpoints;
using Tangent.App.Touchpoints.KeySelection;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class KeySelectionTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Analyst = House.As(Role.Analyst);

    [Fact]
    public void A_value_below_zero_stands_for_its_inverse() => Assert.Equal(0.250, KeyComparison.Ratio(-4), 9);

    [Theory, OnBothDatabases]
    public async Task Statements_make_a_score_without_observations_and_the_highest_comes_first(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (calm, urgent, silent) = (await house.AddActive("T1"), await house.AddActive("T2"), await house.AddActive("T3"));
        Assert.Equal(1, (await house.Get<StateKeyEvidence>().Run(Analyst, new(calm, 2, 100, 8), Stop)).Value);
        await house.Get<StateKeyEvidence>().Run(Analyst, new(urgent, 5, 20_000, 3), Stop);

        var shown = (await house.Get<ShowKeySelection>().Run(Analyst, new(), Stop)).Value;
        Assert.Equal(["T2", "T1", "T3"], shown.Rows.Select(row => row.Code));
        Assert.Equal(0, Assert.IsType<Estimate>(shown.Rows[0].Score).N);
        Assert.Equal("touchpoints.keys.not-enough", Assert.IsType<CannotTell>(shown.Rows[2].Score).Code);
        Assert.Equal((0, 0, 3), (shown.Counted, shown.Felt, shown.InUse));
        Assert.Equal(1, (await house.Get<StateKeyEvidence>().Run(Analyst, new(calm, 2, 100, 8), Stop)).Value);
        Assert.NotEqual(silent, shown.Rows[0].Id);
    }

    [Theory, OnBothDatabases]
    public async Task Uses_that_the_log_tells_come_before_what_the_team_states_and_are_shown_only_to_who_sees_all_units(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.AddActive("T1");
        await house.Get<StateKeyEvidence>().Run(Analyst, new(id, 5, 20_000, 3), Stop);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await house.Get<AppendEncounters>().Run(Director, new("crm", [.. Enumerable.Range(0, 121).Select(i => new EncounterEntry
        {
            ExternalId = $"{i}",
            Touchpoint = i % 2 == 0 ? "t1" : "T1",
            StartedUtc = start.AddDays(365.25 / 12 * 2 * i / 120),
        })]), Stop);

        var uses = Assert.Single((await house.Get<ShowKeySelection>().Run(Analyst, new(), Stop)).Value.Rows).PerMonth!;
        Assert.Equal((121, 60.5), (uses.N, Math.Round(uses.Point, 6)));
        Assert.InRange(uses.Low, 49, 55);       // Poisson: 121 events have 100.4 to 144.6
        Assert.InRange(uses.High, 68, 75);
        Assert.Equal(121, (await house.Get<ShowTouchpoint>().Run(Director, new(id, WithUse: true), Stop)).Value.Use!.Encounters);
        var hall = await house.Unit("HALL");
        Assert.Null((await house.Get<ShowTouchpoint>().Run(House.As(Role.UnitManager, hall.Path), new(id, WithUse: true), Stop)).Value.Use);
    }

    [Theory, OnBothDatabases]
    public async Task Statements_outside_their_range_are_problems_of_their_fields(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.AddActive("T1");

        var failed = await house.Get<StateKeyEvidence>().Run(Analyst, new(id, 6, -1, 11), Stop);

        Assert.Equal(["importance", "perMonth", "experience"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task The_comparison_is_kept_even_when_it_contradicts_itself_and_says_so(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Equal(1, (await house.Get<CompareCriteria>().Run(Director, new(3, 5, 3), Stop)).Value);
        var good = Assert.IsType<CriterionWeights>((await house.Get<ShowKeySelection>().Run(Analyst, new(), Stop)).Value.Weights);
        Assert.True(good.IsConsistent);
        Assert.Equal(2, (await house.Get<CompareCriteria>().Run(Director, new(9, -9, 9), Stop)).Value);
        Assert.Equal(2, (await house.Get<CompareCriteria>().Run(Director, new(9, -9, 9), Stop)).Value);

        var bad = Assert.IsType<CriterionWeights>((await house.Get<ShowKeySelection>().Run(Analyst, new(), Stop)).Value.Weights);
        Assert.False(bad.IsConsistent);
        Assert.IsType<Fail.Forbidden>((await house.Get<CompareCriteria>().Run(Analyst, new(1, 1, 1), Stop)).Failure);
        Assert.Equal(["frequencyToExperience", "experienceToImportance"],
            (await house.Get<CompareCriteria>().Run(Director, new(0, 2, -1), Stop)).Failure!.Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task The_chosen_are_signed_together_or_none_of_them_is(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (hall, hotline) = (await house.AddActive("T1"), await house.AddActive("T2"));
        var rows = (await house.Get<ShowKeySelection>().Run(Director, new(), Stop)).Value.Rows;
        SignKeyTouchpoints.Chosen[] both = [.. rows.Select(row => new SignKeyTouchpoints.Chosen(row.Id, row.Version))];
        Task<Outcome<int>> Sign(Actor who, SignKeyTouchpoints.Chosen[] chosen, string reason) =>
            house.Get<SignKeyTouchpoints>().Run(who, new(chosen, true, reason), Stop);

        Assert.IsType<Fail.Conflict>((await Sign(Director, [both[0], both[1] with { ExpectedVersion = 99 }], "高频")).Failure);
        Assert.Empty(await Keys());
        Assert.Equal(["reason", "chosen"], (await Sign(Director, [], " ")).Failure!.Problems.Select(problem => problem.Field));
        Assert.IsType<Fail.Forbidden>((await Sign(Analyst, both, "高频")).Failure);

        Assert.Equal(2, (await Sign(Director, both, "高频且差评集中")).Value);
        Assert.Equal([hall, hotline], await Keys());
        both = [.. both.Select(one => one with { ExpectedVersion = one.ExpectedVersion + 1 })];
        Assert.Equal(0, (await Sign(Director, both, "再签一次")).Value);

        async Task<IEnumerable<Guid>> Keys() =>
            (await house.Get<ShowKeySelection>().Run(Director, new(), Stop)).Value.Rows.Where(row => row.IsKey).Select(row => row.Id);
    }
}
