using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.App.Imports;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.DialTests;
using Tangent.App.Standards.Menus;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests.Delivery;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Standards;

/// <summary>Tests of machines: cases, runs, defects, and that no figure about customers counts them.</summary>
public sealed class DialTestTests
{
    private static readonly Actor Director = House.As(Role.Director);

    private static readonly CaseWords Words = new("Human for {0}", "a human answers", "{1} for {0}", "{0} for {1}", "{0} as promised",
        Callers.All.ToDictionary(caller => caller, caller => caller.ToString()), "Menu {0}");

    private static readonly MenuDocument Hotline = new()
    {
        Name = "Hotline",
        Number = "96100",
        Touchpoint = "T16",
        Entry = "entry",
        Entries = [new(Caller.Senior, "human")],
        Nodes =
        [
            new() { Id = "entry", Keys = [new("0", "human"), new("1", "bills")] }, new() { Id = "bills", Act = MenuAct.SelfService },
            new() { Id = "human", Act = MenuAct.Human },
        ],
    };

    [Theory, OnBothDatabases]
    public async Task Cases_are_made_from_menus_and_tiers_and_made_again_they_keep_what_people_changed(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var menu = (await house.Get<MakeMenu>().Run(Director, new(house.RootUnit, Hotline), default)).Value;
        await house.Get<AddStandard>().Run(Director, new(house.RootUnit, new()
        {
            Touchpoint = "T16",
            Item = "Answer",
            Target = 15,
            Tiers = [new(CustomerTier.Diamond, 5), new(CustomerTier.Gold, 10)],
            From = new(2020, 1, 1),
        }), default);
        Assert.Equal(8, (await Make(house, isDry: true)).New.Count);
        Assert.Empty((await Wall(house)).Rows);
        Assert.Equal(8, (await Make(house)).New.Count);
        var again = await Make(house);
        Assert.Equal((0, 0, 0, 8), (again.New.Count, again.Changed.Count, again.Gone.Count, again.Kept));

        var rows = (await Wall(house)).Rows;
        var diamond = rows.Single(row => row.Case.Terms.Name == "Answer for Diamond").Case;
        Assert.Equal((5m, Caller.Diamond), (diamond.Terms.MostSeconds!.Value, diamond.Terms.Caller!.Value));
        Assert.Equal("", rows.Single(row => row.Case.Terms.Name == "Human for Senior").Case.Terms.Keys);
        Assert.Null((await house.Get<EditCase>().Run(Director, new(diamond.Id, diamond.Terms with { MostSeconds = 4 }), default)).Failure);
        await house.Get<WriteMenu>().Run(Director, new(menu, null, Hotline.Without("bills").With(new() { Id = "entry", Keys = [new("9", "human")] })), default);
        var third = await Make(house);
        Assert.Equal((0, 4, 1), (third.New.Count, third.Changed.Count, third.Gone.Count));   // four tiers press 9 now; 65 and over press nothing
        Assert.Equal(4m, (await Wall(house)).Rows.Single(row => row.Case.Id == diamond.Id).Case.Terms.MostSeconds);
    }

