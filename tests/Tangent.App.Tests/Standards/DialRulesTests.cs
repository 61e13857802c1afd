using Tangent.App.Demo;
using Tangent.App.Standards.DialTests;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Tests.Standards;

/// <summary>The rules of tests, without a database.</summary>
public sealed class DialRulesTests
{
    private static readonly CaseWords Words = new("{0}", "human", "{1}", "{0} {1}", "{0}", Callers.All.ToDictionary(one => one, one => one.ToString()), "{0}");

    private static readonly MenuDocument Menu = new()
    {
        Number = "1",
        Touchpoint = "T1",
        Entry = "entry",
        Nodes =
        [
            new() { Id = "entry", Keys = [new("0", "human"), new("1", "bills")] }, new() { Id = "bills", Act = MenuAct.SelfService },
            new() { Id = "human", Act = MenuAct.Human, For = [Caller.Gold] },
        ],
    };

    [Fact]
    public void CaseMaker_wants_a_human_for_every_caller_whoever_is_let_in()
    {
        var made = CaseMaker.Of(Guid.Empty, Menu, Words).ToList();
        Assert.Equal((5, 1), (made.Count(one => one.Terms.Expected == "human"), made.Count(one => one.Terms.Keys == "1")));
        Assert.Equal(["0", "0", "0", "0", ""], made.Take(5).Select(one => one.Terms.Keys));
        Assert.Empty(CaseMaker.Of(Guid.Empty, Menu with { Touchpoint = null }, Words));
        Assert.All(made, one => Assert.Empty(one.Terms.Problems()));
    }

    [Fact]
    public void CaseMaker_makes_a_case_for_each_tier_that_a_clause_of_the_menu_names()
    {
        var clause = new StandardTerms { Touchpoint = "t1", Item = "x", Target = 15, Tiers = [new(CustomerTier.Gold, 10)] };
        Assert.Equal([(Caller.Gold, 10m)], CaseMaker.Of(Guid.Empty, clause, Menu, Words)
            .Select(one => (one.Terms.Caller!.Value, one.Terms.MostSeconds!.Value)));
        Assert.Equal(15m, Assert.Single(CaseMaker.Of(Guid.Empty, clause with { Tiers = [] }, Menu, Words)).Terms.MostSeconds);
        Assert.Empty(CaseMaker.Of(Guid.Empty, clause with { Touchpoint = "T2" }, Menu, Words));
    }

    [Fact]
    public void TestRun_after_TestRun_opens_and_closes_defects()
    {
        TestDefect? open = null;
        List<(int Failures, bool IsOpen)> seen = [];
        foreach (var how in new Mismatch?[] { Mismatch.Loop, Mismatch.Loop, null, Mismatch.Loop })
        {
            open = TestDefect.After(new TestRun { Id = Guid.Empty, CaseId = Guid.Empty, Key = "k", StartedUtc = default, Mismatch = how }, open, Guid.Empty);
            if (open is null) continue;
            seen.Add((open.Failures, open.ClosedUtc is null));
            if (open.ClosedUtc is not null) open = null;
        }
        Assert.Equal([(1, true), (2, true), (2, false), (1, true)], seen);
    }

    [Theory]
    [InlineData(200, "pay here", null)]
    [InlineData(200, "nothing", Mismatch.WrongContent)]
    [InlineData(200, "pay here, sorry", Mismatch.WrongContent)]
    [InlineData(404, "pay here", Mismatch.WrongStatus)]
    public void A_page_is_judged_by_its_status_and_what_it_says(int status, string text, Mismatch? expected) =>
        Assert.Equal(expected, PageCheck.Judge(new() { Contains = "pay", Lacks = "sorry" }, new(status, text, 1, 1, null)));

    [Theory]
    [InlineData("delivery.no-answer", Mismatch.Timeout)]
    [InlineData("delivery.blocked", Mismatch.NotConnected)]
    public void A_page_without_an_answer_was_too_slow_or_not_there(string trouble, Mismatch expected) =>
        Assert.Equal(expected, PageCheck.Judge(new(), new(null, "", null, 1, trouble)));

    [Fact]
    public void The_demo_company_has_a_dozen_cases_and_its_two_faults_show_from_their_day()
    {
        var tests = DemoTests.All(1);
        Assert.Equal((12, 12 * DemoTests.Days), (tests.Count, tests.Sum(one => one.Runs.Count)));
        Assert.All(tests, one => Assert.Empty(one.Terms.Problems()));
        Assert.Equal([Caller.Silver, Caller.Ordinary],
            tests.Where(one => one.Runs[^1].Mismatch is Mismatch.Loop or Mismatch.MissingEntry).Select(one => one.Terms.Caller!.Value));
        Assert.Equal(30, tests.Single(one => one.Runs[^1].Mismatch == Mismatch.Loop).Runs.Count(run => run.Mismatch == Mismatch.Loop));
        Assert.Equal(tests[0].Runs, DemoTests.All(1)[0].Runs);
    }
}
