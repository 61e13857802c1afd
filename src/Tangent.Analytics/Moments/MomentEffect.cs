namespace Tangent.Analytics.Moments;

/// <summary>
/// What kind of moment a touchpoint is, from how the outcome answers to failing and to shining there.
/// </summary>
public enum Impact
{
    /// <summary>Too few low or high marks, or the model cannot be fitted.</summary>
    CannotTell,

    /// <summary>Neither a low nor a high mark changes the outcome.</summary>
    Neutral,

    /// <summary>A low mark costs at least 1.5 times the median penalty, and more than a high one gains.</summary>
    Destroyer,

    /// <summary>A low mark costs more than a high one gains: expected, noticed when absent.</summary>
    Baseline,

    /// <summary>Low costs about what high gains.</summary>
    Performance,

    /// <summary>A high mark gains more than a low one costs.</summary>
    Enhancer,
}

/// <summary>The classes of Mikulić and Prebežac (2008) by asymmetry alone.</summary>
public enum AsymmetryClass
{
    /// <summary>Asymmetry below −0.7.</summary>
    Frustrator,

    /// <summary>−0.7 to below −0.2.</summary>
    Dissatisfier,

    /// <summary>−0.2 to 0.2.</summary>
    Hybrid,

    /// <summary>Above 0.2 to 0.7.</summary>
    Satisfier,

    /// <summary>Above 0.7.</summary>
    Delighter,
}

/// <summary>How the outcome answers to one touchpoint or attribute.</summary>
/// <param name="Penalty">
/// Change of the outcome when the mark is low instead of middle: a <see cref="Tested" />, expected at or below 0.
/// </param>
/// <param name="Reward">Change when the mark is high instead of middle: expected at or above 0.</param>
/// <param name="Asymmetry">(reward − |penalty|)/(reward + |penalty|), from −1 (only costs) to 1 (only gains).</param>
/// <param name="LowRows">Rows with a low mark.</param>
/// <param name="HighRows">Rows with a high mark.</param>
/// <param name="IsClipped">
/// A coefficient had the wrong sign and did not differ from 0: it counts as 0 in the asymmetry.
/// </param>
/// <param name="IsWrongSigned">
/// A coefficient has the wrong sign and differs from 0: look at the data before believing it.
/// </param>
/// <param name="Inflation">
/// Larger variance inflation of the two columns; above 10 they are hardly separable from the rest.
/// </param>
/// <param name="Impact">The kind of moment.</param>
public sealed record MomentEffect(
    Answer Penalty, Answer Reward, Answer Asymmetry, int LowRows, int HighRows, bool IsClipped, bool IsWrongSigned,
    double Inflation, Impact Impact)
{
    /// <summary>The class of an asymmetry.</summary>
    /// <param name="asymmetry">−1 to 1.</param>
    public static AsymmetryClass ClassOf(double asymmetry) => asymmetry switch
    {
        > 0.7 => AsymmetryClass.Delighter,
        > 0.2 => AsymmetryClass.Satisfier,
        >= -0.2 => AsymmetryClass.Hybrid,
        >= -0.7 => AsymmetryClass.Dissatisfier,
        _ => AsymmetryClass.Frustrator,
    };
}
