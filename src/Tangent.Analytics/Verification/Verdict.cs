namespace Tangent.Analytics.Verification;

/// <summary>What a verification says.</summary>
public enum Verdict
{
    /// <summary>The figure could not be made.</summary>
    CannotTell,

    /// <summary>The interval holds 0: neither better nor worse was shown.</summary>
    NoEvidence,

    /// <summary>The whole interval is on the good side.</summary>
    Improved,

    /// <summary>The whole interval is on the bad side.</summary>
    Worse,
}

/// <summary>Words for an effect, by a rule that was fixed before.</summary>
public static class Verdicts
{
    /// <summary>The verdict.</summary>
    /// <param name="effect">The effect: an <see cref="Estimate"/>, a <see cref="Tested"/> or a reason.</param>
    /// <param name="isHighGood">Whether more is better; false for waits and complaints.</param>
    public static Verdict Of(Answer effect, bool isHighGood = true)
    {
        var told = effect as Estimate ?? (effect as Tested)?.Difference;
        // A wild bootstrap may find no evidence where the plain interval does: both must agree.
        if (told is null) return Verdict.CannotTell;
        if (effect is Tested { PValue: var p } && p > 1 - told.Level) return Verdict.NoEvidence;
        if (told.Low > 0) return isHighGood ? Verdict.Improved : Verdict.Worse;
        return told.High < 0 ? isHighGood ? Verdict.Worse : Verdict.Improved : Verdict.NoEvidence;
    }

    /// <summary>
    /// How far a unit that was picked for its bad figure would come back by itself: (1 − reliability)·(mean − figure).
    /// Regression to the mean (Galton 1886); an improvement below it is no news.
    /// </summary>
    /// <param name="figure">The unit's figure when it was picked.</param>
    /// <param name="mean">Mean of all units.</param>
    /// <param name="reliability">Correlation of units' figures over two periods, 0 to 1.</param>
    public static double ComesBack(double figure, double mean, double reliability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reliability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reliability, 1);
        return (1 - reliability) * (mean - figure);
    }
}
