using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.DataHealth;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Health;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.Tests.Encounters;

public sealed class DataHealthTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task What_is_shown_is_what_a_look_at_every_row_gives_however_the_log_grew(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var near = await house.Unit("NEAR");
        await house.Unit("FAR");
        var draw = new Random(20260302);
        for (int round = 0; round < 6; round++)
        {
            foreach (string source in new[] { "crm", "queue" })
                await Append(house, source, [.. Enumerable.Range(0, 60).Select(i => Any(draw, house.Clock.GetUtcNow().UtcDateTime))
                    .DistinctBy(one => one.ExternalId)]);
            if (round == 2) await house.Get<MergeCustomers>().Run(Director, new(1, 2), Stop);
            if (round == 3) await house.Get<EraseCustomer>().Run(Director, new(3, IsConfirmed: true), Stop);
            house.Clock.Pass(TimeSpan.FromHours(7));

            await Compare(house, Director, null);
            await Compare(house, House.As(Role.Analyst, near.Path), "NEAR");
        }
        Assert.Equal(30, (await Show(house, Director, 30)).Sources[0].Days.Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_lacks_data_is_seen_against_the_weekdays_before(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        // Nine in the morning of the company.
        var today = house.Clock.GetUtcNow().UtcDateTime.AddHours(8).Date.AddHours(1);
        List<EncounterEntry> told = [];
        for (int back = 1; back <= 70; back++)
            for (int i = 0; i < (back == 3 ? 2 : 20); i++)
                told.Add(new() { ExternalId = $"{back}-{i}", Touchpoint = "T13", StartedUtc = today.AddDays(-back).AddMinutes(i) });
        foreach (var part in told.Chunk(500)) await Append(house, "crm", part);

        var source = Assert.Single((await Show(house, Director, 28)).Sources);
        var gap = Assert.Single(source.Gaps);
        Assert.Equal((DateOnly.FromDateTime(today).AddDays(-3), 2), (gap.Day, gap.Count.Count));
        Assert.Equal("weekday-gap", Assert.IsType<Estimate>(gap.Count.Usual).Method);
        Assert.Equal("health.day-not-over", Assert.IsType<CannotTell>(source.Days[^1].Count.Usual).Code);
    }

    [Theory, OnBothDatabases]
    public async Task One_meeting_under_two_ids_is_likely_told_twice_also_when_touchpoints_have_two_names(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var unit = await house.Unit("HALL");
        await house.Get<RegisterTouchpoint>().Run(Director,
            new("T13", "维修上门", "Repair visit", ContactChannel.OnSiteStaff, JourneyStage.AfterSale, unit.Id), Stop);
        var start = house.Clock.GetUtcNow().UtcDateTime.AddHours(-30);
        var one = new EncounterEntry { ExternalId = "1", Touchpoint = "T13", StartedUtc = start, Customer = "C1" };
        await Append(house, "crm", [one, one with { ExternalId = "2", StartedUtc = start.AddSeconds(1) }, one with { ExternalId = "3", Customer = "C2" }]);
        await Append(house, "queue", [one with { ExternalId = "Q1", Touchpoint = "维修上门" }, one with { ExternalId = "Q2", Touchpoint = "lobby" }]);

        var health = await Show(house, Director, 7);
        var pair = Assert.Single(health.Twice!);
        Assert.Equal((1L, new ExternalName("crm", "1"), new ExternalName("queue", "Q1")), (pair.Customer, pair.First, pair.Again));
        Assert.Equal([0.0, 0.5], health.Sources.Select(source => Assert.IsType<Estimate>(source.Twice).Point));
        Assert.Equal(["lobby"], health.TouchpointWords.Select(word => word.Word));
        Assert.Empty((await Show(house, House.As(Role.Analyst, unit.Path), 7)).Sources);
    }

    [Theory, OnBothDatabases]
    public async Task A_clock_that_runs_ahead_and_rows_that_come_late_are_seen(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var now = house.Clock.GetUtcNow().UtcDateTime;
        await Append(house, "crm", [.. Enumerable.Range(0, 60).Select(i => new EncounterEntry
        {
            ExternalId = $"{i}", Touchpoint = "T13", StartedUtc = i < 6 ? now.AddMinutes(3) : i < 30 ? now.AddSeconds(-30) : now.AddDays(-2),
        })]);
        await Append(house, "crm", [new() { ExternalId = "0", Touchpoint = "T13", StartedUtc = now.AddDays(-5) }]);

        var late = (await Show(house, Director, 7)).Sources.Single().Lateness;
        Assert.Equal(0.1, Assert.IsType<Estimate>(late.FromFuture).Point, 9);
        Assert.Equal(0.5, Assert.IsType<Estimate>(late.LaterThanDay).Point, 9);
        Assert.Equal(180, late.FurthestSeconds, 180 * 0.044);
    }

    // Starts in the last two months and in the next hour, of few customers at few places; a quarter is told again otherwise.
    private static EncounterEntry Any(Random draw, DateTime now)
    {
        var start = now.Date.AddHours(-draw.Next(-30, 24 * 40));
        return new()
        {
            ExternalId = $"{draw.Next(150)}",
            Touchpoint = $"T{draw.Next(3)}",
            StartedUtc = start,
            EndedUtc = draw.Next(3) == 0 ? null : start.AddMinutes(draw.Next(90)),
            Customer = draw.Next(4) == 0 ? null : $"C{draw.Next(4)}",
            Unit = draw.Next(3) switch { 0 => null, 1 => "NEAR", _ => "FAR" },
            Outcome = draw.Next(2) == 0 ? null : "done",
            Score = draw.Next(2) == 0 ? 4 : null,
            Scale = ScoreScale.OneToFive,
        };
    }

    private static async Task Compare(House house, Actor who, string? onlyUnit)
    {
        var shown = await Show(house, who, 30);
        var db = house.Db();
        var words = await db.LogWords.ToDictionaryAsync(word => word.Id, word => word.Text);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(shown.Zone);
        var all = (await db.Encounters.AsNoTracking().ToListAsync())
            .Where(row => onlyUnit is null || (row.Unit is { } unit && words[unit] == onlyUnit)).ToList();
        var latest = all.Where(row => all.All(other => other.Replaces != row.Sequence)).ToList();
        if (onlyUnit is not null)
        {
            var replaced = (await db.Encounters.Where(row => row.Replaces != null).Select(row => row.Replaces!.Value).ToListAsync()).ToHashSet();
            latest = [.. all.Where(row => !replaced.Contains(row.Sequence))];
        }
        DateOnly DayOf(EncounterRow row) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(EncounterRow.Utc(row.Started), zone));
        bool IsWithin(EncounterRow row) => DayOf(row) >= shown.From && DayOf(row) <= shown.To;
        foreach (var source in shown.Sources)
        {
            var rows = latest.Where(row => words[row.Source] == source.Source && IsWithin(row)).ToList();
            Assert.Equal(rows.Count, source.Encounters);
            Assert.All(source.Days, day => Assert.Equal(rows.Count(row => DayOf(row) == day.Day), day.Count.Count));
            Share(rows, row => row.Customer is null, "customer");
            if (onlyUnit is null) Share(rows, row => row.Unit is null, "unit");
            Share(rows, row => row.Ended is null, "ended");
            Share(rows, row => row.Outcome is null, "outcome");
            Share(rows, row => row.Score is null, "score");
            var delays = all.Where(row => words[row.Source] == source.Source && row.Version == 1 && IsWithin(row))
                .Select(row => row.Received - row.Started).ToList();
            Assert.Equal(delays.Count(delay => delay < 0), Count(source.Lateness.FromFuture));
            Assert.Equal(delays.Count(delay => DelayScale.StepOf(delay) > DelayScale.StepOf(86_400_000_000)), Count(source.Lateness.LaterThanDay));
            if (source.Lateness.Median is Estimate median)
            {
                var sorted = delays.Order().ToList();
                double exact = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2e6;
                Assert.Equal(exact, median.Point, Math.Abs(exact) * 0.05 + 1);
            }

            void Share(List<EncounterRow> among, Func<EncounterRow, bool> lacks, string field) =>
                Assert.Equal(among.Count(lacks), Count(source.Missing.Single(one => one.Field == field).Share));
        }
        Assert.Equal(latest.Where(IsWithin).Select(row => words[row.Source]).Distinct().Order(StringComparer.Ordinal),
            shown.Sources.Where(source => source.Encounters > 0).Select(source => source.Source));
        var into = await db.CustomerMerges.Where(merge => merge.UndoneUtc == null).ToDictionaryAsync(merge => merge.FromId, merge => merge.IntoId);
        var whole = await db.Encounters.AsNoTracking().ToListAsync();
        var gone = whole.Select(row => row.Replaces).OfType<long>().ToHashSet();
        var current = whole.Where(row => row.Customer is not null && !gone.Contains(row.Sequence));
        if (onlyUnit is null)
            Assert.Equal(current.Where(IsWithin)
                .GroupBy(row => (into.GetValueOrDefault(row.Customer!.Value, row.Customer.Value), row.Touchpoint, row.Started)).Sum(same => same.Count() - 1),
                shown.Sources.Sum(source => Count(source.Twice)));
    }

    private static int Count(Answer share) => share is Estimate told ? (int)Math.Round(told.Point * told.N) : 0;

    private static async Task<DataHealth> Show(House house, Actor who, int days)
    {
        var outcome = await house.Get<ShowDataHealth>().Run(who, new(days), Stop);
        Assert.Null(outcome.Failure);
        return outcome.Value;
    }

    private static async Task Append(House house, string source, IReadOnlyList<EncounterEntry> entries)
    {
        var outcome = await house.Get<AppendEncounters>().Run(House.As(Role.Analyst), new(source, entries), Stop);
        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.Value.Problems);
    }
}
