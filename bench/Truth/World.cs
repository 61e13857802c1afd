using Tangent.Analytics;
using Tangent.Analytics.Moments;

namespace Tangent.Truth;

/// <summary>What is true at one touchpoint of a world.</summary>
/// <param name="Kind">The kind of moment that was planted.</param>
/// <param name="Penalty">Points of the overall judgement (0 to 10) that a failure costs.</param>
/// <param name="Reward">Points that a top score gains.</param>
/// <param name="Visit">Share of journeys that come here.</param>
/// <param name="Fail">Share of visits that fail, before tier, unit and mood.</param>
/// <param name="Shine">Share of visits that shine.</param>
sealed record TrueTouchpoint(Impact Kind, double Penalty, double Reward, double Visit, double Fail, double Shine);

/// <summary>
/// A company that is known to the last detail: seven touchpoints, one of them the cause. Drawn from a seed; what a diagnosis
/// may see of it is made by <see cref="Draw"/>.
/// </summary>
sealed class World
{
    public const double Base = 6.6, Noise = 1.1;
    private static readonly Impact[] Kinds =
    [
        Impact.Destroyer, Impact.Baseline, Impact.Baseline, Impact.Performance, Impact.Performance, Impact.Enhancer, Impact.Neutral,
    ];

    public World(Structure structure, double missing, ulong seed)
    {
        (Structure, Missing, Seed) = (structure, missing, seed);
        var dice = new Dice(seed, 1);
        Touchpoints = new TrueTouchpoint[Kinds.Length];
        int[] places = [.. Enumerable.Range(0, Kinds.Length)];
        for (int i = places.Length - 1; i > 0; i--)
        {
            int other = dice.Below(i + 1);
            (places[i], places[other]) = (places[other], places[i]);
        }
        if (structure == Structure.PeakEnd) MoveToEnd(places);
        for (int i = 0; i < places.Length; i++) Touchpoints[places[i]] = Planted(Kinds[i], dice);
        Cause = places[0];
        Units = structure == Structure.SmallBranches ? 60 : 8;
        bool isTorn = structure == Structure.Confounded;
        UnitEffect = [.. Enumerable.Range(0, Units).Select(_ => (isTorn ? 0.5 : 0.15) * dice.Normal())];
        TierEffect = [.. Enumerable.Range(0, 4).Select(tier => (isTorn ? 0.3 : 0.08) * (tier - 1.5))];
        UnitWeight = [.. Enumerable.Range(0, Units).Select(unit => structure == Structure.SmallBranches ? 1 / (1 + 0.5 * unit) : 1)];
        Trend = [.. Enumerable.Range(0, Units).Select(_ => structure == Structure.DriftingVolumes ? dice.Normal() : 0)];
    }

    public Structure Structure { get; }

    /// <summary>Share of touches without a score.</summary>
    public double Missing { get; }

    public ulong Seed { get; }
    public TrueTouchpoint[] Touchpoints { get; }

    /// <summary>The touchpoint that costs the company most.</summary>
    public int Cause { get; }

    public int Units { get; }

    /// <summary>What a unit does to each touch (in deviations of a touch) and to the overall judgement (in points).</summary>
    public double[] UnitEffect { get; }

    /// <summary>The same of the four tiers.</summary>
    public double[] TierEffect { get; }

    public double[] UnitWeight { get; }

    /// <summary>How the logarithm of a unit's volume moves over the year.</summary>
    public double[] Trend { get; }

    /// <summary>How much mood there is in every score.</summary>
    public double Mood => Structure == Structure.CommonMethod ? 0.6 : 0;

    /// <summary>Journeys of this world; another stream is another sample.</summary>
    /// <param name="journeys">How many.</param>
    /// <param name="stream">Which of its samples.</param>
    public Sample Draw(int journeys, ulong stream = 2) => new Drawing(this, new(Seed, stream)).Sample(journeys);

    /// <summary>The overall judgement of a journey before noise, from 0 to 10 and beyond, and what it was made of.</summary>
    /// <param name="touches">Touchpoint and score (1 to 5) of each touch in order.</param>
    /// <param name="around">What tier, unit and mood add.</param>
    public double Overall(ReadOnlySpan<(int Touchpoint, int Score)> touches, double around)
    {
        if (Structure.RuleOf() is { } rule) return 2 + 7 * TrueRule.Of(rule, touches) + around;
        double sum = Base + around;
        bool isVetoed = false;
        foreach (var (touchpoint, score) in touches)
        {
            var truth = Touchpoints[touchpoint];
            sum += score <= 2 ? -truth.Penalty : score == 5 ? truth.Reward : 0;
            isVetoed |= Structure == Structure.Veto && touchpoint == Cause && score <= 2;
        }
        return isVetoed ? Math.Min(sum, 2) : sum;
    }

    /// <summary>Where the end counts most, the cause stands there: elsewhere it would be no cause.</summary>
    private static void MoveToEnd(int[] places)
    {
        int at = Array.IndexOf(places, places.Length - 1);
        (places[0], places[at]) = (places[at], places[0]);
    }

    private TrueTouchpoint Planted(Impact kind, Dice dice)
    {
        double Near(double value) => value * (0.85 + 0.3 * dice.Fraction());
        var (penalty, reward) = kind switch
        {
            Impact.Destroyer => (Near(2.6), Near(0.3)),
            Impact.Baseline => (Near(0.9), Near(0.12)),
            Impact.Performance => (Near(0.9), Near(0.9)),
            Impact.Enhancer => (Near(0.12), Near(0.9)),
            _ => (0, 0),
        };
        // An even exchange has no jitter of its own: both sides move together.
        if (kind == Impact.Performance) reward = penalty;
        // Under a rule no touch weighs more than another: there a cause is one that fails often.
        double often = Structure.RuleOf() is null ? 0.2 : 0.35;
        double fail = kind == Impact.Destroyer ? often + 0.1 * dice.Fraction() : 0.12 + 0.06 * dice.Fraction();
        return new(kind, penalty, reward, 0.7 + 0.3 * dice.Fraction(), fail, 0.22 + 0.1 * dice.Fraction());
    }
}
