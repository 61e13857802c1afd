using Tangent.Analytics.Attribution;
using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Tests.Flow;

public class QuestionTests
{
    private const long Hour = 3_600_000_000;

    [Fact]
    public void A_funnel_looks_for_each_step_after_the_one_before()
    {
        var log = JourneyLog.Of([1, 1, 1, 2, 2, 3, 3], [0, 5, 1, 1, 0, 0, 2], [0, Hour, 3 * Hour, 0, Hour, 0, Hour]);
        var steps = FunnelStep.Of(log, [0, 1, 2]);
        Assert.Equal([3, 1, 0], steps.Select(step => step.Reached));
        Assert.Equal(3 * 3600, steps[1].Time!.Value.MedianSeconds);
        Assert.Null(steps[2].Time);
        Assert.Equal(1 / 3.0, Assert.IsType<Estimate>(steps[1].OfBefore).Point, 12);
        Assert.Equal("analytics.no-observations", Told.Reason(FunnelStep.Of(JourneyLog.Of([], [], []), [0])[0].OfAll));
    }

    [Fact]
    public void First_contacts_repetitions_switches_and_hand_overs_are_counted()
    {
        // 1: alone. 2: again within a day. 3: again after a long time. 4: began too late to be judged.
        var log = JourneyLog.Of([1, 2, 2, 3, 3, 4], [0, 0, 1, 0, 0, 0], [0, 0, 2 * Hour, 0, 200 * Hour, 190 * Hour]) with
        {
            Columns = new() { Channels = new[] { 7, 7, 8, 7, 7, -1 }, Employees = new[] { 1, 1, 2, 1, -1, 3 } },
        };
        var told = ContactMeasures.Of(log, windowDays: 1);
        Assert.Equal(3, told.Settled);
        Assert.Equal(2 / 3.0, Assert.IsType<Estimate>(told.FirstContact).Point, 12);
        Assert.Equal(1 / 6.0, Assert.IsType<Estimate>(told.RepeatContacts).Point, 12);
        Assert.Equal((0.5, 2), Assert.IsType<Estimate>(told.Switching) is var switching ? (switching.Point, switching.N) : default);
        Assert.Equal(1, Assert.IsType<Estimate>(told.HandedOver).Point);
        Assert.Equal([new Change(7, 8, 1)], told.Switches);
    }

    [Fact]
    public void Conformance_weighs_variants_by_their_journeys()
    {
        (int[], int)[] variants = [([0, 1, 2, 3], 6), ([0, 2, 3], 3), ([0, 1, 3, 2], 1)];
        var path = Assert.IsType<Conformance>(Conformance.Of(variants, [[0, 1, 2, 3]]));
        var net = Assert.IsType<Conformance>(Conformance.Of(variants, BlueprintNet.Line(0, 1, 2, 3)));
        Assert.Equal((6 + 3 * .857142857 + .75) / 10, Assert.IsType<Estimate>(path.MeanFitness).Point, 6);
        var (edit, aligned) = (Assert.IsType<Estimate>(path.MeanFitness), Assert.IsType<Estimate>(net.MeanFitness));
        Assert.Equal((edit.Point, edit.Low, edit.High, 10), (aligned.Point, aligned.Low, aligned.High, aligned.N));
        // By hand: mean .932143, deviation .092903, Student's 2.262157 with 9 degrees of freedom.
        Assert.Equal((0.8657, 0.9986), (Math.Round(edit.Low, 4), Math.Round(edit.High, 4)));
        Assert.Equal(0.6, Assert.IsType<Estimate>(path.Keeping).Point);
        Assert.Equal(new FoundDeviation(DeviationKind.Skipped, 1, false, 3), path.Deviations[0]);
        Assert.Equal("analytics.no-observations", Told.Reason(Conformance.Of([], BlueprintNet.Line(0))));
    }

    [Fact]
    public void ShapleyCredit_gives_the_worked_example()
    {
        var told = Assert.IsType<Shared>(ShapleyCredit.Of([new(new[] { 0, 1, 0 }, 2, 1), new(new[] { 1 }, 1, 0)], 3));
        Assert.Equal([1.0, 2.0, 0.0], told.Credits);
        Assert.Equal("analytics.no-good-ends", Told.Reason(ShapleyCredit.Of([new(new[] { 0 }, 0, 4)], 1)));
    }

    [Fact]
    public void ShapleyCredit_is_the_shapley_value_of_its_game_whole_fair_and_null_for_bystanders()
    {
        var draw = new Random(8);
        const int players = 5;
        var paths = Enumerable.Range(0, 30).Select(_ => new PathCount(
            Enumerable.Range(0, draw.Next(1, 6)).Select(_ => draw.Next(players - 1)).ToArray(), draw.Next(4), draw.Next(3))).ToList();
        var told = Assert.IsType<Shared>(ShapleyCredit.Of(paths, players));
        double[] naive = new double[players];
        int[] all = [.. Enumerable.Range(0, players)];
        foreach (int[] order in Orders(all))
            for (int i = 0; i < players; i++) naive[order[i]] += Worth(order[..(i + 1)]) - Worth(order[..i]);
        for (int i = 0; i < players; i++) Assert.Equal(naive[i] / 120, told.Credits[i], 9);
        Assert.Equal(Worth(all), told.Credits.Sum(), 9);
        Assert.Equal(0, told.Credits[players - 1]);

        double Worth(int[] set) => paths.Where(path => path.Touches.ToArray().All(set.Contains)).Sum(path => path.Good);
    }

    [Fact]
    public void Chosen_journeys_give_what_a_log_of_them_alone_gives()
    {
        var draw = new Random(12);
        for (int round = 0; round < 20; round++)
        {
            int n = draw.Next(1, 400);
            int[] journeys = [.. Enumerable.Range(0, n).Select(_ => draw.Next(60))], touchpoints = [.. Enumerable.Range(0, n).Select(_ => draw.Next(5))];
            long[] micros = [.. Enumerable.Range(0, n).Select(_ => draw.NextInt64(1000 * Hour))];
            var whole = JourneyLog.Of(journeys, touchpoints, micros) with { Meaning = [1, 0, 0, 2, 3] };
            var needs = new JourneyNeeds { FromMicros = 200 * Hour, LeastSteps = 3, Paths = [new(PathRelation.Through, 2), new(PathRelation.NotThrough, 3)] };
            var chosen = JourneyChoice.Where(whole, needs);
            bool Fits(int[] rows) => rows.Length >= 3 && rows.Min(row => micros[row]) >= 200 * Hour && rows.Any(row => touchpoints[row] == 3)
                && rows.All(row => touchpoints[row] != 4);
            int[] kept = [.. Enumerable.Range(0, n).GroupBy(row => journeys[row]).Where(rows => Fits([.. rows])).SelectMany(rows => rows)];
            var alone = JourneyLog.Of([.. kept.Select(row => journeys[row])], [.. kept.Select(row => whole.Meaning[touchpoints[row]])],
                [.. kept.Select(row => micros[row])]);
            Assert.Equal(Text(FlowSummary.Of(alone)), Text(FlowSummary.Of(chosen)));
        }
    }

    private static string Text(FlowSummary flow) => string.Join('\n', flow.Edges.Select(edge => $"{edge}"))
        + $"|{flow.Variants.Count} {flow.JourneyTime} {flow.Lengths} {flow.Ties} {flow.Period}";

    private static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1 ? [items]
        : items.SelectMany(item => Orders([.. items.Where(other => other != item)]).Select(rest => (int[])[item, .. rest]));
}