    [Theory, OnBothDatabases]
    public async Task One_defect_is_open_of_a_case_and_a_run_that_passes_closes_it(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var id = await Add(house, Call);
        foreach (var (minute, how) in new (int, Mismatch?)[] { (1, Mismatch.Loop), (2, Mismatch.DeadEnd), (3, null), (4, Mismatch.NotConnected) })
            Assert.True((await house.Get<RecordRun>().Run(Director, new(id, At(house, minute), how) { Key = $"k{minute}" }, default)).Value);
        Assert.False((await house.Get<RecordRun>().Run(Director, new(id, At(house, 4), null) { Key = "k4" }, default)).Value);   // the same again
        Assert.True((await house.Get<RecordRun>().Run(Director, new(id, At(house, 0)) { Key = "late" }, default)).Value);        // from before: tells nothing

        var shown = (await house.Get<ShowCase>().Run(Director, new(id), default)).Value;
        Assert.Equal([(Mismatch.NotConnected, 1, true), (Mismatch.Loop, 2, false)],
            shown.Defects.Select(defect => (defect.Mismatch, defect.Failures, defect.ClosedUtc is null)));
        Assert.Equal(5, shown.Row.Last.Count);
        var slow = await house.Get<RecordRun>().Run(Director, new(id) { HumanSeconds = 20 }, default);
        Assert.Null(slow.Failure);
        Assert.Equal(Mismatch.Timeout, (await house.Get<ShowCase>().Run(Director, new(id), default)).Value.Row.Last[0].Mismatch);
        Assert.IsType<Fail.Invalid>((await house.Get<RecordRun>().Run(Director, new(id, At(house, 60)), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Tests_stand_in_the_log_and_no_figure_about_customers_counts_them(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var told = await house.Get<AppendEncounters>().Run(Director, new("crm", [new()
            { ExternalId = "1", Touchpoint = "T16", StartedUtc = At(house, 0), Customer = "c", Journey = "j" }]), default);
        Assert.Null(told.Failure);
        var before = (await Listed(house), await Journeys(house), await Spread(house), await Seen(house));
        var id = await Add(house, Call);
        Assert.Null((await house.Get<RecordRun>().Run(Director, new(id) { HumanSeconds = 9, TookSeconds = 60 }, default)).Failure);

        var tests = (await house.Get<ListEncounters>().Run(Director, new(new(Source: TestEncounters.Source)), default)).Value.Items;
        Assert.Equal(("T16", "Passed", 9), (tests.Single().TouchpointWord, tests.Single().Outcome, tests.Single().WaitSeconds));
        Assert.Equal(before, (await Listed(house), await Journeys(house), await Spread(house), await Seen(house)));
        Assert.Equal((1, 1, 1, 1L), before);
        var forged = await house.Get<AppendEncounters>().Run(Director, new(TestEncounters.Source, []), default);
        Assert.Equal("encounters.source-reserved", forged.Failure!.Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task Pages_are_asked_when_their_time_has_come_and_never_inside_the_house_unless_allowed(DatabaseProvider provider)
    {
        await using var page = new FakeReceiver { Answer = _ => (200, "<h1>Pay your bill</h1>") };
        await using var house = await Open(provider);
        var web = new TestTerms
        {
            Name = "Payment page",
            Kind = TestKind.Web,
            Touchpoint = "T16",
            Channel = ContactChannel.WebHall,
            Url = page.Url,
            Contains = "Pay your bill",
            Lacks = "maintenance",
            EveryMinutes = 30,
        };
        var id = await Add(house, web);
        Assert.Equal((Mismatch.NotConnected, "delivery.blocked"), await Try(house, id));
        Assert.Empty(page.Requests);

        // The program reads that when it starts.
        await using var open = House.Around(house.Settings.Database, house.Clock, isDropped: false);
        open.Settings.Delivery.PageNetworks = ["127.0.0.0/8"];
        Assert.Equal((null, null), await Try(open, id));
        page.Answer = _ => (200, "<h1>Pay your bill</h1> maintenance");
        open.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.True(await open.Get<PageRounds>().Next(default));
        Assert.False(await open.Get<PageRounds>().Next(default));
        page.Answer = _ => (503, "");
        open.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.True(await open.Get<PageRounds>().Next(default));
        var runs = (await open.Get<ShowCase>().Run(Director, new(id), default)).Value.Row.Last;
        Assert.Equal([(Mismatch.WrongStatus, 503), (Mismatch.WrongContent, 200)], runs.Take(2).Select(run => (run.Mismatch!.Value, run.Status!.Value)));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_brings_its_good_rows_in_once_and_tells_what_is_wrong_with_the_others(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var id = await Add(house, Call);
        const string file = """
            用例,时间,结果,人工接通时长,步数,备注
            C1,2026-06-30 09:00,通过,8,1,
            c1,2026-06-30 10:00,提示不符,12,1,播了别的
            C1,2026-06-30 11:00,也许,12,1,
            C9,2026-06-30 12:00,通过,12,1,
            C1,2026-06-30 13:00,通过,ten,1.5,
            """;
        List<(int, string?, string)> bad = [];
        async Task<ImportCounts> Take() => (await house.Get<ImportFile>().Run(Director,
            new("runs.csv", new MemoryStream(Encoding.UTF8.GetBytes(file)), Target: "dial-tests", Source: "agency")
            {
                OnBad = row => bad.AddRange(row.Problems.Select(problem => (row.Row.Number, problem.Field, problem.Code))),
            }, default)).Value.Counts;

        var first = await Take();
        Assert.Equal((2, 3), (first.New, first.Bad));
        Assert.Equal([(4, "结果", "dialtests.result-unknown"), (5, "用例", "dialtests.case-missing"), (6, "人工接通时长", "dialtests.number-unreadable"),
            (6, "步数", "dialtests.number-unreadable")], bad);
        Assert.Equal((0, 2), ((await Take()) is var again ? (again.New, again.Unchanged) : default));
        var shown = (await house.Get<ShowCase>().Run(Director, new(id), default)).Value;
        Assert.Equal([(Mismatch.WrongPrompt, 12m), (null, 8m)], shown.Row.Last.Select(run => (run.Mismatch, run.HumanSeconds!.Value)));
        Assert.Equal(Mismatch.WrongPrompt, shown.Row.Open!.Mismatch);
    }

    [Theory, OnBothDatabases]
    public async Task Figures_are_told_by_channel_and_too_few_days_are_no_chart(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var id = await Add(house, Call);
        for (int i = 1; i <= 10; i++)
        {
            var run = new RecordRun.Request(id, At(house, i), i == 10 ? Mismatch.NotConnected : null) { DialSeconds = i, HumanSeconds = i };
            Assert.Null((await house.Get<RecordRun>().Run(Director, run, default)).Failure);
        }

        var measured = (await house.Get<MeasureDialTests>().Run(Director, new(new()), default)).Value;
        Assert.Equal((ContactChannel.Hotline, 10), (measured.Channels.Single().Channel!.Value, measured.Runs));
        Assert.Equal(.9, Assert.IsType<Estimate>(measured.All.Scores.Connected).Point);
        Assert.Equal(5, Assert.IsType<Estimate>(measured.All.Scores.HumanMedian).Point);
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(measured.Faults).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_stands_beside_the_machine_enters_runs_and_others_write_cases(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var (mine, other) = (await house.Unit("MINE"), await house.Unit("OTHER"));
        var clerk = House.As(Role.Clerk, mine.Path);
        var here = (await house.Get<AddCase>().Run(Director, new(mine.Id, Call), default)).Value;
        var there = (await house.Get<AddCase>().Run(Director, new(other.Id, Call), default)).Value;
        Assert.True((await house.Get<RecordRun>().Run(clerk, new(here), default)).Value);
        Assert.IsType<Fail.Forbidden>((await house.Get<RecordRun>().Run(clerk, new(there), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<AddCase>().Run(clerk, new(mine.Id, Call), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<MakeCases>().Run(clerk, new(Words), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<TryPage>().Run(clerk, new(there), default)).Failure);
        Assert.Null((await house.Get<RetireCase>().Run(Director, new(here), default)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<RecordRun>().Run(clerk, new(here), default)).Failure);
    }

    private static readonly TestTerms Call = new()
    {
        Name = "Human",
        Kind = TestKind.Ivr,
        Touchpoint = "T16",
        Channel = ContactChannel.Hotline,
        Number = "96100",
        Keys = "0",
        Expected = "a human answers",
        MostSeconds = 15,
    };

    private static async Task<House> Open(DatabaseProvider provider)
    {
        var house = await House.Open(provider);
        await house.Add("T16");
        return house;
    }

    private static DateTime At(House house, int minutes) => house.Clock.GetUtcNow().UtcDateTime.AddMinutes(-30 + minutes);

    private static async Task<Guid> Add(House house, TestTerms terms) =>
        (await house.Get<AddCase>().Run(Director, new(house.RootUnit, terms), default)).Value;

    private static async Task<MakeCases.Made> Make(House house, bool isDry = false) =>
        (await house.Get<MakeCases>().Run(Director, new(Words, isDry), default)).Value;

    private static async Task<ListCases.Listed> Wall(House house) => (await house.Get<ListCases>().Run(Director, new(new()), default)).Value;

    private static async Task<(Mismatch?, string?)> Try(House house, Guid id)
    {
        var run = (await house.Get<TryPage>().Run(Director, new(id), default)).Value;
        return (run.Mismatch, run.Note);
    }

    private static async Task<int> Listed(House house) => (await house.Get<ListEncounters>().Run(Director, new(), default)).Value.Items.Count;

    private static async Task<int> Journeys(House house) =>
        (await house.Get<ExploreJourneys>().Run(Director, new(new()), default)).Value.Basis.Encounters;

    private static async Task<int> Spread(House house) =>
        (int)(await house.Get<EncounterShares>().ByTouchpoint(Director, default)).Values.Sum();

    private static async Task<long> Seen(House house) => await house.Db().LogWords.SumAsync(word => word.Seen);
}
