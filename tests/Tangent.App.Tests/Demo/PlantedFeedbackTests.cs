using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;
using Tangent.App.Demo;
using Tangent.Domain.Feedback;

namespace Tangent.App.Tests.Demo;

/// <summary>What the truths plant is found again in what customers answered, by the diagnosis that the company sees.</summary>
public class PlantedFeedbackTests
{
    // A quarter of the demo company: enough for what is planted deep.
    private static readonly World World = World.Make(new(Customers: 12_000));
    private static readonly Lazy<Told> OnlyOne = new(Make);

    [Fact]
    public void About_a_seventh_of_the_journeys_is_answered_and_each_answer_has_a_name_of_its_own()
    {
        var said = OnlyOne.Value.Said;
        int whole = said.Count(one => one.Touchpoint is null), ended = World.Journeys.Count(journey => !journey.IsOpen);
        Assert.InRange(whole / (double)ended, 0.08, 0.22);
        Assert.Equal(said.Count, said.Select(one => one.ExternalId).Distinct().Count());
        Assert.All(said, one => Assert.Equal(one.Touchpoint is null ? Instrument.Nps : Instrument.Csat, one.Instrument));
        Assert.InRange(said.Count(one => one.Comment is not null), 1_000, 20_000);
        Assert.DoesNotContain(said, one => one.Comment?.Contains('{') == true);
    }

    [Fact]
    public void Late_repair_visits_and_complaints_that_nobody_answers_destroy_most()
    {
        Assert.True(Costs("T13") < -0.5 && Costs("T15") < -0.5, $"{Costs("T13")} {Costs("T15")}");
        Assert.True(Costs("T13") < Costs("T01"));
        Assert.Contains(KindOf("T13"), new[] { Impact.Destroyer, Impact.Baseline });
    }

    [Fact]
    public void What_the_truths_call_worse_costs_more()
    {
        var truths = World.Truths.Moments.ToDictionary(one => one.At);
        var known = OnlyOne.Value.Found.Moments.Where(moment => moment.Effect.Penalty is Tested && moment.Rows >= 300)
            .Select(moment => (Truth: (double)truths[World.Touchpoints[moment.Touchpoint].Code].Penalty,
                Found: -((Tested)moment.Effect.Penalty).Difference.Point))
            .ToList();
        Assert.True(known.Count >= 15, $"{known.Count}");
        Assert.InRange(Correlation(known), 0.6, 1);
    }

    [Fact]
    public void More_than_the_mean_of_the_touches_decides()
    {
        var rule = Assert.IsType<RuleComparison>(OnlyOne.Value.Found.Rule);
        Assert.NotEqual(Rule.Mean, rule.Winner);
    }

    private static double Costs(string code) => ((Tested)Of(code).Effect.Penalty).Difference.Point;

    private static Impact KindOf(string code) => Of(code).Kind;

    private static Moment Of(string code) => OnlyOne.Value.Found.Moments.Single(moment => World.Touchpoints[moment.Touchpoint].Code == code);

    private static double Correlation(List<(double Truth, double Found)> known)
    {
        double x = known.Average(one => one.Truth), y = known.Average(one => one.Found);
        return known.Sum(one => (one.Truth - x) * (one.Found - y))
            / Math.Sqrt(known.Sum(one => (one.Truth - x) * (one.Truth - x)) * known.Sum(one => (one.Found - y) * (one.Found - y)));
    }

    private static Told Make()
    {
        var world = World;
        var met = world.Encounters;
        var log = JourneyLog.Of([.. met.Select(one => one.Journey)], [.. met.Select(one => (int)one.Touchpoint)],
            [.. met.Select(one => one.StartedUtc * 1_000_000L)]) with
        {
            Columns = new() { Units = met.Select(one => (int)one.Unit).ToArray(), Customers = met.Select(one => (long)one.Customer).ToArray() },
        };
        var places = new Dictionary<string, int>();
        for (int place = 0; place < log.Table.Journeys; place++)
            places[world.KeyOf(world.Journeys[met[log.Table.Of(place)[0].Row].Journey])] = place;
        var touchpoints = world.Touchpoints.ToDictionary(one => one.Code, one => one.Index);
        List<JudgementEntry> said = [.. DemoFeedback.Of(world)];
        var joined = JudgementLog.Of(log, [.. said.Select(one => new Judgement(places[one.Journey!],
            one.Touchpoint is { } at ? touchpoints[at] : Judgement.WholeJourney, one.Score!.Value, Scale.Named(one.Scale)!.Value)
        {
            Micros = (one.GivenUtc!.Value.Ticks - DateTime.UnixEpoch.Ticks) / 10,
            Tier = (int)one.Tier!.Value,
        })]);
        return new(said, Diagnose.Of(log, joined, parts: DiagnosisParts.Moments | DiagnosisParts.Rule));
    }

    private sealed record Told(List<JudgementEntry> Said, Diagnosed Found);
}
