using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Attainment;

/// <summary>What the counts of a clause say about its promise.</summary>
public enum Kept
{
    /// <summary>Too few encounters to say.</summary>
    TooFew,

    /// <summary>The interval holds the promised share: it cannot be told.</summary>
    Open,

    /// <summary>The whole interval reaches the promised share.</summary>
    Yes,

    /// <summary>The whole interval lies below the promised share.</summary>
    No,
}

/// <summary>How far a clause is met, and whether that is what it promises. Method code <c>attainment</c>.</summary>
/// <param name="Share">Share of the measured encounters that met their target, Wilson interval.</param>
/// <param name="Promised">The share that the clause promises.</param>
/// <param name="Kept">Whether the promise is kept.</param>
/// <remarks>
/// Worked examples, tested: 81 of 263 met (0.255 to 0.366) against 0.8 is not kept; 45 of 50 (0.786 to 0.957) against 0.8 is open;
/// against 0.75 it is kept; 20 of 20 are too few. A promise of all (1) is kept when none was missed.
/// </remarks>
public sealed record AttainmentVerdict(Answer Share, double Promised, Kept Kept)
{
    /// <summary>Least encounters of which anything is said.</summary>
    public const int Least = 30;

    /// <summary>The verdict of some counts.</summary>
    /// <param name="met">Encounters that met their target.</param>
    /// <param name="measured">Encounters that could be measured.</param>
    /// <param name="promised">The share that is promised, above 0 to 1.</param>
    public static AttainmentVerdict Of(long met, long measured, double promised)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(promised);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(promised, 1);
        var share = Wilson.Share(checked((int)met), checked((int)measured));
        if (share is not Estimate told || measured < Least)
            return new(measured == 0 ? share : Cannot.TooFew((int)measured, Least), promised, Kept.TooFew);
        // A share of all is never reached by the lower end of an interval: it is kept as long as nothing was missed.
        bool isKept = promised >= 1 ? met == measured : told.Low >= promised;
        return new(share, promised, isKept ? Kept.Yes : told.High < promised ? Kept.No : Kept.Open);
    }
}
