using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Clauses;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Standards;

namespace Tangent.Tests.Standards;

/// <summary>Counts that follow the log are those that counting all anew gives, whatever was told, corrected or forgotten between.</summary>
public sealed class CountingTests
{
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly string[] Places = ["T1", "t2", "elsewhere"], Units = ["HALL", "DESK", "nowhere"], Channels = ["HallStaff", "Hotline", "by hand"];

    [Theory, OnBothDatabases]
    public async Task Counts_that_follow_the_log_are_those_of_counting_anew(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Empty((await Later(house)).Changed);   // without a book there is nothing to count
        var terms = await Book(house);
        Assert.Equal(["first"], (await Later(house)).Changed);
        await Anew(house);
        var chance = new Random(20);
        for (int round = 0; round < 12; round++)
        {
            await Tell(house, chance, round);
            var added = await Later(house);
            Assert.Equal((0, false), (added.Changed.Count, added.HasMore));
            if (round % 3 != 2) continue;
            await Same(house);
            await Change(house, round, terms);
        }
        await Same(house);
        Assert.NotEmpty(await Rows(house));
        Assert.Equal(0, (await Later(house)).Rows);
    }

    // What has changed is named, nothing is added meanwhile, and then all is counted anew.
    private static async Task Change(House house, int round, StandardTerms terms)
    {
        var (expected, act) = round switch
        {
            2 => ("tiers", (Func<Task<Fail?>>)(async () => (await house.Get<SetTier>().Run(Director,
                new(await house.Db().Customers.MinAsync(c => c.Id), CustomerTier.Diamond, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)), default)).Failure)),
            5 => ("clauses", async () => (await house.Get<EditStandard>().Run(Director,
                new((await house.Db().ServiceStandards.SingleAsync(s => s.Number == 1)).Id,
                terms with { Target = 90, From = new(2026, 2, 3) }), default)).Failure),
            _ => ("calendars", async () => (await house.Get<EditCalendar>().Run(Director,
                new((await house.Db().WorkCalendars.SingleAsync()).Id, "Office", Plan(round == 8 ? "10:00-16:00" : "11:00-16:00")), default)).Failure),
        };
        Assert.Null(await act());
        await Tell(house, new(round), 100 + round);
        var seen = await Later(house);
        Assert.Equal([expected], seen.Changed);
        Assert.Equal(0, seen.Rows);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        await Anew(house, [.. seen.Changed]);
        Assert.Equal(expected, (await house.Db().AttainmentRuns.OrderByDescending(run => run.StartedUtc).FirstAsync()).Reasons);
    }

    private static async Task Same(House house)
    {
        var followed = await Rows(house);
        await Anew(house);
        Assert.Equal(followed, await Rows(house));
        // And the log itself says the same.
        var check = (await house.Get<CheckStandards>().Run(Director, new(new(2025, 12, 1), new(2026, 4, 30)), default)).Value;
        var sums = (await house.Db().AttainmentCounts.AsNoTracking().ToListAsync()).GroupBy(row => row.Clause)
            .ToDictionary(same => same.Key, same => (same.Sum(row => row.Measured), same.Sum(row => row.Met)));
        Assert.All(check, one => Assert.Equal(sums.GetValueOrDefault(one.Clause.Number), (one.Measured!.Value, one.Met!.Value)));
    }

    private static async Task<StandardTerms> Book(House house)
    {
        var hall = await house.Unit("HALL");
        await house.Unit("DESK");
        foreach (var code in new[] { "T1", "T2" })
            Assert.Null((await house.Get<RegisterTouchpoint>().Run(Director, new(code, code, code, ContactChannel.Hotline, JourneyStage.AfterSale, hall.Id),
                default)).Failure);
        var calendar = (await house.Get<AddCalendar>().Run(Director, new("Office", house.RootUnit, Plan("09:00-17:00")), default)).Value;
        Assert.Null((await house.Get<AssignCalendar>().Run(Director, new(house.RootUnit, calendar), default)).Failure);
        var first = new StandardTerms
        {
            Touchpoint = "T1",
            Item = "Answer",
            Target = 120,
            SharePercent = 80,
            From = new(2026, 1, 5),
            Tiers = [new(CustomerTier.Diamond, 30), new(CustomerTier.Gold, 60)],
        };
        StandardTerms[] all =
        [
            first,
            new()
            {
                Channel = ContactChannel.Hotline, Item = "Talk", Measure = StandardMeasure.Duration, Target = 400, SharePercent = 80, From = new(2026, 1, 5),
                InWorkingHours = true,
            },
            first with { Touchpoint = "T2", Item = "Score", Measure = StandardMeasure.Score, Target = 7, Tiers = [] },
            first with { Touchpoint = "T2", Item = "Done", Measure = StandardMeasure.Outcome, Outcomes = ["done"], Target = 0, Tiers = [] },
            first with { Touchpoint = null, Item = "Sum", Measure = StandardMeasure.Formula, Formula = "waiting + duration", Target = 500, Tiers = [] },
        ];
        foreach (var one in all) Assert.Null((await house.Get<AddStandard>().Run(Director, new(house.RootUnit, one), default)).Failure);
        return first;
    }

    // New ones, and some that were told before and are told otherwise now.
    private static async Task Tell(House house, Random chance, int round)
    {
        var entries = Enumerable.Range(0, 40).Select(i => chance.Next(3) == 0 ? chance.Next(0, (round + 1) * 40) : (round * 40) + i).Distinct().Select(id =>
        {
            var started = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(chance.Next(0, 90 * 1440));
            return new EncounterEntry
            {
                ExternalId = $"e{id}",
                Touchpoint = Places[chance.Next(Places.Length)],
                StartedUtc = started,
                EndedUtc = chance.Next(4) == 0 ? null : started.AddSeconds(chance.Next(0, 900)),
                WaitSeconds = chance.Next(4) == 0 ? null : chance.Next(0, 240),
                Customer = chance.Next(2) == 0 ? null : $"c{chance.Next(8)}",
                Unit = chance.Next(5) == 0 ? null : Units[chance.Next(Units.Length)],
                Channel = chance.Next(5) == 0 ? null : Channels[chance.Next(Channels.Length)],
                Outcome = chance.Next(2) == 0 ? null : chance.Next(3) == 0 ? "lost" : "Done",
                Score = chance.Next(2) == 0 ? null : chance.Next(1, 6),
                Scale = ScoreScale.OneToFive,
            };
        });
        var told = entries.Select(one => one.Score is null ? one with { Scale = null } : one);
        Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("desk", [.. told]), default)).Failure);
    }

    private static CalendarPlan Plan(string hours) => new() { Zone = "Asia/Shanghai", Week = Enumerable.Repeat(DayHours.Parse(hours)!, 7).ToItems() };

    private static Task<CountAttainment.Added> Later(House house) => house.Get<CountAttainment>().Later(default);

    private static async Task Anew(House house, IReadOnlyList<string>? reasons = null) =>
        Assert.Null((await house.Get<CountAttainment>().Whole(reasons ?? ["asked"], null, null, default)).Failure);

    private static async Task<List<string>> Rows(House house) => [.. (await house.Db().AttainmentCounts.AsNoTracking().ToListAsync())
        .Select(Text).Order(StringComparer.Ordinal)];

    private static string Text(AttainmentCountRow row) =>
        $"{row.Clause}.{row.Version} {row.Tier} {row.UnitId} {row.Channel} {row.Month}: {row.Met}/{row.Measured} {Convert.ToHexString(row.Days)}";
}
