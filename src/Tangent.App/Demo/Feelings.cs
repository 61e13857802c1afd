namespace Tangent.App.Demo;

/// <summary>
/// What is felt: satisfaction with each touch by its moment, with the whole journey by the governing rule.
/// </summary>
sealed class Feelings(Plot plot)
{
    private readonly Truths truths = plot.Truths;
    private readonly bool[] isSeen = [.. plot.Register.Select(place => place.IsSeen)];
    private readonly int confusion = plot.Truths.Contradictions.Select(one => one.Penalty).DefaultIfEmpty().Max();

    /// <summary>Judges the touches of a journey and, unless it is open, the whole.</summary>
    public void Judge(
        ref WorldJourney journey, ref Chance mind, in WorldCustomer customer, Span<WorldEncounter> touches)
    {
        foreach (ref var touch in touches) touch.Satisfaction = Touch(touch, customer, ref mind);
        (journey.Satisfaction, journey.Recommends) = (-1, -1);
        if (journey.IsOpen) return;

        var whole = Whole(touches, out var isVetoed) + mind.Bell(truths.Spread.Journey);
        if (isVetoed) whole = Math.Min(whole, truths.Veto!.Cap);
        journey.Satisfaction = Scale(whole);
        journey.Recommends =
            Scale(journey.Satisfaction + truths.Recommend.Shift + mind.Bell(truths.Spread.Recommend));
        journey.Leaves = mind.Below(100_000) < plot.Leaving.At(journey.Satisfaction)
            || HasLeft(plot.Types[journey.Type], touches);
    }

    /// <summary>
    /// Satisfaction with one touch: the middle of its moment, less the penalty or plus the reward, less the dose of
    /// waiting and the confusion, plus tier, improvement, unit, employee, customer and chance.
    /// </summary>
    private short Touch(in WorldEncounter touch, in WorldCustomer customer, ref Chance mind)
    {
        var moment = plot.Moments[touch.Touchpoint];
        var felt = moment.Middle + mind.Bell(truths.Spread.Encounter) + customer.Mood + plot.Units[touch.Unit].Level
            + plot.Tiers[(int)customer.TierOn(plot.Calendar.DayOf(touch.StartedUtc))].Satisfaction;
        if (touch.Quality == TouchQuality.Low) felt -= moment.Penalty;
        if (touch.Quality == TouchQuality.High) felt += moment.Reward;
        if (plot.Doses[touch.Touchpoint] is { } dose) felt -= dose.At(touch.WaitedSeconds);
        if (touch.Employee != WorldEncounter.None) felt += plot.Employees[touch.Employee].Skill;
        if (touch.IsConfused) felt -= confusion;
        foreach (var effect in plot.EffectsOf(touch.Touchpoint, touch.Unit))
            if (touch.StartedUtc >= effect.FromUtc) felt += effect.Satisfaction;
        return Scale(felt);
    }

    /// <summary>The governing rule over the touches that the customer saw; all of them when it saw none.</summary>
    private int Whole(ReadOnlySpan<WorldEncounter> touches, out bool isVetoed)
    {
        int count = 0, sum = 0, peak = 500, end = 0, weakest = 1000;
        long squares = 0;
        isVetoed = false;
        foreach (var touch in touches)
        {
            if (!isSeen[touch.Touchpoint]) continue;
            int felt = touch.Satisfaction;
            (count, sum, squares, end) = (count + 1, sum + felt, squares + (felt * felt), felt);
            if (Math.Abs(felt - 500) >= Math.Abs(peak - 500)) peak = felt;
            weakest = Math.Min(weakest, felt);
            isVetoed |= touch.Touchpoint == plot.Veto && touch.Quality == TouchQuality.Low;
        }
        if (count == 0) return touches[^1].Satisfaction;

        var rule = truths.Rule;
        var deviation = Root(((count * squares) - ((long)sum * sum)) / (count * count));
        return ((rule.Mean * sum / count) + (rule.Peak * peak) + (rule.End * end) + (rule.Weakest * weakest)
            - (rule.Inconsistency * deviation)) / 1000;
    }

    private static bool HasLeft(JourneyType type, ReadOnlySpan<WorldEncounter> touches)
    {
        foreach (var touch in touches)
            if (touch.Touchpoint == type.LeavesAt && touch.Outcome == EncounterOutcome.Done) return true;
        return false;
    }

    private static short Scale(int felt) => (short)Math.Clamp(felt, 0, 1000);

    /// <summary>The whole part of a square root.</summary>
    private static int Root(long square)
    {
        int root = 0;
        while (((long)root + 1) * (root + 1) <= square) root++;
        return root;
    }
}
