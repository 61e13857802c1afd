using Tangent.Analytics.Agreement;

namespace Tangent.Analytics.Moments;

/// <summary>Whether what a team wrote down about a moment is what the data say.</summary>
public enum ListVerdict
{
    /// <summary>The team says so and the data show it.</summary>
    Both,

    /// <summary>The team says so and the data do not show it.</summary>
    TeamAlone,

    /// <summary>The data show it and the team does not say so.</summary>
    DataAlone,

    /// <summary>Neither.</summary>
    Neither,

    /// <summary>The data cannot tell.</summary>
    CannotTell,
}

/// <summary>The team's three lists beside the data.</summary>
/// <param name="Expected">Standard expectations (标准期待值): failing costs, and shining adds little.</param>
/// <param name="Breaks">Detractors (体验破坏因素): failing costs.</param>
/// <param name="Lifts">Enhancers (体验增强因素): shining gains.</param>
public readonly record struct ListVerdicts(ListVerdict Expected, ListVerdict Breaks, ListVerdict Lifts);

/// <summary>The team's lists of a moment beside what customers' judgements say of its touchpoint.</summary>
public static class TeamLists
{
    /// <summary>The verdicts of one touchpoint.</summary>
    /// <param name="isExpected">Whether the team wrote down what is expected.</param>
    /// <param name="breaks">Whether it wrote down what breaks it.</param>
    /// <param name="lifts">Whether it wrote down what lifts it.</param>
    /// <param name="effect">What the data say; null where they say nothing of the touchpoint.</param>
    public static ListVerdicts Of(bool isExpected, bool breaks, bool lifts, MomentEffect? effect)
    {
        if (effect is not { Penalty: Tested penalty, Reward: Tested reward } || effect.Impact == Impact.CannotTell)
            return new(ListVerdict.CannotTell, ListVerdict.CannotTell, ListVerdict.CannotTell);
        return new(Verdict(isExpected, effect.Impact is Impact.Baseline or Impact.Destroyer), Verdict(breaks, penalty.Difference.High < 0),
            Verdict(lifts, reward.Difference.Low > 0));
    }

    /// <summary>How far team and data agree beyond chance, over all lists that the data can tell of.</summary>
    /// <param name="all">Verdicts of all touchpoints.</param>
    /// <param name="dice">Source of chance.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>Cohen's κ as an <see cref="Estimate"/>, or why there is none.</returns>
    public static Answer Agreement(IEnumerable<ListVerdicts> all, Dice dice, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(all);
        ListVerdict[] told = [.. all.SelectMany(one => new[] { one.Expected, one.Breaks, one.Lifts }).Where(one => one != ListVerdict.CannotTell)];
        return Kappa.Of([.. told.Select(one => one is ListVerdict.Both or ListVerdict.TeamAlone ? 1 : 0)],
            [.. told.Select(one => one is ListVerdict.Both or ListVerdict.DataAlone ? 1 : 0)], dice, level: level);
    }

    private static ListVerdict Verdict(bool isSaid, bool isSeen) => (isSaid, isSeen) switch
    {
        (true, true) => ListVerdict.Both,
        (true, false) => ListVerdict.TeamAlone,
        (false, true) => ListVerdict.DataAlone,
        _ => ListVerdict.Neither,
    };
}
