using Tangent.Analytics.Queues;

namespace Tangent.Analytics.Tests.Queues;

public class ErlangTests
{
    [Theory]
    [InlineData(5, 10, .0183845703)]
    [InlineData(4.461, 10, .0099977867)]
    [InlineData(12.03, 20, .0099958679)]
    [InlineData(84.1, 100, .0100717051)]
    [InlineData(3, 5, .1100543478)]
    [InlineData(10, 14, .05681914)]
    public void Blocking_is_consistent_with_the_R_package_queueing(double load, int servers, double blocked)
    {
        // The published digits: ten behind the point, eight in the last row.
        Assert.Equal(blocked, Erlang.Blocked(load, servers), servers == 14 ? 8 : 10);
    }

    [Theory]
    [InlineData(.5, 1, .5)]
    [InlineData(5, 6, .587516450461)]
    [InlineData(9, 10, .668731524108)]
    [InlineData(10, 12, .4493882243)]
    [InlineData(10, 13, .2852704530)]
    [InlineData(10, 14, .174131933595)]
    [InlineData(10, 15, .1020423670)]
    [InlineData(20, 24, .298072299794)]
    [InlineData(25, 30, .2498931669)]
    [InlineData(50, 55, .3845473179)]
    [InlineData(100, 110, .2370075003)]
    public void Waiting_is_consistent_with_the_R_package_queueing(double load, int servers, double waiting) =>
        Assert.Equal(waiting, Erlang.Waiting(load, servers), 10);

    [Fact]
    public void A_line_has_the_service_level_and_wait_that_ErlangC_prints()
    {
        var line = Assert.IsType<WaitingLine>(Erlang.Line(10, 14, 180, 20));
        Assert.Equal(.17413193, line.Waiting, 8);
        Assert.Equal(0.88835002, line.ServiceLevel, 8);
        Assert.Equal(7.835937, line.MeanWait, 6);
        Assert.Equal(.19073729, Erlang.Waiting(100 / 3.0, 40), 6);
    }

    [Fact]
    public void The_line_of_ten_servers_at_nine_erlangs_is_that_of_the_package_queueing()
    {
        var line = Assert.IsType<WaitingLine>(Erlang.Line(9, 10, 1, 0.2));
        Assert.Equal(6.018583717, line.Length, 9);
        Assert.Equal(.668731524, line.MeanWait, 9);
        Assert.Equal(.452488936, line.ServiceLevel, 9);
        Assert.Equal(2.9375822523, Assert.IsType<WaitingLine>(Erlang.Line(5, 6, 1, 0)).Length, 9);
    }

    [Fact]
    public void A_line_under_more_load_than_servers_has_no_long_run()
    {
        Assert.Equal("analytics.overloaded", Told.Reason(Erlang.Line(10, 10, 180, 20)));
        Assert.Equal(1, Erlang.Waiting(12, 10));
    }

    [Fact]
    public void Staffing_is_that_of_pyworkforce()
    {
        var need = Assert.IsType<StaffingNeed>(Staffing.For(100 / 30.0, 3, new(0.8, 20 / 60.0, Shrinkage: 0.3)));
        Assert.Equal((14, 20), (need.Servers, need.Positions));
        Assert.Equal(0.8883500191794669, need.Line.ServiceLevel, 12);
        Assert.Equal(0.7142857142857143, need.Line.Occupancy, 12);
        Assert.Equal(0.1741319335950498, need.Line.Waiting, 12);
    }

    [Theory]
    [InlineData(10, 3, .090909, .927206, 8.1818)]
    [InlineData(20, 4, .173913, .860741, 15.6522)]
    [InlineData(50, 8, .167267, .880148, 10.0360)]
    [InlineData(200, 24, .298072, .808882, 13.4133)]
    [InlineData(360, 41, .320033, .816380, 11.5212)]
    [InlineData(500, 56, .309348, .841176, 9.2804)]
    [InlineData(1000, 107, .383512, .823805, 9.8617)]
    [InlineData(2000, 208, .465471, .808639, 10.4731)]
    public void Staffing_follows_the_calls_per_half_hour(double calls, int agents, double waiting, double level,
        double wait)
    {
        var need = Assert.IsType<StaffingNeed>(Staffing.For(calls / 1800, 180, new(0.8, 20)));
        Assert.Equal(agents, need.Servers);
        Assert.Equal(waiting, need.Line.Waiting, 6);
        Assert.Equal(level, need.Line.ServiceLevel, 6);
        Assert.Equal(wait, need.Line.MeanWait, 4);
    }

