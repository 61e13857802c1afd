using System.Diagnostics;
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
    private static readonly Lazy<PlantedFeedbackTests.Told> OnlyOne = new(Make);

    private static World World => FullWorld.Shared.World;

    [Fact]
    public void About_a_seventh_of_the_journeys_is_answered_and_each_answer_has_a_name_of_its_own()
    {
        var said = OnlyOne.Value.Said;
        int whole = said.Count(one => one.Touchpoint is null), ended = World.Journeys.Count(journey => !journey.IsOpen);
        Assert.InRange(whole / (double)ended, 0.08, 0.22);
        Assert.Equal(said.Count, said.Select(one => one.ExternalId).Distinct().Count());
        Assert.All(said, one => Assert.Equal(one.Touchpoint is null ? Instrument.Nps : Instrument.Csat, one.Instrument));
        Assert.InRange(said.Count(one => one.Comment is not null), 5_000, 60_000);
        Assert.DoesNotContain(said, one => one.Comment?.Contains('{') == true);
    }

    [Fact]
    public void Look()
    {
        var told = OnlyOne.Value;
        var lines = new List<string> { $"said {told.Said.Count} seconds {told.Seconds}" };
        var truths = World.Truths.Moments.ToDictionary(one => one.At);
        foreach (var moment in told.Found.Moments)
        {
            var truth = truths[World.Touchpoints[moment.Touchpoint].Code];
            lines.Add($"{truth.At} {truth.Kind} {truth.Penalty} {truth.Reward} -> {moment.Kind} {moment.IsStable} {moment.Rows} {P(moment.Effect.Penalty)} {P(moment.Effect.Reward)} {moment.Effect.Asymmetry}");
        }
        foreach (var fix in told.Found.Fixes.Where(fix => fix.Unit is null).Take(12)) lines.Add($"{World.Touchpoints[fix.Touchpoint].Code} {fix.Gain} {fix.FailShare} {fix.Target} {fix.Source}");
        lines.Add($"{told.Found.Rule}");
        if (told.Found.Rule is RuleComparison rule) lines.AddRange(rule.Scores.Select(one => $"{one}"));
        if (told.Found.Drivers is DriversOfOverall drivers) lines.Add($"{drivers.R2}");
        File.WriteAllLines("/work/wt/voice-look.txt", lines);
        static string P(Answer answer) => answer is Tested tested ? $"{tested.Difference.Point:F3} [{tested.Difference.Low:F3} {tested.Difference.High:F3}]" : $"{answer}";
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
        var watch = Stopwatch.StartNew();
        var joined = JudgementLog.Of(log, [.. said.Select(one => new Judgement(places[one.Journey!],
            one.Touchpoint is { } at ? touchpoints[at] : Judgement.WholeJourney, one.Score!.Value, Scale.Named(one.Scale)!.Value)
        {
            Micros = (one.GivenUtc!.Value.Ticks - DateTime.UnixEpoch.Ticks) / 10,
            Tier = (int)one.Tier!.Value,
        })]);
        var found = Diagnose.Of(log, joined, new(ByUnit: true));
        return new(said, log, joined, found, watch.Elapsed.TotalSeconds);
    }

    private sealed record Told(List<JudgementEntry> Said, JourneyLog Log, JudgementLog Joined, Diagnosed Found, double Seconds);
}
