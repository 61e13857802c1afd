using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Complaints;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Complaints;

/// <summary>What recovery does to customers, against figures that were reckoned by hand and against planted worlds.</summary>
public sealed class RecoveryProofTests
{
    private const long Day = 86_400_000_000, Hour = Day / 24;
    private static readonly Scale Five = new(1, 5);

    [Fact]
    public void Like_is_compared_with_like_by_the_weights_of_mantel_and_haenszel()
    {
        // (2 × 0.25 + 4/3 × 0.25) / (10/3); variance (4 × 0.1458333 + 16/9 × 0.3125) / (10/3)².
        var told = Assert.IsType<Estimate>(StratifiedDifference.Of([([1, 1, 0, 0], [1, 0, 0, 0]), ([1, 1, 1, 0], [1, 0]), ([1], [0, 0, 1])]));
        Assert.Equal((0.25, 14), (told.Point, told.N));
        Assert.Equal(0.25 + 1.959963985 * 0.320156, told.High, 5);
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(StratifiedDifference.Of([([1], [0, 1])])).Code);
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(StratifiedDifference.Of([])).Code);
        Assert.Equal("analytics.no-spread", Assert.IsType<CannotTell>(StratifiedDifference.Of([([1, 1], [1, 1])])).Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedDifference.Of([], 1));
    }

    [Fact]
    public void Who_came_again_and_what_they_said_is_told_by_what_became_of_their_case()
    {
        // Customers 0 and 1 were won back, 2 and 3 were not, 4 and 5 never had reason to complain, 6 failed without a case. The log ends on day 200.
        World world = new();
        for (int customer = 0; customer < 7; customer++) world.Met(customer, 0, customer is >= 4 and < 6 ? 4 : 1);
        world.Met(0, 20, 5).Met(1, 30, 4).Met(2, 20, 2).Met(4, 10, 4).Met(9, 200, double.NaN);
        PastCase[] cases =
        [
            new(0, Hour, 5 * Hour, true), new(1, Hour, 3 * Hour, true), new(2, Hour, 9 * Hour, false), new(3, Hour, 9 * Hour, false),
            // A second case of the same customer, and one that is open: neither counts in the groups.
            new(0, 30 * Day, 31 * Day, false), new(6, Hour, null, null),
        ];

        var told = Assert.IsType<RecoveryProofFound>(RecoveryProof.Of(world.Log, world.Said, cases));

        // Journeys that went well: days 0 and 10 of customer 4, day 0 of customer 5; the first one led to another.
        Assert.Equal((2, 2, 3), (told.Recovered.Seen, told.NotRecovered.Seen, told.Untroubled.Seen));
        Assert.Equal(1.0 / 3, Assert.IsType<Estimate>(told.Untroubled.CameAgain).Point, 12);
        Assert.Equal((1.0, 0.5), (Assert.IsType<Estimate>(told.Recovered.CameAgain).Point, Assert.IsType<Estimate>(told.NotRecovered.CameAgain).Point));
        // (5 and 4 of 1 to 5)
        Assert.Equal((1 + 0.75) / 2, Assert.IsType<Estimate>(told.Recovered.Satisfaction).Point, 12);
        // Won back before the next journey: customers 0 and 1, not 2 and 3, not the second case of 0; the open case of 6 met no journey.
        Assert.Equal((2.0 / 5, 5), (Assert.IsType<Estimate>(told.BeforeNext).Point, ((Estimate)told.BeforeNext).N));
        Assert.Equal(0, told.TooLate);
        Assert.Equal(2, Assert.IsType<RecoveryProofFound>(RecoveryProof.Of(world.Log, world.Said, [new(0, 150 * Day, 160 * Day, true),
            new(1, 150 * Day, 170 * Day, false)])).TooLate);
    }

    [Theory]
    [InlineData(0.12, 1, 1)]
    [InlineData(0, 1.6, 0.4)]
    public void In_a_world_whose_truth_is_known_it_is_found(double delight, double afterYes, double afterNo)
    {
        var draw = new Random(7);
        World world = new();
        List<PastCase> cases = [];
        List<double> ratesYes = [], ratesNo = [];
        for (int customer = 0; customer < 4000; customer++)
        {
            // Busy customers fail more often and come more often: the comparison has to see through that.
            double rate = draw.NextDouble() < 0.5 ? 0.02 : 0.004, factor = 1, mood = 0.6;
            bool hasCase = false;
            for (double day = Wait(rate); day < 365; day += Wait(rate * factor))
            {
                bool hasFailed = draw.NextDouble() < 0.15;
                world.Met(customer, day, hasFailed ? 1 : 1 + 4 * (mood + draw.NextDouble() * 0.1 - 0.05));
                if (!hasFailed || hasCase) continue;
                hasCase = true;
                bool isRecovered = draw.NextDouble() < 0.6;
                cases.Add(new(customer, (long)(day * Day), (long)(day * Day) + Hour, isRecovered));
                (isRecovered ? ratesYes : ratesNo).Add(rate);
                // What the first case leaves behind lasts.
                (factor, mood) = (isRecovered ? afterYes : afterNo, 0.6 + (isRecovered ? delight : 0));
            }
        }
        world.Met(99_999, 365, double.NaN);

        var told = Assert.IsType<RecoveryProofFound>(RecoveryProof.Of(world.Log, world.Said, cases));

        Near(ratesYes.Average(rate => Comes(rate * afterYes) - Comes(rate)), told.ReturnGap, 0.04);
        Near(ratesNo.Average(rate => Comes(rate * afterNo) - Comes(rate)), told.LostGap, 0.05);
        // What fails is judged 0 whatever the mood.
        Near(delight * 0.85, told.SatisfactionGap, 0.02);

        double Wait(double rate) => -Math.Log(1 - draw.NextDouble()) / rate;
        static double Comes(double rate) => 1 - Math.Exp(-rate * 90);
        static void Near(double truth, Answer found, double most)
        {
            var told = Assert.IsType<Estimate>(found);
            Assert.InRange(told.Point, truth - most, truth + most);
            Assert.True(told.Low < truth + 0.01 && truth - 0.01 < told.High, $"{truth} {told}");
        }
    }

    [Fact]
    public void Without_cases_or_customers_it_says_so()
    {
        World world = new();
        world.Met(1, 0, 3).Met(1, 300, 3);
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(RecoveryProof.Of(world.Log, world.Said, [])).Code);
        Assert.Equal("analytics.no-customers",
            Assert.IsType<CannotTell>(RecoveryProof.Of(world.Log with { Columns = StepColumns.None }, world.Said, [new(1, 0, 1, true)])).Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => RecoveryProof.Of(world.Log, world.Said, [], 0));
    }

    private sealed class World
    {
        private readonly List<(long Customer, long Micros, double Score)> met = [];

        public World Met(long customer, double day, double score)
        {
            met.Add((customer, (long)(day * Day), score));
            return this;
        }

        public JourneyLog Log => JourneyLog.Of([.. Enumerable.Range(0, met.Count)], [.. met.Select(_ => 0)], [.. met.Select(one => one.Micros)]) with
        {
            Columns = new() { Customers = met.Select(one => one.Customer).ToArray() },
        };

        public JudgementLog Said => JudgementLog.Of(Log, [.. met.Select((one, i) => (one, i)).Where(one => double.IsFinite(one.one.Score))
            .Select(one => new Judgement(one.i, Judgement.WholeJourney, one.one.Score, Five))]);
    }
}
