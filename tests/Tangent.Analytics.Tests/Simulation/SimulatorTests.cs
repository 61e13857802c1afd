using Tangent.Analytics.Queues;
using Tangent.Analytics.Simulation;

namespace Tangent.Analytics.Tests.Simulation;

public class SimulatorTests
{
    private static ServicePlan Line(int servers, double rate, double until = 4000, double warmUp = 400,
        double within = 0.2, ServiceTime? patience = null) =>
        ServicePlan.OneLine(rate, new(servers, ServiceTime.Exponential(1), patience), until, warmUp, within);

    [Theory]
    [InlineData(10, 8)]
    [InlineData(1, 0.5)]
    public void A_line_agrees_with_Erlang_within_its_interval(int servers, double rate)
    {
        var expected = Assert.IsType<WaitingLine>(Erlang.Line(rate, servers, 1, 0.2));
        var plan = Line(servers, rate);
        Holds(expected.MeanWait, run => run.Stations[0].MeanWait);
        Holds(expected.Waiting, run => run.Stations[0].Waiting);
        Holds(expected.ServiceLevel, run => run.Stations[0].ServiceLevel);
        Holds(expected.Occupancy, run => run.Stations[0].Occupancy);

        void Holds(double truth, Func<RunResult, double> of)
        {
            // 99.9 %: eight comparisons that seldom fail by chance, and never at this seed.
            var told = Told.Estimate(Replications.Of(plan, of, seed: 2026, runs: 20, level: 0.999));
            Assert.InRange(truth, told.Low, told.High);
            Assert.True(told.High - told.Low < 0.4 * truth);
        }
    }

    [Fact]
    public void An_impatient_line_agrees_with_Erlang_A_within_its_interval()
    {
        var expected = Assert.IsType<WaitingLine>(ErlangA.Line(10, 1, 2, 10, 0.2));
        var plan = Line(10, 10, patience: ServiceTime.Exponential(2));
        var left = Told.Estimate(Replications.Of(plan, run => run.Stations[0].Abandoning, 7, 20, 0.999));
        Assert.InRange(expected.Abandoning, left.Low, left.High);
        var level = Told.Estimate(Replications.Of(plan, run => run.Stations[0].ServiceLevel, 7, 20, 0.999));
        Assert.InRange(expected.ServiceLevel, level.Low, level.High);
    }

    [Fact]
    public void Customers_inside_are_rate_times_stay()
    {
        double[,] routes = { { 0, 0.7 }, { 0.2, 0 } };
        var plan = new ServicePlan(
            [new(4, ServiceTime.LogNormal(1, 1.5)), new(3, ServiceTime.Erlang(0.8, 3))], [new(0, 0, [2.5])], routes,
            20_000, 500);
        var told = Simulator.Run(plan, 3);
        double rate = told.Tiers[0].Customers / 19_500.0;
        Assert.Equal(rate * told.Tiers[0].MeanStay, told.MeanInside, 0.02 * told.MeanInside);
        // Traffic equations: a visit to the first for 1/(1 − .7·.2) of the arrivals.
        Assert.Equal(1 / 0.86, told.Stations[0].Visits / (double)told.Tiers[0].Customers, 0.02);
    }

    [Fact]
    public void Nobody_waits_where_servers_are_plenty()
    {
        var told = Simulator.Run(Line(200, 5), 1);
        Assert.Equal((0, 0d), (told.Stations[0].Waited, told.Stations[0].MeanWait));
        Assert.Equal(0, told.Tiers[0].Breached);
    }

    [Fact]
    public void One_seed_gives_one_trace_and_another_seed_another()
    {
        static (long, double) Trace(ulong seed) =>
            (Simulator.Run(Line(3, 2), seed).Came, Simulator.Run(Line(3, 2), seed).Stations[0].MeanWait);
        Assert.Equal(Trace(5), Trace(5));
        Assert.NotEqual(Trace(5), Trace(6));
    }

