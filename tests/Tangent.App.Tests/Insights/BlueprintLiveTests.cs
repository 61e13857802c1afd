using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Voices;
using Tangent.App.Insights;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;
using static Tangent.Tests.Insights.LiveLog;

namespace Tangent.Tests.Insights;

/// <summary>A blueprint beside what happens, from encounters and feedback in the database.</summary>
public sealed class BlueprintLiveTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task What_was_designed_stands_beside_what_happens(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("A", "甲", "Alpha");
        await house.Add("B", "乙", "Beta");
        await house.Add("C", "丙", "Gamma");
        // Two keep to it, one skips B, one is of another service.
        EncounterEntry[] met = [.. Way("j1", "A", "B"), .. Way("j2", "A", "B"), .. Way("j3", "A", "C"), .. Way("j4", "C")];
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", met), Stop)).Value.Problems);
        JudgementEntry[] said = [Said("j1", "A", 5), Said("j2", "A", 4), Said("j1", "B", 2), Said("j2", "B", 1)];
        Assert.Empty((await house.Get<AppendJudgements>().Run(Director, new("survey", said), Stop)).Value.Problems);
        var id = (await house.Get<MakeBlueprint>().Run(Director, new(house.RootUnit, Document: Drawn("A", "B")), Stop)).Value.Value;

        var live = (await house.Get<AskBlueprint>().Run(Director, new(id), Stop)).Value;

        Assert.Equal(3, live.Told.Journeys);
        Assert.Equal([1, 2.0 / 3], live.Told.Steps.Select(step => Point(step.Reach)));
        Assert.Equal([4.5, 1.5], live.Told.Steps.Select(step => Point(step.Score)));
        Assert.Equal((1, 1), (live.Told.Trough, live.Told.End));
        Assert.Equal([("C", 1.0 / 3)], live.Lacking.Select(one => (one.Stop.Key, Point(one.Told.Reach))));
        Assert.Equal([("B", DeviationKind.Skipped), ("C", DeviationKind.Inserted)], live.Deviations.Select(one => (one.Stop.Key, one.Kind)));
        Assert.Equal(2.0 / 3, Point(Assert.IsType<Conformance>(live.Told.Kept).Keeping));

        Assert.Equal(0, (await house.Get<AskBlueprint>().Run(Director, new(id, Filter: new() { FromUtc = Start.AddYears(1) }), Stop)).Value.Told.Journeys);
        Assert.IsType<Fail.Missing>((await house.Get<AskBlueprint>().Run(Director, new(Guid.Empty), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<AskBlueprint>().Run(Director, new(id, 9), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_cell_with_a_touchpoint_of_its_own_is_observed_and_belongs_to_the_drawing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("A", "甲", "Alpha");
        var map = await house.Add("C", "丙", "Gamma");
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", [.. Way("j1", "A", "C"), .. Way("j2", "A")]), Stop)).Value.Problems);
        var drawn = Drawn("A");
        drawn = drawn.With("s0", drawn.Steps[0].Cells[0] with { Lane = BlueprintLane.Tools, Touchpoint = "C" });
        var id = (await house.Get<MakeBlueprint>().Run(Director, new(house.RootUnit, Document: drawn), Stop)).Value.Value;
        var taken = await house.Get<TakeVoice>().Run(Director,
            new(new(VoiceKind.Complaint, VoiceWay.Hotline, "slow", Touchpoint: map, UnitId: house.RootUnit)), Stop);
        Assert.Null(taken.Failure);

        var live = (await house.Get<AskBlueprint>().Run(Director, new(id), Stop)).Value;

        var cell = Assert.Single(live.Cells);
        Assert.Equal(("s0", BlueprintLane.Tools, "C", 0.5), (cell.Step, cell.Lane, cell.Stop.Key, Point(cell.Seen.Reach)));
        Assert.Empty(live.Lacking);
        Assert.Equal(1, Point(Assert.IsType<Conformance>(live.Told.Kept).Keeping));
        Assert.Equal(new(1, 0, null), live.Open[map]);
        Assert.Empty((await house.Get<AskBlueprint>().Run(House.As(Role.Director, "1.9."), new(id), Stop)).Value.Open);
    }

    [Theory, OnBothDatabases]
    public async Task The_clauses_at_a_step_say_how_far_they_are_met_in_the_period_of_the_filter(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("A", "甲", "Alpha");
        Assert.Null((await house.Get<AddStandard>().Run(Director, new(house.RootUnit, new()
        {
            Touchpoint = "A",
            Item = "Answer",
            Target = 120,
            SharePercent = 80,
            From = new(2026, 1, 1),
        }), Stop)).Failure);
        EncounterEntry[] met = [.. Enumerable.Range(0, 40).Select(i => new EncounterEntry
        {
            ExternalId = $"{i}",
            Touchpoint = "A",
            StartedUtc = Start.AddDays(i),
            Journey = $"j{i}",
            WaitSeconds = i < 30 ? 100 : 200,
        })];
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", met), Stop)).Value.Problems);
        await house.Get<CountAttainment>().Whole(["first"], null, null, Stop);
        var id = (await house.Get<MakeBlueprint>().Run(Director, new(house.RootUnit, Document: Drawn("A")), Stop)).Value.Value;
        async Task<ClauseReached?> At(JourneyFilter filter) =>
            (await house.Get<AskBlueprint>().Run(Director, new(id, Filter: filter), Stop)).Value.Clauses["A"].SingleOrDefault();

        var all = (await At(new()))!;
        Assert.Equal((1, "Answer", 0.8, Kept.Open), (all.Number, all.Item, all.Verdict.Promised, all.Verdict.Kept));
        Assert.Equal((0.75, 40), (Point(all.Verdict.Share), (int)Assert.IsType<Estimate>(all.Verdict.Share).N));
        // From the sixth day on: whole months by their sums, the first one day by day.
        Assert.Equal(35, (int)Assert.IsType<Estimate>((await At(new() { FromUtc = Start.AddDays(5).Date }))!.Verdict.Share).N);
        Assert.IsType<CannotTell>((await At(new() { BeforeUtc = Start.AddDays(5).Date }))!.Verdict.Share);
        Assert.Null(await At(new() { Units = [new Guid(1, 2, 3, new byte[8])] }));
    }

    [Fact]
    public void Ways_back_and_to_the_end_are_allowed_and_what_is_not_logged_is_silent()
    {
        var drawn = Drawn("A", "", "B");
        drawn = drawn.With(drawn.Steps[2] with { Ways = [new("s0"), new("end")] });
        var net = DesignedNet.Of(drawn, [0, -1, 1]);

        double Fitness(params int[] path) => Assert.IsType<Aligned>(Alignment.Of(path, net)).Fitness;
        Assert.Equal([1, 1], new[] { Fitness(0, 1), Fitness(0, 1, 0, 1) });
        Assert.True(Fitness(1, 0) < 1);
        Assert.True(Fitness(1) < 1);
        net = DesignedNet.Of(drawn.Beginning("s2", true), [0, -1, 1]);
        Assert.Equal([1, 1], new[] { Fitness(0, 1), Fitness(1) });
    }

    private static double Point(Answer answer) => Assert.IsType<Estimate>(answer).Point;

    private static BlueprintDocument Drawn(params string[] touchpoints) => new()
    {
        Title = Wording.Of(("en", "drawing")),
        KnownBy = ["A"],
        Steps = touchpoints.Select((at, i) => new BlueprintStep
        {
            Id = $"s{i}",
            Name = Wording.Of(("en", $"{i}")),
            Touchpoint = at.Length == 0 ? null : at,
            Cells = [new() { Lane = BlueprintLane.Customer, Text = Wording.Of(("en", "does")) }],
        }).ToItems(),
    };
}
