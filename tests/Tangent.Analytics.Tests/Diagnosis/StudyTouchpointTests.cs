using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Diagnosis;

/// <summary>A study of touchpoint 0 on four journeys, worked out by hand.</summary>
public class StudyTouchpointTests
{
    private const long Hour = 3_600_000_000, Day = 24 * Hour;

    // Journey, touchpoint, start, wait, channel, outcome. The last journey only says how far the log goes.
    private static readonly (int Journey, int Touchpoint, long Start, int Wait, int Channel, int Outcome)[] Met =
    [
        (0, 0, 0, 60, 0, 0), (0, 1, Hour, -1, 1, 0), (0, 0, Day, 120, 0, 1),
        (1, 0, 2 * Day, -1, 0, 0),
        (2, 1, 2 * Day, 30, 1, 0), (2, 0, 20 * Day, 240, 1, 0),
        (3, 1, 40 * Day, 5, 0, 0),
    ];

    [Fact]
    public void Volume_reach_and_the_criteria_are_told_from_the_log()
    {
        var log = Log();
        var told = StudyTouchpoint.Of(log, JudgementLog.Of(log, []), 0);
        Assert.Equal((4, 3), (told.Encounters, told.Journeys));
        Assert.Equal((0.75, 4, "wilson"), (Told.Estimate(told.Reach).Point, Told.Estimate(told.Reach).N, Told.Estimate(told.Reach).Method));
        // Three waits are too few to hold a median; durations are known of none.
        Assert.Equal("analytics.no-evidence", told.Criteria[0].Reason!.Code);
        Assert.Equal([Perceived.Fast, Perceived.Easy, Perceived.Right, Perceived.Pleasant], told.Criteria.Select(one => one.What));
        // Of four encounters one came again within a week; of the two that went on, the first went to another channel.
        Assert.Equal([(EvidenceKind.Again, 0.25, 4), (EvidenceKind.OtherChannel, 1.0, 1)],
            told.Criteria[1].Figures.Select(one => (one.Kind, one.Figure.Point, one.Figure.N)));
        // Two journeys begin here; one of them needed more within a week.
        Assert.Equal([(EvidenceKind.FirstContact, 0.5, 2)], told.Criteria[2].Figures.Select(one => (one.Kind, one.Figure.Point, one.Figure.N)));
        Assert.Equal([(0, 0.75), (1, 0.25)], told.Outcomes.Select(one => (one.Outcome, Told.Estimate(one.Share).Point)));
        Assert.Empty(told.Criteria[3].Figures);
        Assert.Equal("analytics.no-observations", Told.Reason(told.Mean));
        Assert.Equal("analytics.no-observations", Told.Reason(told.Nps.Score));
        Assert.Empty(told.Trend.Months);
    }

    [Fact]
    public void Each_instrument_is_told_from_its_own_answers_on_their_commonest_scale()
    {
        var log = Log();
        Scale five = new(1, 5), seven = new(1, 7), eleven = new(0, 10);
        var told = StudyTouchpoint.Of(log, JudgementLog.Of(log,
        [
            new(0, 0, 5, five) { Asked = Asked.Satisfaction, Row = 0 }, new(0, 0, 2, five) { Asked = Asked.Satisfaction, Row = 2 },
            new(1, 0, 4, five) { Asked = Asked.Satisfaction }, new(2, 0, 3, five) { Asked = Asked.Satisfaction },
            new(0, 0, 7, seven) { Asked = Asked.Effort }, new(1, 0, 5, seven) { Asked = Asked.Effort }, new(2, 0, 3, seven) { Asked = Asked.Effort },
            new(2, 0, 1, new(1, 5, IsReversed: true)) { Asked = Asked.Effort },
            new(0, Judgement.WholeJourney, 10, eleven) { Asked = Asked.Recommend }, new(1, Judgement.WholeJourney, 9, eleven) { Asked = Asked.Recommend },
            new(2, Judgement.WholeJourney, 3, eleven) { Asked = Asked.Recommend }, new(3, Judgement.WholeJourney, 0, eleven) { Asked = Asked.Recommend },
        ]), 0);
        // Journey 3 never came here: two promoters and one detractor of three.
        Assert.True(told.Nps.IsOfJourneys);
        Assert.Equal(100.0 / 3, Told.Estimate(told.Nps.Score).Point, 9);
        Assert.Equal((0.5, five), (Told.Estimate(told.Csat.Score).Point, told.Csat.Scale!.Value));
        Assert.Equal((5.0, 3, seven), (Told.Estimate(told.Ces.Score).Point, Told.Estimate(told.Ces.Score).N, told.Ces.Scale!.Value));
        Assert.Equal(2.0 / 3, told.Criteria[1].Figures.Single(one => one.Kind == EvidenceKind.EasyShare).Figure.Point, 12);
        // The first journey holds a five and a two.
        Assert.Equal((EvidenceKind.Satisfied, EvidenceKind.Score), (told.Criteria[3].Figures[0].Kind, told.Criteria[3].Figures[1].Kind));
        Assert.Equal((3.5, five), (told.Criteria[3].Figures[1].Figure.Point, told.Criteria[3].Figures[1].Scale!.Value));
    }

    [Fact]
    public void A_journey_with_a_top_and_a_failing_score_confuses()
    {
        var log = Log();
        var told = StudyTouchpoint.Of(log, JudgementLog.Of(log,
        [
            new(0, 0, 5, Hall.Five) { Row = 0 }, new(0, 1, 1, Hall.Five), new(1, 0, 4, Hall.Five), new(2, 0, 4, Hall.Five), new(2, 1, 4, Hall.Five),
        ]), 0);
        Assert.Equal((0.5, 2), (Told.Estimate(told.Evenness.Confusing).Point, Told.Estimate(told.Evenness.Confusing).N));
        Assert.Equal((1.0 / 3, 0.0, 1.0 / 3),
            (Told.Estimate(told.Effect.Positive).Point, Told.Estimate(told.Effect.Negative).Point, Told.Estimate(told.Effect.Net).Point));
        Assert.Equal(2, Told.Estimate(told.Evenness.Journeys).N);
    }

    [Fact]
    public void Its_mean_is_that_of_its_scorecard()
    {
        var hall = new Hall(500);
        var log = hall.Log();
        var said = hall.Said(log);
        foreach (var card in Diagnose.Of(log, said, parts: DiagnosisParts.Scorecards).Scorecards)
        {
            var told = StudyTouchpoint.Of(log, said, card.Touchpoint);
            Assert.Equal((card.Encounters, card.Mean, card.FailShare, card.ShineShare, card.Net),
                (told.Encounters, told.Mean, told.Effect.Negative, told.Effect.Positive, told.Effect.Net));
            Assert.Equal(told.Trend.Months.Sum(month => month.N), Told.Estimate(told.Mean).N);
        }
    }

    private static JourneyLog Log() => JourneyLog.Of([.. Met.Select(one => one.Journey)], [.. Met.Select(one => one.Touchpoint)],
        [.. Met.Select(one => one.Start)]) with
    {
        Columns = new()
        {
            Waits = Met.Select(one => one.Wait).ToArray(),
            Channels = Met.Select(one => one.Channel).ToArray(),
            Outcomes = Met.Select(one => one.Outcome).ToArray(),
        },
    };
}
