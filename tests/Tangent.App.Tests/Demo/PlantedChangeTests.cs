using Tangent.App.Demo;
using Tangent.Domain.Customers;

namespace Tangent.App.Tests.Demo;

/// <summary>
/// What the truths plant about units, weeks, channels, tiers and demand can be read off what happened.
/// </summary>
public class PlantedChangeTests
{
    private readonly FullWorld full = FullWorld.Shared;

    private World World => full.World;

    private int Week(string week) => World.Calendar.WeekStart(week)!.Value;

    [Fact]
    public void The_hall_that_got_worse_lets_people_wait_longer_from_its_week_on()
    {
        var hall = full.Unit("DC-H2");
        double Wait(bool isHall, bool isAfter) => full.Met("T02")
            .Where(met => (met.Unit == hall) == isHall && (met.StartedUtc >= Week("2026-W10")) == isAfter)
            .Average(met => met.WaitedSeconds);
        Assert.InRange(Wait(true, true) / Wait(true, false) / (Wait(false, true) / Wait(false, false)), 1.5, 1.95);      // patience ends some waits
        double Low(bool isAfter) => full.Met("T03")
            .Where(met => met.Unit == hall && (met.StartedUtc >= Week("2026-W10")) == isAfter).Average(IsLow);
        Assert.Equal(0.110, Low(true) - Low(false), 0.05);
    }

    [Fact]
    public void The_pilot_of_the_two_hour_window_worked_and_before_and_after_alone_would_mislead()
    {
        int[] pilot = [full.Unit("DC-I1"), full.Unit("DC-I2")];
        bool IsPilot(WorldEncounter met) => pilot.Contains(met.Unit);
        var visits = full.Met("T13").ToList();
        Assert.Equal(0.118, FullWorld.Difference(visits, IsPilot, Week("2026-W04"), met => 1 - IsLow(met)), 0.035);
        double OnTime(bool isAfter) => visits
            .Where(met => IsPilot(met) && (met.StartedUtc >= Week("2026-W04")) == isAfter).Average(met => 1 - IsLow(met));
        Assert.Equal(0.077, OnTime(true) - OnTime(false), 0.035);       // 118 less what got worse for everybody
        Assert.Equal(0.04, FullWorld.Difference(visits, IsPilot, Week("2026-W04"), met => met.Satisfaction / 1000.0), 0.02);
    }

    [Fact]
    public void Without_the_pilot_the_same_visits_come_late_more_often()
    {
        var without = World.Make(new(Truths: World.Truths with
        {
            Improvements = [.. World.Truths.Improvements.Where(one => one.Key != "two-hour-window")],
        }));
        int[] pilot = [full.Unit("DC-I1"), full.Unit("DC-I2")];
        double Late(World world) => world.Encounters
            .Where(met => met.Touchpoint == full.At("T13") && pilot.Contains(met.Unit)
                && met.StartedUtc >= Week("2026-W04")).Average(IsLow);
        Assert.Equal(0.118, Late(without) - Late(World), 0.02);
        double Elsewhere(World world) => world.Encounters
            .Where(met => met.Touchpoint == full.At("T13") && !pilot.Contains(met.Unit)).Average(IsLow);
        Assert.Equal(Elsewhere(without), Elsewhere(World), 0.002);
    }

    [Theory]
    [InlineData("hall-screens", 0, 0.03)]
    [InlineData("counter-farewell", 0.004, 0.02)]
    public void What_did_nothing_or_next_to_nothing_cannot_be_seen(string key, double effect, double margin)
    {
        var truth = World.Truths.Improvements.Single(one => one.Key == key);
        var units = truth.Units.Select(full.Unit).ToHashSet();
        var worse = full.Unit("DC-H2");
        var found = FullWorld.Difference(
            truth.At.SelectMany(full.Met).Where(met => met.Unit != worse), met => units.Contains(met.Unit),
            Week(truth.FromWeek), met => met.Satisfaction / 1000.0);
        Assert.Equal(effect, found, margin);
        Assert.NotEqual(TrueVerdict.Improved, truth.Verdict);
    }

    [Fact]
    public void Who_meets_both_channels_within_seven_days_is_confused_and_calls_again()
    {
        var (one, other) = (new HashSet<int> { full.At("T21"), full.At("T22") }, full.At("T23"));
        int confused = 0;
        foreach (var mine in World.Encounters.Where(met => one.Contains(met.Touchpoint) || met.Touchpoint == other)
            .GroupBy(met => met.Customer))
        {
            var met = mine.OrderBy(touch => touch.StartedUtc).ToArray();
            for (int i = 0; i < met.Length; i++)
            {
                bool expected = met.Take(i).Any(earlier => (earlier.Touchpoint == other) != (met[i].Touchpoint == other)
                    && met[i].StartedUtc - earlier.StartedUtc <= 7 * 86400);
                Assert.Equal(expected, met[i].IsConfused);
                if (expected) confused++;
            }
        }
        Assert.InRange(confused, 5_000, 50_000);
        var bills = full.Met("T22").Where(met => met.Quality == TouchQuality.Middle)
            .ToLookup(met => met.IsConfused, met => (double)met.Satisfaction);
        Assert.Equal(120, bills[false].Average() - bills[true].Average(), 12.0);
        var closed = World.Journeys.Where(journey => journey is { IsConfused: true, IsOpen: false }).ToList();
        Assert.Equal(0.35, closed.Count(journey => World.EncountersOf(journey)[^1].Step == WorldEncounter.NoStep)
            / (double)closed.Count, 0.02);
    }

