using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>What an interval lets us say. A verdict is drawn filled and coloured; without one the mark is hollow grey.</summary>
public enum Evidence
{
    /// <summary>Fewer than <see cref="EvidenceRules.Enough"/> observations: the interval is shown, no verdict.</summary>
    TooFew,

    /// <summary>The interval holds the reference: no difference can be claimed.</summary>
    NotSignificant,

    /// <summary>The whole interval lies on the good side of the reference.</summary>
    Better,

    /// <summary>The whole interval lies on the bad side of the reference.</summary>
    Worse,
}

/// <summary>The one place that turns an interval into a verdict for charts.</summary>
public static class EvidenceRules
{
    /// <summary>Observations below which no verdict is drawn.</summary>
    public const int Enough = 30;

    /// <summary>The verdict of an estimate against a reference, such as 0 for a change or the standard for a level.</summary>
    /// <remarks>Worked example, tested: 2.1 (1.3 to 2.9), n = 612, against 0 is Better; with n = 29 it is TooFew.</remarks>
    public static Evidence Against(this Estimate estimate, double reference, bool higherIsBetter = true)
    {
        if (estimate.N < Enough) return Evidence.TooFew;
        if (estimate.Low > reference) return higherIsBetter ? Evidence.Better : Evidence.Worse;
        if (estimate.High < reference) return higherIsBetter ? Evidence.Worse : Evidence.Better;
        return Evidence.NotSignificant;
    }

    /// <summary>Whether a verdict may be drawn.</summary>
    public static bool IsVerdict(this Evidence evidence) => evidence is Evidence.Better or Evidence.Worse;

    /// <summary>Ending of the paint classes: pos, neg or neu.</summary>
    public static string Tone(this Evidence evidence) => evidence switch
    {
        Evidence.Better => "pos",
        Evidence.Worse => "neg",
        _ => "neu",
    };
}
