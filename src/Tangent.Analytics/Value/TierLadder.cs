namespace Tangent.Analytics.Value;

/// <summary>Why a customer stands on a step of the ladder now.</summary>
public enum TierMove
{
    /// <summary>Valued for the first time.</summary>
    First,

    /// <summary>The value lies within the tier.</summary>
    Stays,

    /// <summary>The value passed the cut of a higher tier by enough.</summary>
    Up,

    /// <summary>The value lies above the cut of a higher tier, but not by enough.</summary>
    HeldBelow,

    /// <summary>The value lies below the cut of the tier, but not by enough to count.</summary>
    HeldAbove,

    /// <summary>The value lies well below the cut, but has not for long enough.</summary>
    Waits,

    /// <summary>The value lay well below the cut for long enough.</summary>
    Down,
}

/// <summary>A customer's step: 0 is the highest tier.</summary>
/// <param name="Tier">Which.</param>
/// <param name="PeriodsBelow">For how many periods in a row the value has lain well below the cut of the tier.</param>
/// <param name="Move">What led there.</param>
public readonly record struct TierStep(int Tier, int PeriodsBelow, TierMove Move);

/// <summary>Tiers by value that do not flutter: up when the value passes a cut by 5 %, down when it lay 5 % below for two periods.</summary>
/// <remarks>
/// Worked example, tested, with cuts of 1000, 500 and 100: a customer of tier 2 (from 100) with 510 stays (510 &lt; 525), with 530 rises to 1; there
/// 480 is held (480 ≥ 475), 470 waits, a second 470 falls to 2. Whoever is valued first stands where the value lies.
/// </remarks>
/// <param name="Cuts">Least value of each tier but the lowest, the highest first; falling.</param>
/// <param name="Up">By what a cut is multiplied for rising, 1 or above.</param>
/// <param name="Down">By what for falling, 0 to 1.</param>
/// <param name="Patience">For how many periods in a row it must lie below, 1 or above.</param>
public sealed record TierLadder(IReadOnlyList<double> Cuts, double Up = 1.05, double Down = 0.95, int Patience = 2)
{
    /// <summary>The tier in which a value lies, without regard to the past.</summary>
    public int Plain(double value) => Above(value, 1);

    /// <summary>The step after one more period.</summary>
    /// <param name="before">The step before; null for whoever has none.</param>
    /// <param name="value">The value now.</param>
    public TierStep Next(TierStep? before, double value)
    {
        int plain = Plain(value);
        if (before is not { } was) return new(plain, 0, TierMove.First);
        int tier = Math.Clamp(was.Tier, 0, Cuts.Count), higher = Above(value, Up);
        if (higher < tier) return new(higher, 0, TierMove.Up);
        if (plain < tier) return new(tier, 0, TierMove.HeldBelow);
        if (plain == tier) return new(tier, 0, TierMove.Stays);
        if (value >= Cuts[tier] * Down) return new(tier, 0, TierMove.HeldAbove);
        int below = was.PeriodsBelow + 1;
        return below < Patience ? new(tier, below, TierMove.Waits) : new(plain, 0, TierMove.Down);
    }

    /// <summary>Cuts at which given shares of customers stand in each tier.</summary>
    /// <remarks>Worked example, tested: of the values 1 to 100, shares of 1, 9 and 30 % give cuts of 100, 91 and 61.</remarks>
    /// <param name="values">Values of all customers.</param>
    /// <param name="shares">Share of each tier but the lowest, the highest first; together 1 at most.</param>
    public static double[] CutsAt(ReadOnlySpan<double> values, IReadOnlyList<double> shares)
    {
        double[] sorted = values.ToArray(), cuts = new double[shares.Count];
        Array.Sort(sorted);
        double so = 0;
        for (int i = 0; i < cuts.Length; i++)
        {
            so += shares[i];
            int within = Math.Clamp((int)Math.Round(so * sorted.Length), 0, sorted.Length);
            // A share that comes to nobody lies above everybody.
            cuts[i] = within == 0 ? sorted.Length == 0 ? 0 : Math.BitIncrement(sorted[^1]) : sorted[^within];
        }
        return cuts;
    }

    private int Above(double value, double factor)
    {
        for (int tier = 0; tier < Cuts.Count; tier++)
            if (value >= Cuts[tier] * factor) return tier;
        return Cuts.Count;
    }
}
