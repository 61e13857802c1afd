using System.Text;
using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Journeys;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;

namespace Tangent.Tests.Encounters;

public sealed class JourneyQuestionTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Analyst = House.As(Role.Analyst);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    private const string Bpmn = """
        <?xml version="1.0"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">
          <bpmn:startEvent id="s"/><bpmn:task id="a" name="A"/><bpmn:parallelGateway id="g1"/><bpmn:userTask id="b" name="B"/><bpmn:task id="c" name="C"/>
          <bpmn:parallelGateway id="g2"/><bpmn:exclusiveGateway id="x"/><bpmn:task id="d" name="D"/><bpmn:endEvent id="e"/>
          <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="g1"/>
          <bpmn:sequenceFlow id="f3" sourceRef="g1" targetRef="b"/><bpmn:sequenceFlow id="f4" sourceRef="g1" targetRef="c"/>
          <bpmn:sequenceFlow id="f5" sourceRef="b" targetRef="g2"/><bpmn:sequenceFlow id="f6" sourceRef="c" targetRef="g2"/>
          <bpmn:sequenceFlow id="f7" sourceRef="g2" targetRef="x"/><bpmn:sequenceFlow id="f8" sourceRef="x" targetRef="d"/>
          <bpmn:sequenceFlow id="f9" sourceRef="x" targetRef="e"/><bpmn:sequenceFlow id="f10" sourceRef="d" targetRef="e"/>
        </bpmn:process></bpmn:definitions>
        """;

    private const string Pnml = """
        <pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml"><net id="n" type="http://www.pnml.org/version-2009/grammar/ptnet"><page id="g">
          <place id="p0"><name><text>start</text></name><initialMarking><text>1</text></initialMarking></place>
          <place id="p1"/><place id="p2"/><place id="p3"/>
          <transition id="t1"><name><text>A</text></name></transition><transition id="t2"><name><text>B</text></name></transition>
          <transition id="t3"><name><text>skip</text></name><toolspecific tool="ProM" version="6.4" activity="$invisible$"/></transition>
          <transition id="t4"><name><text>C</text></name></transition>
          <arc id="a1" source="p0" target="t1"/><arc id="a2" source="t1" target="p1"/><arc id="a3" source="p1" target="t2"/>
          <arc id="a4" source="t2" target="p2"/><arc id="a5" source="p1" target="t3"/><arc id="a6" source="t3" target="p2"/>
          <arc id="a7" source="p2" target="t4"/><arc id="a8" source="t4" target="p3"/>
        </page></net></pnml>
        """;

    [Theory]
    [InlineData(Bpmn, "A B C", 1)]
    [InlineData(Bpmn, "A C B D", 1)]
    [InlineData(Bpmn, "A B D", 1 - 1 / 6.0)]
    [InlineData(Pnml, "A C", 1)]
    [InlineData(Pnml, "A B C", 1)]
    [InlineData(Pnml, "A C B", 1 - 1 / 5.0)]
    public void A_drawn_net_is_read_and_held_against_journeys(string file, string path, double fitness)
    {
        var read = NetFile.Read(Encoding.UTF8.GetBytes(file)).Value;
        int[] journey = [.. path.Split(' ').Select(name => read.Names.ToList().IndexOf(name))];
        var aligned = Assert.IsType<Aligned>(Alignment.Of(journey, read.Net));
        Assert.Equal(fitness, aligned.Fitness, 6);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><pnml/>", "journeys.net-broken")]
    [InlineData("<html/>", "journeys.net-form")]
    [InlineData("<pnml><net>", "journeys.net-broken")]
    [InlineData("not XML", "journeys.net-broken")]
    [InlineData("<pnml><net id=\"n\"/></pnml>", "journeys.net-ends")]
    [InlineData("<definitions><process><inclusiveGateway id=\"g\"/></process></definitions>", "journeys.net-gateway")]
    public void A_file_that_is_no_net_says_why(string file, string code) =>
        Assert.Equal(code, NetFile.Read(Encoding.UTF8.GetBytes(file)).Failure!.Problems[0].Code);

    [Fact]
    public void A_net_without_bounds_is_refused()
    {
        var file = $"<pnml><net>{string.Concat(Enumerable.Range(0, 6000).Select(i => $"<place id=\"p{i}\"/>"))}</net></pnml>";
        Assert.Equal("journeys.net-large", NetFile.Read(Encoding.UTF8.GetBytes(file)).Failure!.Problems[0].Code);
        Assert.Equal("journeys.net-large", NetFile.Read(new byte[NetFile.MostBytes + 1]).Failure!.Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task Journeys_are_held_against_a_path_and_against_a_file(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Tell(house, "ABC", "ABC", "AC", "ABXC");

        var path = (await house.Get<CheckConformance>().Run(Analyst, new(null, Path: ["~A", "~B", "~C", "never"]), Stop)).Value;
        Assert.Equal((4, 0), (path.Journeys, path.Untold));
        Assert.Equal(["never"], path.Unknown);
        Assert.Equal(("~never", DeviationKind.Skipped, 4), (path.Deviations[0].Stop.Key, path.Deviations[0].Kind, path.Deviations[0].Journeys));

        var net = (await house.Get<CheckConformance>().Run(Analyst, new(null, Net: Encoding.UTF8.GetBytes(Pnml)), Stop)).Value;
        Assert.Equal(0.75, Assert.IsType<Estimate>(net.Keeping).Point);
        var off = Assert.Single(net.Deviations);
        Assert.Equal(("~X", DeviationKind.Inserted, 1), (off.Stop.Key, off.Kind, off.Journeys));
        Assert.True(Assert.IsType<Replayed>(net.Replay).Fitness > 0.9);
        Assert.Equal("journeys.path-or-net", (await house.Get<CheckConformance>().Run(Analyst, new(null), Stop)).Failure!.Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task Funnels_efforts_and_credits_are_told_with_their_intervals_or_with_the_reason(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Tell(house, "ABC", "AC", "B", "AB");

        var funnel = (await house.Get<FollowFunnel>().Run(Analyst, new(null, ["~A", "~C"]), Stop)).Value;
        Assert.Equal([3, 2], funnel.Steps.Select(step => step.Reached));
        Assert.Equal(2 / 3.0, Assert.IsType<Estimate>(funnel.Steps[1].OfBefore).Point, 12);
        Assert.Equal(90, funnel.Steps[1].Time!.Value.MedianSeconds);

        var effort = (await house.Get<MeasureContacts>().Run(Analyst, new(), Stop)).Value;
        Assert.Equal(4, effort.Basis.Journeys);
        Assert.IsType<CannotTell>(effort.Switching);
        Assert.Equal(0.5, Assert.IsType<Estimate>(effort.RepeatContacts).Point);

        var credits = (await house.Get<CreditTouchpoints>().Run(Analyst, new(null, GoodOutcomes: ["C"]), Stop)).Value;
        Assert.Equal((4, 2), (credits.Journeys, credits.Good));
        Assert.Equal(2, credits.All.Sum(credit => credit.ShapleyCredit), 9);
        Assert.Equal(("~C", 1.0), (credits.All[0].Stop.Key, credits.All[0].Removal));
        var none = (await house.Get<CreditTouchpoints>().Run(Analyst, new(null, LeastScore: 0.5), Stop)).Value;
        Assert.Equal("analytics.no-observations", none.Reason!.Code);
    }

    /// <summary>Journeys by their letters, a minute between encounters; each encounter's outcome is its letter.</summary>
    private static async Task Tell(House house, params string[] journeys)
    {
        var batch = journeys.SelectMany((path, j) => path.Select((letter, i) => new EncounterEntry
        {
            ExternalId = $"{j}-{i}",
            Touchpoint = $"{letter}",
            StartedUtc = Start.AddMinutes(i),
            Journey = $"o{j}",
            Outcome = $"{letter}",
        }));
        Assert.Empty((await house.Get<AppendEncounters>().Run(Analyst, new("queue", [.. batch]), Stop)).Value.Problems);
    }
}
