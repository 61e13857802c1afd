using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Diagnosis;

public class LiveStepsTests
{
    private const long Second = 1_000_000;

    // Journeys 0 1 2, 0 2, 0 1 and 3; a step a minute, each lasting ten seconds and that of touchpoint 2 forty.
    private static readonly (int Journey, int Touchpoint)[] Met = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (3, 3)];

    private static JourneyLog Log => JourneyLog.Of([.. Met.Select(one => one.Journey)], [.. Met.Select(one => one.Touchpoint)],
        [.. Met.Select((_, i) => i * 60 * Second)]) with
    { EndsByRow = Met.Select((one, i) => (i * 60 + (one.Touchpoint == 2 ? 40 : 10)) * Second).ToArray() };

    private static LiveSteps Of(params DesignedStep[] steps)
    {
        var log = LiveSteps.Among(Log, [0]);
        var scale = new Scale(1, 5);
        var said = JudgementLog.Of(Log, [new Judgement(0, 0, 4, scale), new(1, 0, 5, scale), new(0, 1, 2, scale), new(2, 1, 1, scale), new(3, 3, 1, scale)]);
        return LiveSteps.Of(log, said, steps, BlueprintNet.Line([.. steps.Select(step => step.Touchpoint).Where(touchpoint => touchpoint >= 0)]));
    }

    [Fact]
    public void Only_journeys_of_the_service_count_and_each_step_has_its_share_of_them()
    {
        var live = Of(new(0), new(1), new(2));

        Assert.Equal(3, live.Journeys);
        Assert.Equal([1, 2.0 / 3, 2.0 / 3], live.Steps.Select(step => Told.Estimate(step.Reach).Point));
        Assert.Equal([4.5, 1.5], live.Steps.Take(2).Select(step => Told.Estimate(step.Score).Point));
        Assert.Equal("analytics.no-observations", Told.Reason(live.Steps[2].Score));
        Assert.Equal((1, 1, 1), (live.Peak, live.Trough, live.End));     // as far from 3 as 4.5, and later
        Assert.Equal(1.0 / 3, Told.Estimate(Assert.IsType<Conformance>(live.Kept).Keeping).Point);
    }

    [Fact]
    public void Times_are_those_of_encounters_and_a_wait_is_what_lies_between()
    {
        var live = Of(new(0, 5), new(-1, 50), new(2, 60));

        Assert.Equal((10, 3), ((int)live.Steps[0].Time!.Value.MedianSeconds, live.Steps[0].Time!.Value.Count));
        Assert.Equal(1, Told.Estimate(live.Steps[0].Slow).Point);
        Assert.Equal(80, live.Steps[1].Time!.Value.MedianSeconds);     // 110 where 1 lies between, 50 where nothing does
        Assert.Equal(0.5, Told.Estimate(live.Steps[1].Slow).Point);
        Assert.Equal(0, Told.Estimate(live.Steps[2].Slow).Point);
        Assert.Equal([1], live.Undesigned.Select(one => one.Touchpoint));
        Assert.Equal(2.0 / 3, Told.Estimate(live.Undesigned[0].Reach).Point);
    }

    [Fact]
    public void A_touchpoint_that_stands_twice_shows_its_score_once() => Assert.Equal([null, 0], Of(new(0), new(0)).Steps.Select(step => step.SharedWith));

    [Fact]
    public void Peak_trough_and_end_are_places_on_the_curve()
    {
        Assert.Equal((3, 1, 3), LiveSteps.Curve([5, 1, 4, 5], 3));
        Assert.Equal((0, 2, 2), LiveSteps.Curve([5, double.NaN, 2], 3));
        Assert.Equal((null, null, null), LiveSteps.Curve([double.NaN, 4], 3));
    }

    [Fact]
    public void A_way_is_taken_by_a_share_of_those_who_come_to_its_beginning()
    {
        var shares = TakenWays.Of(LiveSteps.Among(Log, [0]), [new(0, 1), new(0, 2), new(0, -1), new(1, -1), new(-1, 0), new(3, -1)]);

        Assert.Equal([2.0 / 3, 1.0 / 3, 0, 0.5], shares.Take(4).Select(share => Told.Estimate(share).Point));
        Assert.Equal([3, 3, 3, 2], shares.Take(4).Select(share => (int)Told.Estimate(share).N));
        Assert.Equal(["analytics.no-observations", "analytics.no-observations"], shares.Skip(4).Select(Told.Reason));
        // Coming twice and going that way twice is once.
        Assert.Equal(1, Told.Estimate(TakenWays.Of(JourneyLog.Of([0, 0, 0, 0], [0, 1, 0, 1], [1, 2, 3, 4]), [new(0, 1)]).Single()).Point);
    }

    [Fact]
    public void Without_journeys_nothing_is_told()
    {
        var none = LiveSteps.Of(LiveSteps.Among(Log, [3]) with { Chosen = [] }, JudgementLog.Of(Log, []), [new(0)], BlueprintNet.Line([0]));

        Assert.Equal(0, none.Journeys);
        Assert.Equal("analytics.no-observations", Told.Reason(none.Steps[0].Reach));
        Assert.Equal("analytics.no-observations", Told.Reason(none.Kept));
    }
}