    [Fact]
    public void A_bound_on_occupancy_asks_for_more_and_no_arrivals_for_nobody()
    {
        Assert.Equal(17,
            Assert.IsType<StaffingNeed>(Staffing.For(100 / 30.0, 3, new(0.8, 20 / 60.0, MostOccupancy: 0.6))).Servers);
        Assert.Equal("analytics.no-observations", Told.Reason(Staffing.For(0, 3, new(0.8, 1))));
    }

    [Fact]
    public void Load_that_carries_over_lags_behind_the_arrivals_and_loses_nothing()
    {
        var loads = new double[40];
        double[] rates = [.. Enumerable.Range(0, 40).Select(i => i < 4 ? 2.0 : 0)];
        Staffing.CarriedLoads(rates, 10, 10, loads);
        Assert.True(loads[0] < 20 && loads[3] > loads[0] && loads[4] > 0);
        // All the work that came (4 intervals of 20 erlangs) is done in the end.
        Assert.Equal(80, loads.Sum(), 6);
    }

    [Theory]
    [InlineData(14, .12697634, .02283929, .15226191, .05301338)]
    [InlineData(10, .49685275, .13746383, .9164255085, .29501766)]
    public void Impatient_lines_are_consistent_with_the_chain_and_integrals_in_R(
        int servers, double waiting, double abandoning, double length, double longer)
    {
        var line = Assert.IsType<WaitingLine>(ErlangA.Line(100 / 30.0, 3, 2, servers, 1 / 3.0));
        Assert.Equal(waiting, line.Waiting, 8);
        Assert.Equal(abandoning, line.Abandoning, 8);
        Assert.Equal(length, line.Length, 8);
        Assert.Equal(longer, ErlangA.WaitingLonger(100 / 30.0, 3, 2, servers, 1 / 3.0), 8);
    }

    [Theory]
    [InlineData(10, .5, 10, .6196552309, 2.0782642465, .1039132123)]
    [InlineData(10, 1, 10, .5420702855, 1.2511003572, .1251100357)]
    [InlineData(9, .1, 10, .5779867884, 2.7393109303, .0304367881)]
    [InlineData(50, .5, 50, .6011676518, 4.6684585915, .0466845859)]
    public void Impatient_lines_are_consistent_with_the_birth_death_chain(
        double arrivals, double leaving, int servers, double waiting, double length, double abandoning)
    {
        var line = Assert.IsType<WaitingLine>(ErlangA.Line(arrivals, 1, 1 / leaving, servers, 0));
        Assert.Equal(waiting, line.Waiting, 9);
        Assert.Equal(length, line.Length, 8);
        Assert.Equal(abandoning, line.Abandoning, 9);
    }

    [Fact]
    public void With_endless_patience_it_is_Erlang_C()
    {
        var patient = Assert.IsType<WaitingLine>(ErlangA.Line(100 / 30.0, 3, 1e9, 14, 1 / 3.0));
        var endless = Assert.IsType<WaitingLine>(Erlang.Line(10, 14, 3, 1 / 3.0));
        Assert.Equal(endless.Waiting, patient.Waiting, 6);
        Assert.Equal(endless.ServiceLevel, patient.ServiceLevel, 6);
    }

    [Fact]
    public void Whoever_is_not_served_in_time_left_or_waited_longer()
    {
        // Within an endless target wait, all are served but those who leave.
        var line = Assert.IsType<WaitingLine>(ErlangA.Line(100 / 30.0, 3, 2, 10, 1000));
        Assert.Equal(1 - line.Abandoning, line.ServiceLevel, 8);
    }
}
