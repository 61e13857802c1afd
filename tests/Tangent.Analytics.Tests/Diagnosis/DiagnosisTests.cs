using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Drivers;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Tests.Diagnosis;

/// <summary>The parts of a diagnosis on journeys whose truth is known.</summary>
public class DiagnosisTests
{
    [Fact]
    public void The_planted_cause_is_named_first_with_its_kind()
    {
        var told = Of(new Hall(3000));
        Assert.Equal((Hall.Eleven, Hall.Five), (told.Overall, told.Touches));
        Assert.Equal(1, told.Fixes[0].Touchpoint);
        Assert.Equal(TargetSource.BestUnits, told.Fixes[0].Source);
        Assert.InRange(Told.Estimate(told.Fixes[0].Gain).Low, 0.01, 1);
        var moment = told.Moments[0];
        Assert.Equal((1, Impact.Destroyer, true), (moment.Touchpoint, moment.Kind, moment.IsStable));
        Assert.InRange(Told.Tested(moment.Effect.Penalty).Difference.Point, -2.75, -2.25);
        Assert.Equal(Impact.Enhancer, told.Moments.Single(one => one.Touchpoint == 3).Kind);
        Assert.Equal(Impact.Neutral, told.Moments.Single(one => one.Touchpoint == 2).Kind);
        Assert.IsType<RuleComparison>(told.Rule);
    }

    [Fact]
    public void Many_sparse_journeys_give_the_penalties_of_the_full_table()
    {
        var hall = new Hall(800);
        var log = hall.Log();
        var judged = new JudgedJourneys(log, hall.Said(log));
        var marks = Enumerable.Range(0, 4).Select(_ => new Mark[judged.Count]).ToArray();
        for (int journey = 0; journey < judged.Count; journey++)
            foreach (var visit in judged.Of(journey)) marks[visit.Touchpoint][journey] = visit.Mark;
        double[] Column(int[] groups, int group) => Array.ConvertAll(groups, one => one == group ? 1.0 : 0);
        double[][] adjust = [.. Enumerable.Range(1, 2).Select(tier => Column(judged.Tiers, tier)),
            .. Enumerable.Range(1, 5).Select(unit => Column(judged.Units, unit))];
        var full = Assert.IsType<MomentEffects>(PenaltyReward.Of([.. judged.Overall.Select(y => 10 * y)], marks, new(1), adjust));
        foreach (var moment in Diagnose.Of(log, hall.Said(log)).Moments)
        {
            var (one, other) = (Told.Tested(moment.Effect.Penalty).Difference, Told.Tested(full.Effects[moment.Touchpoint].Penalty).Difference);
            Assert.Equal(other.Point, one.Point, 8);
            Assert.Equal(other.Low, one.Low, 8);
        }
    }

    [Fact]
    public void Drivers_of_whole_answers_are_lmg_and_sum_to_r2()
    {
        var hall = new Hall(600, missing: 0);
        var log = hall.Log();
        // Only journeys that went everywhere and scored everything.
        var all = Enumerable.Range(0, log.Table.Journeys).Where(journey => log.Table.LengthOf(journey) == 4).ToArray();
        var whole = log with { Chosen = all };
        var told = Assert.IsType<DriversOfOverall>(Diagnose.Of(whole, hall.Said(log)).Drivers);
        var judged = new JudgedJourneys(whole, hall.Said(log));
        var columns = Enumerable.Range(0, 4).Select(touchpoint => Enumerable.Range(0, judged.Count)
            .Select(journey => judged.Of(journey).ToArray().Single(visit => visit.Touchpoint == touchpoint).Share).ToArray()).ToArray();
        var plain = Assert.IsType<SharedOut>(DriverShares.Of(new() { Outcome = judged.Overall, Columns = columns }));
        Assert.Equal(plain.R2, told.R2.Point, 9);
        for (int i = 0; i < 4; i++) Assert.Equal(plain.Shares[i], Told.Estimate(told.Drivers[i].Share).Point, 9);

        var missing = Assert.IsType<DriversOfOverall>(Of(new Hall(3000)).Drivers);
        Assert.Equal(missing.R2.Point, missing.Drivers.Sum(driver => Told.Estimate(driver.Share).Point), 9);
        Assert.InRange(missing.R2.Point, 0.1, 0.6);
    }

