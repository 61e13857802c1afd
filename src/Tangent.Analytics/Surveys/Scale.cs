using System.Globalization;

namespace Tangent.Analytics.Surveys;

/// <summary>The scale of a score: its ends, and which of them is good.</summary>
/// <param name="Least">Lowest answer.</param>
/// <param name="Most">Highest answer, above the lowest.</param>
/// <param name="IsReversed">Low is good, as in the first Customer Effort Score: flip before use, never mix.</param>
/// <remarks>
/// Low and high cuts are those of the whole product: 1–5 failed at 2 or below, top at 5; 1–7 at 3 and 6; 0–10 and 1–10
/// at 6 and 9; any other scale at 40 % and at 90 % of its length.
/// </remarks>
public readonly record struct Scale(double Least, double Most, bool IsReversed = false)
{
    /// <summary>Failed means at or below this, after flipping.</summary>
    public double LowCut => (Least, Most) switch
    {
        (1, 5) => 2,
        (1, 7) => 3,
        (0 or 1, 10) => 6,
        _ => Least + 0.4 * (Most - Least),
    };

    /// <summary>Top box means at or above this, after flipping.</summary>
    public double HighCut => (Least, Most) switch
    {
        (1, 5) => 5,
        (1, 7) => 6,
        (0 or 1, 10) => 9,
        _ => Least + 0.9 * (Most - Least),
    };

    /// <summary>Its name: the worst answer, then the best, such as <c>0-10</c>; <c>5-1</c> is a reversed one.</summary>
    public string Name => IsReversed ? FormattableString.Invariant($"{Most}-{Least}") : FormattableString.Invariant($"{Least}-{Most}");

    /// <summary>The scale of a name, or null.</summary>
    /// <remarks>
    /// Worked example, tested: <c>1-5</c> runs from 1 to 5, and <c>5-1</c> is the same with low as good. People write 1–5 and 1 ~ 5 too.
    /// </remarks>
    public static Scale? Named(string? name)
    {
        var ends = name?.Replace(" ", "", StringComparison.Ordinal).Split('-', '\u2013', '\u2014', '~');
        if (ends?.Length != 2 || !double.TryParse(ends[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double worst)
            || !double.TryParse(ends[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double best)) return null;
        return !double.IsFinite(worst - best) || worst == best ? null : new(Math.Min(worst, best), Math.Max(worst, best), worst > best);
    }

    /// <summary>The score that stands at a share of the scale: what <see cref="Share"/> turns round.</summary>
    public double At(double share) => Flipped(Least + share * (Most - Least));

    /// <summary>The score with high as good.</summary>
    public double Flipped(double score) => IsReversed ? Least + Most - score : score;

    /// <summary>0 for the lowest and 1 for the highest, after flipping.</summary>
    public double Share(double score) => (Flipped(score) - Least) / (Most - Least);

    /// <summary>Whether the scale has this score; a missing one (NaN) is not outside.</summary>
    public bool Holds(double score) => double.IsNaN(score) || (score >= Least && score <= Most);

    /// <summary>The reason, when a score is not of this scale.</summary>
    internal CannotTell? FirstOutside(ReadOnlySpan<double> scores)
    {
        foreach (double score in scores)
            if (!Holds(score)) return Cannot.OutsideScale(score, Least, Most);
        return null;
    }
}
