using Tangent.App.Demo;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Tests.Demo;

/// <summary>
/// What the truths plant about moments, journeys and leaving can be read off what happened, by naive arithmetic.
/// </summary>
public class PlantedMomentTests
{
    private readonly FullWorld full = FullWorld.Shared;

    private World World => full.World;

    [Fact]
    public void There_are_about_a_million_encounters() => Assert.InRange(World.Encounters.Length, 950_000, 1_050_000);

    [Fact]
    public void A_late_repair_visit_costs_its_penalty_and_a_good_one_earns_next_to_nothing()
    {
        var visits = full.Met("T13").ToLookup(met => met.Quality, met => (double)met.Satisfaction);
        var middle = visits[TouchQuality.Middle].Average();
        Assert.Equal(-340, visits[TouchQuality.Low].Average() - middle, 12.0);
        Assert.Equal(15, visits[TouchQuality.High].Average() - middle, 12.0);
        Assert.All(full.Met("T13").Where(met => !met.IsDown), met =>
            Assert.Equal(met.Quality == TouchQuality.Low, met.WaitedSeconds > 900));
    }

    [Fact]
    public void Every_moment_shows_its_penalty_and_reward()
    {
        foreach (var touches in World.Encounters.Where(IsPlain).GroupBy(met => met.Touchpoint))
        {
            var truth = World.Truths.Moments.Single(moment => moment.At == World.Touchpoints[touches.Key].Code);
            var means = touches.ToLookup(met => met.Quality, met => met.Satisfaction + Dose(met));
            (TouchQuality, int)[] planted = [(TouchQuality.Low, -truth.Penalty), (TouchQuality.High, truth.Reward)];
            foreach (var (quality, effect) in planted)
            {
                var count = means[quality].Count();
                if (count < 100) continue;
                // Five standard errors, and what is lost where satisfaction cannot rise above its top.
                var margin = (5 * 125 / Math.Sqrt(count)) + 14;
                var found = means[quality].Average() - means[TouchQuality.Middle].Average();
                Assert.True(Math.Abs(found - effect) < margin, $"{truth.At} {quality}");
            }
        }
    }

    [Fact]
    public void Every_kind_of_moment_is_there_and_shows_its_asymmetry()
    {
        var kinds = World.Truths.Moments.Select(moment => moment.Kind).ToHashSet();
        Assert.Equal(5, kinds.Count);
        Assert.DoesNotContain(MomentKind.CannotTell, kinds);
        double Effect(string at, TouchQuality quality) =>
            full.Met(at).Where(IsPlain).Where(met => met.Quality == quality).Average(met => met.Satisfaction)
            - full.Met(at).Where(IsPlain).Where(met => met.Quality == TouchQuality.Middle).Average(met => met.Satisfaction);
        Assert.True(-Effect("T11", TouchQuality.Low) > 5 * Effect("T11", TouchQuality.High));
        Assert.True(Effect("T50", TouchQuality.High) > 3 * -Effect("T50", TouchQuality.Low));
        Assert.InRange(-Effect("T03", TouchQuality.Low) / Effect("T03", TouchQuality.High), 0.8, 1.4);
        Assert.InRange(Effect("T47", TouchQuality.High) - Effect("T47", TouchQuality.Low), 5, 45);
    }

    [Theory]
    [InlineData("T02", 300, 900, 60)]       // 70 − 10 less what is spread within the bins
    [InlineData("T02", 900, 1800, 100)]
    [InlineData("T11", 20, 60, 25)]
    [InlineData("T11", 60, 180, 65)]
    public void Waiting_costs_by_its_dose(string at, int from, int to, int cost)
    {
        double Near(int seconds) => full.Met(at)
            .Where(met => met.Quality == TouchQuality.Middle && Math.Abs(met.WaitedSeconds - seconds) <= seconds / 6)
            .Average(met => met.Satisfaction);
        Assert.Equal(cost, Near(from) - Near(to), 12.0);
    }

    [Fact]
    public void The_rule_of_journey_satisfaction_is_found_by_least_squares()
    {
        var rows = World.Journeys.Where(journey => !journey.IsOpen).Select(journey => (journey, Shape: Shape(journey)))
            .Where(one => one.Shape is { Length: > 0 }).Select(one => (one.Shape, (double)one.journey.Satisfaction))
            .ToList();
        var found = LeastSquares.Fit(rows);
        var rule = World.Truths.Rule;
        int[] planted = [rule.Mean, rule.Peak, rule.End, rule.Weakest, -rule.Inconsistency];
        Assert.Equal(planted, found.Skip(1).Select(weight => (int)(weight * 1000)),
            (wanted, got) => Math.Abs(wanted - got) <= 60);
    }

    [Fact]
    public void One_vote_vetoes_the_journey()
    {
        var veto = full.At("T15");
        var complained = World.Journeys.Where(journey => !journey.IsOpen)
            .Select(journey => (journey, Bad: World.EncountersOf(journey).ToArray()
                .Where(met => met.Touchpoint == veto).ToArray()))
            .Where(one => one.Bad.Length > 0)
            .ToLookup(one => one.Bad.Any(met => met.Quality == TouchQuality.Low), one => one.journey.Satisfaction);
        Assert.True(complained[true].Max() <= World.Truths.Veto!.Cap);
        var fine = complained[false].Average(satisfaction => satisfaction);
        Assert.True((fine - complained[true].Average(satisfaction => satisfaction)) / fine > 0.9);
    }

    [Fact]
    public void The_less_satisfied_the_sooner_gone()
    {
        double Left(int from, int to) => World.Journeys
            .Where(journey => World.JourneyTypes[journey.Type].Key != "cancel" && journey.Satisfaction >= from
                && journey.Satisfaction < to)
            .Average(journey => journey.Leaves ? 1.0 : 0);
        Assert.InRange(Left(0, 300), 0.025, 0.065);
        Assert.InRange(Left(750, 1001), 0.0005, 0.0030);
    }

    /// <summary>
    /// Neither confused nor given up nor at a machine that was down nor under an improvement: the moment alone.
    /// </summary>
    private static bool IsPlain(WorldEncounter met) => !met.IsConfused && !met.IsDown
        && met.Outcome != EncounterOutcome.Abandoned;

    private double Dose(WorldEncounter met)
    {
        var code = World.Touchpoints[met.Touchpoint].Code;
        return World.Truths.Doses.FirstOrDefault(dose => dose.At.Contains(code)) is { } dose
            ? Curve.Of(dose.Cost).At(met.WaitedSeconds) : 0;
    }

    /// <summary>
    /// One, mean, peak, end, weakest and deviation of the touches of a journey with three or more; empty for
    /// others.
    /// </summary>
    private double[] Shape(WorldJourney journey)
    {
        var touches = World.EncountersOf(journey).ToArray();
        if (touches.Any(met => met.Touchpoint == full.At("T15") && met.Quality == TouchQuality.Low)) return [];
        double[] felt = [.. touches.Where(met => World.Touchpoints[met.Touchpoint].IsSeen)
            .Select(met => (double)met.Satisfaction)];
        if (felt.Length < 3) return [];
        var mean = felt.Average();
        return [1, mean, felt.Aggregate((one, other) => Math.Abs(other - 500) >= Math.Abs(one - 500) ? other : one),
            felt[^1], felt.Min(),
            Math.Sqrt(felt.Average(one => (one - mean) * (one - mean)))];
    }
}