    [Fact]
    public void A_gain_is_penalty_times_what_is_left_to_reach_times_reach()
    {
        var penalty = new Tested(new(-2, -2.4, -1.6, 1000, 0.95, "ols-hc3"), -9.8, 990, 0);
        // FixFirst: 0.300 of 0.800 of the journeys to 0.100.
        var gain = Told.Estimate(FixFirst.Gain(penalty, 240, 800, 800, 1000, 0.100));
        Assert.Equal(0.320, gain.Point, 12);
        Assert.Equal(0.320 - 0.4 * 0.2 * 0.8, gain.Low, 9);      // every visit is scored: only the penalty is uncertain
        var half = Told.Estimate(FixFirst.Gain(penalty, 120, 400, 800, 1000, 0.1));
        Assert.Equal(0.320, half.Point, 12);
        Assert.True(half.Low < gain.Low);
        Assert.Equal(0, Told.Estimate(FixFirst.Gain(penalty, 24, 800, 800, 1000, 0.1)).Point, 12);
        Assert.Equal("analytics.few-marks", Told.Reason(FixFirst.Gain(new CannotTell("analytics.few-marks", 3, 4, 20), 3, 9, 9, 9, 0)));
        Assert.Equal("analytics.no-observations", Told.Reason(FixFirst.Gain(penalty, 0, 0, 9, 9, 0)));
    }

    [Fact]
    public void Units_have_their_own_part_of_a_gain()
    {
        var told = Of(new Hall(3000), new(ByUnit: true, Target: 0));
        var parts = told.Fixes.Where(fix => fix.Touchpoint == 1 && fix.Unit is not null).ToList();
        Assert.Equal(6, parts.Count);
        Assert.All(told.Fixes, fix => Assert.Equal((0, TargetSource.Typed), (fix.Target, fix.Source)));
        var whole = told.Fixes.Single(fix => fix.Touchpoint == 1 && fix.Unit is null);
        Assert.Equal(Told.Estimate(whole.Gain).Point, parts.Sum(fix => Told.Estimate(fix.Gain).Point), 1);
        Assert.True(Told.Estimate(parts.Single(fix => fix.Unit == 5).Gain).Point > Told.Estimate(parts.Single(fix => fix.Unit == 0).Gain).Point);
        Assert.True(told.Fixes.Zip(told.Fixes.Skip(1)).All(pair => Low(pair.First) >= Low(pair.Second)));
        static double Low(Fix fix) => fix.Gain is Estimate gain ? gain.Low : double.NegativeInfinity;
    }

    [Theory]
    [InlineData(6, 60, TargetSource.BestUnits)]
    [InlineData(2, 200, TargetSource.BestMonths)]
    [InlineData(2, 40, TargetSource.NoFailure)]
    public void A_target_is_what_units_reach_or_months_or_nothing(int units, int days, TargetSource source)
    {
        var fix = Of(new Hall(1500, units: units, days: days)).Fixes[0];
        Assert.Equal(source, fix.Source);
        Assert.InRange(fix.Target, 0, Told.Estimate(fix.FailShare).Point);
        Assert.Equal(source == TargetSource.NoFailure, fix.Target == 0);
    }

    [Fact]
    public void What_moved_is_claimed_and_what_did_not_is_not()
    {
        var moved = Changes(new Hall(2000, drop: 1));
        Assert.Equal([2], moved.Where(change => change.IsClaimed && change.Touchpoint is not null).Select(change => change.Touchpoint!.Value));
        Assert.True(Told.Tested(moved.Single(change => change.Touchpoint == 2).Difference).Difference.High < 0);
        Assert.DoesNotContain(Changes(new Hall(2000)), change => change.IsClaimed);
        Assert.All(Changes(new Hall(40)), change =>
            Assert.Equal((1, false, "analytics.too-few"), (change.Corrected, change.IsClaimed, Told.Reason(change.Difference))));
    }

    [Fact]
    public void A_scorecard_is_of_all_judgements()
    {
        var log = Tangent.Analytics.Flow.JourneyLog.Of([0, 0, 1, 1], [0, 0, 0, 1], [1, 2, 3, 4]);
        var told = Diagnose.Of(log, JudgementLog.Of(log,
            [new(0, 0, 1, Hall.Five), new(0, 0, 4, Hall.Five), new(1, 0, 3, Hall.Five), new(1, 1, 5, Hall.Five)]));
        var card = told.Scorecards[0];
        Assert.Equal((0, 3, 8 / 3.0), (card.Touchpoint, card.Encounters, Told.Estimate(card.Mean).Point));
        Assert.Equal(1 / 3.0, Told.Estimate(card.FailShare).Point, 12);
        Assert.Equal("analytics.too-few", Told.Reason(told.Scorecards[1].Mean));
        Assert.Equal("analytics.no-overall", told.NoMoments?.Code);
        Assert.Empty(told.Fixes);
    }

    private static IReadOnlyList<Change> Changes(Hall hall)
    {
        var log = hall.Log();
        return Diagnose.Changes(log, hall.Said(log), 0, 30 * 86_400_000_000, 60 * 86_400_000_000);
    }

    private static Diagnosed Of(Hall hall, DiagnosisRules? rules = null)
    {
        var log = hall.Log();
        return Diagnose.Of(log, hall.Said(log), rules);
    }
}
