using Tangent.Analytics.Devices;

namespace Tangent.Analytics.Tests.Devices;

public class DeviceNumberTests
{
    private static readonly DateTime Start = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Downtime_that_overlaps_is_counted_once_and_only_within_the_period()
    {
        var merged = Downtime.Merged([Down(6, 7), Down(1, 3), Down(2, 4), Down(5, 5), Down(-2, 0)], At(0), At(6.5));

        Assert.Equal([Down(1, 4), Down(6, 6.5)], merged);
    }

    [Fact]
    public void Downtime_that_touches_or_lies_inside_another_is_one_outage() =>
        Assert.Equal([Down(1, 5)], Downtime.Merged([Down(1, 5), Down(2, 3), Down(4, 5)], At(0), At(9)));

    [Fact]
    public void Availability_has_the_interval_that_was_reckoned_by_hand()
    {
        var told = Assert.IsType<Estimate>(Availability.Of([Watch(720, Down(10, 12), Down(100, 104))]));

        Assert.Equal(0.99166667, told.Point, 8);
        Assert.Equal(0.96408574, told.Low, 8);
        Assert.Equal(0.99806638, told.High, 8);
        Assert.Equal((2, "outage-ratio"), (told.N, told.Method));
    }

    [Fact]
    public void Availability_of_several_devices_adds_their_hours_and_not_their_shares()
    {
        var told = Assert.IsType<Estimate>(Availability.Of([Watch(900, Down(0, 9)), Watch(100, Down(50, 51))]));

        Assert.Equal(0.99, told.Point, 12);
    }

    [Fact]
    public void Availability_cannot_be_told_without_a_watched_hour_or_without_an_outage()
    {
        Assert.Equal("analytics.no-device-time", Assert.IsType<CannotTell>(Availability.Of([])).Code);
        Assert.Equal("analytics.no-device-time", Assert.IsType<CannotTell>(Availability.Of([Watch(0)])).Code);
        var none = Assert.IsType<CannotTell>(Availability.Of([Watch(48, Down(60, 70))]));
        Assert.Equal(("analytics.no-outage", 2d), (none.Code, (double)none.Arguments[0]));
    }

    [Fact]
    public void Availability_covers_the_truth_about_as_often_as_it_says()
    {
        // A device that fails every 100 h on average and is out 5 h on average: truth 1 − 5/105 of the time that counts.
        var draw = new Random(20260401);
        int covered = 0, told = 0;
        for (int world = 0; world < 400; world++)
        {
            var down = new List<Downtime>();
            for (double at = Exponential(100); at < 8760;)
            {
                double length = Exponential(5);
                down.Add(Down(at, at + length));
                at += length + Exponential(100);
            }
            if (Availability.Of([new(At(0), At(8760), down)]) is not Estimate year) continue;
            told++;
            if (year.Low <= 100d / 105 && 100d / 105 <= year.High) covered++;
        }
        Assert.Equal(400, told);
        Assert.InRange(covered / 400d, 0.92, 0.98);

        double Exponential(double mean) => -mean * Math.Log(1 - draw.NextDouble());
    }

    [Fact]
    public void TimeToRepair_has_the_interval_that_was_reckoned_by_hand()
    {
        var told = Assert.IsType<Estimate>(TimeToRepair.Mean([1, 2, 3, 10]));

        Assert.Equal(4, told.Point, 12);
        Assert.Equal(0.78840689, told.Low, 7);
        Assert.Equal(20.29408959, told.High, 7);
        Assert.Equal((4, "mean-log-t"), (told.N, told.Method));
    }

    [Fact]
    public void TimeToRepair_cannot_be_told_from_one_repair_and_refuses_what_is_no_length()
    {
        Assert.Equal("analytics.too-few-repairs", Assert.IsType<CannotTell>(TimeToRepair.Mean([3])).Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeToRepair.Mean([3, 0]));
    }

    private static DateTime At(double hour) => Start.AddHours(hour);

    private static Downtime Down(double from, double to) => new(At(from), At(to));

    private static DeviceWatch Watch(double hours, params Downtime[] down) => new(At(0), At(hours), down);
}