    [Theory]
    [InlineData("port-number", "identity", "confirm", 0.230)]
    [InlineData("fault-repair", "visit", "test", 0.390)]
    public void The_planted_share_leaves_a_step_out(string type, string before, string step, double share)
    {
        var kind = World.JourneyTypes.Single(one => one.Key == type);
        int Number(string name) => kind.Steps.Select((one, i) => (one.Name, i)).Single(one => one.Name == name).i;
        var ways = kind.Steps[Number(step)];
        Assert.Equal(share, ways.Skip / 1000.0);
        int reached = 0, skipped = 0;
        foreach (var journey in World.Journeys.Where(journey => journey.Type == kind.Index && !journey.IsOpen))
        {
            var steps = World.EncountersOf(journey).ToArray();
            var at = Array.FindIndex(steps, met => met.Step == Number(before) && met.Outcome == EncounterOutcome.Done
                && met.Quality != TouchQuality.Low);
            if (at < 0) continue;
            var next = at + 1 < steps.Length ? steps[at + 1].Step : -1;
            if (type == "fault-repair" && next == Number("again")) continue;       // not fixed: another way, not a skip
            reached++;
            if (next != Number(step)) skipped++;
        }
        Assert.Equal(share, skipped / (double)reached, 0.025);
    }

    [Fact]
    public void Tiers_have_their_shares_and_their_place_in_the_queue()
    {
        foreach (var truth in World.Truths.Tiers)
            Assert.Equal(truth.Share / 1000.0, World.Customers.Count(customer => customer.Tier == truth.Tier)
                / (double)World.Customers.Length, 0.006);
        Assert.Equal(0.06, World.Customers.Count(customer => customer.TierChangedDay >= 0)
            / (double)World.Customers.Length, 0.005);
        double Wait(CustomerTier tier) => full.Met("T02")
            .Where(met => World.Customers[met.Customer] is { TierChangedDay: -1 } customer && customer.Tier == tier)
            .Average(met => met.WaitedSeconds);
        Assert.Equal(0.35, Wait(CustomerTier.Diamond) / Wait(CustomerTier.Ordinary), 0.05);
        Assert.Equal(0.60, Wait(CustomerTier.Gold) / Wait(CustomerTier.Ordinary), 0.05);
    }

    [Fact]
    public void A_machine_that_is_down_fails_on_the_planted_days()
    {
        var kiosk = World.Devices.Single(device => device.Code == "DC-H1-K1").Index;
        var outage = World.Faults.Single(fault => fault is { Outage: "renmin-kiosk" });
        var during = World.Encounters.Where(met => met.Device == kiosk && met.StartedUtc >= outage.FromUtc
            && met.StartedUtc < outage.ToUtc).ToList();
        Assert.True(during.Count >= 5);
        Assert.All(during, met => Assert.True(met.IsDown));
        var app = World.Faults.Where(fault => fault is { Outage: "app-release" }).ToList();
        Assert.Equal(4, app.Count);
        var failed = full.Met("T09").Where(met => met.StartedUtc >= app[0].FromUtc && met.StartedUtc < app[0].ToUtc)
            .ToList();
        Assert.Equal(0.85, failed.Count(met => met.Outcome == EncounterOutcome.Failed) / (double)failed.Count, 0.08);
    }

    [Fact]
    public void Demand_has_its_weekdays_holidays_and_more_spread_than_Poisson()
    {
        var days = new int[World.Calendar.Days];
        foreach (var journey in World.Journeys) days[World.Calendar.DayOf(journey.StartedUtc)]++;
        double Mean(Func<int, bool> isMeant) => Enumerable.Range(0, days.Length).Where(isMeant).Average(day => days[day]);
        bool IsPlain(int day, int weekday) => World.Calendar.WeekdayOf(day) == weekday
            && !World.Calendar.IsHoliday(day) && !World.Calendar.IsMakeUpDay(day);
        Assert.Equal(880 / 1080.0, Mean(day => IsPlain(day, 6)) / Mean(day => IsPlain(day, 0)), 0.08);
        Assert.Equal(0.62, Mean(World.Calendar.IsHoliday) / Mean(day => IsPlain(day, 2)), 0.08);
        var tuesdays = Enumerable.Range(0, days.Length).Where(day => IsPlain(day, 1)).Select(day => (double)days[day])
            .ToArray();
        var mean = tuesdays.Average();
        Assert.True(tuesdays.Sum(count => (count - mean) * (count - mean)) / (tuesdays.Length - 1) / mean > 3);
    }

    private static double IsLow(WorldEncounter met) => met.Quality == TouchQuality.Low ? 1 : 0;
}
