using System.Text;
using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;
using Tangent.App.LogFiles;

namespace Tangent.Tests.LogFiles;

/// <summary>Judgements of a file beside the journeys of a log.</summary>
public sealed class FeedbackTests : IDisposable
{
    private const string Log = """
        case,touchpoint,time,unit,tier
        1,hall,2026-03-02 09:00:00,North,
        1,desk,2026-03-02 09:10:00,North,gold
        1,desk,2026-03-02 11:00:00,South,gold
        2,desk,2026-03-02 10:00:00,South,
        日1,hall,2026-03-02 10:00:00,,

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("tangent-feedback-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_wrong_row_is_set_aside_with_its_field_and_the_others_count()
    {
        var (_, feedback) = Read(Log, """
            case,touchpoint,score,scale,weight,time
            1,desk,4,1-5,1,
            ,desk,4,1-5,1,
            9,desk,4,1-5,1,
            1,roof,4,1-5,1,
            1,desk,good,1-5,1,
            1,desk,6,1-5,1,
            1,desk,4,wide,1,
            1,desk,4,1-5,-1,
            1,desk,4,1-5,1,soon
            　日1　,,９,0–10,,2026-03-02 12:00:00
            """);
        Assert.Equal(2, feedback.Rows.Count);
        Assert.Equal((9, new Scale(0, 10), Judgement.WholeJourney), (feedback.Rows[1].Score, feedback.Rows[1].Scale, feedback.Rows[1].Touchpoint));
        Assert.Equal(
            [
                (3, "case", RowFault.Empty), (4, "case", RowFault.NotInLog), (5, "touchpoint", RowFault.NotInLog), (6, "score", RowFault.NoNumber),
                (7, "score", RowFault.OutsideScale), (8, "scale", RowFault.NoScale), (9, "weight", RowFault.NoNumber), (10, "time", RowFault.NoTime),
            ], feedback.Rejected.Select(row => (row.Row, row.Field!, row.Fault)));
        Assert.Equal("1,desk,6,1-5,1,", Encoding.UTF8.GetString(feedback.Rejected[4].Text!));
    }

    [Fact]
    public void A_judgement_is_joined_to_the_nearest_visit_and_takes_unit_and_tier_from_the_journey()
    {
        var (judged, table) = Judged(Log, "case,touchpoint,score,time\n1,desk,2,2026-03-02 10:50:00\n1,hall,4,\n1,,8,\n2,desk,5,\n");
        Assert.Equal(["North", "South"], judged.Units);
        Assert.Equal([1, 0, 0, 1], table.Units.ToArray());
        Assert.Equal([0, 0, 0, Judgement.Unknown], table.Tiers.ToArray());
        Assert.Equal(2, table.Rows[0]);
    }

    [Fact]
    public void Scales_are_guessed_apart_for_whole_journeys_touchpoints_and_instruments()
    {
        var (_, table) = Judged(Log, "case,touchpoint,score,instrument\n1,desk,5,CSAT\n2,desk,2,CSAT\n1,desk,7,CES\n1,,5,NPS\n2,,100,share\n");
        Assert.Equal(["1-5", "1-5", "1-7", "0-10", "0-100"], Enumerable.Range(0, table.Count).Select(i => table.ScaleOf(i).Name));
    }

    [Fact]
    public void What_the_file_says_of_a_touchpoint_of_a_journey_beats_the_score_of_the_log()
    {
        var (_, table) = Judged("case,touchpoint,time,score\n1,a,2026-01-01,1\n1,b,2026-01-02,2\n2,a,2026-01-01,5\n2,b,2026-01-02,many\n",
            "case,touchpoint,score\n1,a,3\n");
        Assert.Equal([0.5, 0.25, 1.0], table.Scores.ToArray());
    }

    [Fact]
    public void A_log_with_scores_needs_no_file_of_judgements_and_a_score_that_is_no_number_leaves_its_event_in()
    {
        var read = NaiveFlow.Read(Encoding.UTF8.GetBytes("case,touchpoint,time,rating\n1,a,2026-01-01,1\n1,b,2026-01-02,fine\n2,a,2026-01-01\n"),
            new("") { WantsScores = true });
        Assert.Equal((3, 0, 1), (read.Log.Steps.Length, (int)read.RejectedCount, (int)read.UnreadScores));
        Assert.Equal([0.0], JudgedLog.Of(read.Log, null).Said.Scores.ToArray());
    }

    [Theory]
    [InlineData(61, 1)]
    [InlineData(97, 3)]
    [InlineData(1 << 20, 2)]
    public void Any_cut_of_the_log_gives_the_same_judgements(int cutBytes, int workers)
    {
        var draw = new Random(5);
        var rows = Enumerable.Range(0, 400).Select(i => (Case: draw.Next(60), Place: draw.Next(5), Unit: draw.Next(4), Score: draw.Next(6))).ToList();
        var text = "case,touchpoint,time,unit,score,customer\n" + string.Concat(rows.Select((row, i) =>
            $"J{row.Case},t{row.Place},{DateTime.UnixEpoch.AddMinutes(i):s},u{row.Unit},{(row.Score == 0 ? "" : $"{row.Score}")},k{row.Case % 7}\n"));
        var log = NaiveFlow.Read(Encoding.UTF8.GetBytes(text), new("") { CutBytes = cutBytes, Workers = workers, HasJudgements = true }).Log;

        Assert.Equal(["u0", "u1", "u2", "u3"], log.Details!.Units);
        var (scores, units) = (log.Details.ScoresByRow, log.Columns.Units);
        for (int i = 0; i < rows.Count; i++)
        {
            Assert.Equal(rows[i].Score == 0 ? double.NaN : rows[i].Score, scores.Span[i]);
            Assert.Equal(rows[i].Unit, units.Span[i]);
        }
        for (int name = 0; name < 60; name++)
        {
            int place = log.Details.Cases.Find($"J{name}");
            if (place < 0) Assert.DoesNotContain(rows, row => row.Case == name);
            else Assert.All(log.Table.Of(place).ToArray(), step => Assert.Equal(name, rows[step.Row].Case));
        }
        Assert.Equal(-1, log.Details.Cases.Find("nobody"));
    }

    [Fact]
    public void In_XES_keys_are_guessed_or_named_a_trace_speaks_for_its_events_and_a_complete_brings_its_score()
    {
        const string Events = """
            <log><trace><string key="concept:name" value="7"/><string key="tier" value="gold"/>
            <event><string key="concept:name" value="a"/>
            <string key="org:group" value="North"/>
            <string key="lifecycle:transition" value="start"/><date key="time:timestamp" value="2026-01-01T00:00:00Z"/></event>
            <event><string key="concept:name" value="a"/>
            <string key="lifecycle:transition" value="complete"/><int key="KEY" value="4"/><date key="time:timestamp" value="2026-01-01T00:01:00Z"/></event>
            </trace><trace><string key="concept:name" value="8"/>
            <event><string key="concept:name" value="a"/>
            <string key="lifecycle:transition" value="skipped"/><date key="time:timestamp" value="2026-01-01T00:01:00Z"/></event>
            </trace></log>
            """;
        foreach (var (key, map) in ((string, string?)[])[("rating", null), ("how was it", "score=how was it")])
        {
            var read = NaiveFlow.Read(Encoding.UTF8.GetBytes(Events.Replace("KEY", key)),
                new("") { WantsScores = true, Map = ColumnMap.Read<LogRole>(map, ColumnMap.OfLog).Value }, ".xes");
            var table = JudgedLog.Of(read.Log, null).Said.Table;
            Assert.Equal((0, 0, 0), (table.Journeys[0], table.Units[0], table.Tiers[0]));
            Assert.Equal(["North"], read.Log.Details!.Units);
            Assert.Equal((0, -1), (read.Log.Details.Cases.Find("7"), read.Log.Details.Cases.Find("8")));
        }
    }

    [Fact]
    public void The_columns_of_judgements_are_asked_when_they_are_in_doubt()
    {
        Assert.Equal("--map-feedback", Fails("case,rating,nps\n1,2,3\n").Field);
        Assert.Equal("analyse.column-unknown", Fails("journey,comment\n1,fine\n").Code);
        Assert.Equal("analyse.file-unreadable", FeedbackFile.Read(new(Path.Combine(folder, "none.csv"), new Dictionary<FeedbackRole, string>()),
            Logged(Log), default).Failure!.Problems[0].Code);
    }

    [Fact]
    public void Journeys_of_a_path_have_their_mean_judgement()
    {
        var log = Logged("case,touchpoint,time\n1,a,2026-01-01\n2,a,2026-01-01\n3,a,2026-01-01\n3,b,2026-01-02\n");
        var judged = JudgedLog.Of(log, Read(log, "case,score\n1,8\n2,9\n3,10\n"));
        var flow = FlowSummary.Of(log);
        var scores = ScoredVariants.Of(log, flow, judged.Said, new(0, 10));
        Assert.Equal((8.5, 2), Assert.IsType<Estimate>(scores[flow.VariantOf.Span[0]]) is var both ? (both.Point, both.N) : default);
        Assert.IsType<CannotTell>(scores[flow.VariantOf.Span[2]]);
    }

    private Domain.Problem Fails(string feedback)
    {
        var path = Path.Combine(folder, "feedback.csv");
        File.WriteAllText(path, feedback);
        return FeedbackFile.Read(new(path, new Dictionary<FeedbackRole, string>()), Logged(Log), default).Failure!.Problems[0];
    }

    private static JourneyLog Logged(string log) => NaiveFlow.Read(Encoding.UTF8.GetBytes(log), new("") { HasJudgements = true }).Log;

    private (JourneyLog Log, ReadFeedback Feedback) Read(string log, string feedback)
    {
        var journeys = Logged(log);
        return (journeys, Read(journeys, feedback));
    }

    private ReadFeedback Read(JourneyLog log, string feedback)
    {
        var path = Path.Combine(folder, "feedback.csv");
        File.WriteAllText(path, feedback);
        return FeedbackFile.Read(new(path, new Dictionary<FeedbackRole, string>()), log, default).Value;
    }

    private (JudgedLog Judged, JudgementTableCopy Table) Judged(string log, string feedback)
    {
        var (journeys, read) = Read(log, feedback);
        var judged = JudgedLog.Of(journeys, read);
        return (judged, new(judged.Said));
    }

    private sealed class JudgementTableCopy(JudgementLog said)
    {
        public int Count => said.Scores.Length;
        public int[] Units => said.Units.ToArray();
        public int[] Tiers => said.Tiers.ToArray();
        public int[] Rows => said.Rows.ToArray();
        public double[] Scores => said.Scores.ToArray();
        public Scale ScaleOf(int i) => said.Table.ScaleOf(i);
    }
}