    [Fact]
    public void The_higher_tier_waits_less_and_the_other_pays_for_it()
    {
        ServicePlan Plan(bool isByTier) => new(
            [new(2, ServiceTime.Exponential(1), isByTier: isByTier)], [new(0, 0, [0.6]), new(1, 0, [1.2])], null,
            20_000, 500, 1);
        RunResult even = Simulator.Run(Plan(false), 8), ranked = Simulator.Run(Plan(true), 8);
        Assert.True(ranked.Tiers[0].MeanStay < even.Tiers[0].MeanStay
            && ranked.Tiers[1].MeanStay > even.Tiers[1].MeanStay);
        // Work is conserved: which of them waits does not change how much is waited in all.
        Assert.Equal(even.Stations[0].MeanWait, ranked.Stations[0].MeanWait, 0.1 * even.Stations[0].MeanWait);
    }

    [Fact]
    public void Arrivals_follow_a_rate_that_changes()
    {
        var plan = new ServicePlan([new(50, ServiceTime.Constant(0.5))], [new(0, 0, [0, 20, 5], 100)], null, 300);
        double busy = Told.Estimate(Replications.Of(plan, run => run.Came, 4, 20)).Point;
        Assert.Equal(2500, busy, 40.0);
        Assert.Equal(0, Simulator.Run(plan with { Until = 99 }, 4).Came);
    }

    [Fact]
    public void A_counter_that_opens_late_lets_the_line_grow_until_then()
    {
        var late = new Station([new(0, 0), new(10, 3)], ServiceTime.Constant(0.1));
        var told = Simulator.Run(ServicePlan.OneLine(2, late, 10), 6);
        Assert.Equal(told.Came, told.Stations[0].LongestLine);
        Assert.True(told.Ended >= 10 && told.Stations[0].MeanWait > 3);
    }

    [Fact]
    public void A_change_is_seen_sooner_with_the_same_customers()
    {
        ServicePlan asIs = Line(9, 8, 1000, 100), toBe = Line(10, 8, 1000, 100);
        var paired = Told.Estimate(Replications.Change(asIs, toBe, run => run.Stations[0].MeanWait, 12, 10));
        Assert.True(paired.High < 0);
        double truth = ((WaitingLine)Erlang.Line(8, 10, 1, 0)).MeanWait - ((WaitingLine)Erlang.Line(8, 9, 1,
            0)).MeanWait;
        Assert.InRange(truth, paired.Low - 0.15, paired.High + 0.15);
        Assert.Equal("analytics.no-spread",
            Told.Reason(Replications.Change(asIs, asIs, run => run.Stations[0].MeanWait, 12, 3)));
    }

    [Fact]
    public void Times_that_were_seen_are_drawn_as_often_as_seen()
    {
        var dice = new Dice(1);
        var seen = ServiceTime.Empirical([1, 1, 1, 5]);
        Assert.Equal(2, Enumerable.Range(0, 40_000).Average(_ => seen.Draw(dice)), 0.05);
        var normal = ServiceTime.LogNormal(3, 0.5);
        var drawn = Enumerable.Range(0, 100_000).Select(_ => normal.Draw(dice)).ToArray();
        Assert.Equal(3, drawn.Average(), 0.03);
        Assert.Equal(1.5, Math.Sqrt(drawn.Average(time => (time - 3) * (time - 3))), 0.06);
        Assert.Equal(2, Enumerable.Range(0, 50_000).Average(_ => ServiceTime.Erlang(2, 4).Draw(dice)), 0.05);
    }

    [Fact]
    public void A_plan_that_cannot_run_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Simulator.Run(Line(0, 1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceTime.Exponential(0));
        double[,] routes = { { 1.2 } };
        Assert.Throws<ArgumentException>(() => Simulator.Run(Line(1, 0.5) with { Routes = routes }, 1));
    }
}
