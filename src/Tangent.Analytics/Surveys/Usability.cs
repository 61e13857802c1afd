namespace Tangent.Analytics.Surveys;

/// <summary>Scores of one person's ease of use, 0 to 100.</summary>
/// <remarks>
/// SUS (Brooke 1986, published 1996): ten items from 1 to 5, odd ones positive and even ones negative; each adds 0 to 4 and the sum is
/// multiplied by 2.5. UMUX-Lite (Lewis, Utesch and Maher 2013): two positive items from 1 to 7, (sum − 2) · 100/12, without the
/// regression onto SUS. Worked examples, tested: 4 2 5 1 4 2 4 2 5 1 gives 85.0; all at 3 gives 50.0; 6 and 5 give 75.0.
/// </remarks>
public static class Usability
{
    /// <summary>The System Usability Scale.</summary>
    /// <param name="items">The ten answers in order, 1 to 5 as they were given.</param>
    /// <returns>The score; null when one is missing (NaN), because a mean over fewer is another measure.</returns>
    public static double? Sus(ReadOnlySpan<double> items)
    {
        if (items.Length != 10) throw new ArgumentException("has ten items", nameof(items));
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (double.IsNaN(items[i])) return null;
            if (items[i] is < 1 or > 5) throw new ArgumentOutOfRangeException(nameof(items), items[i], "is outside 1 to 5");
            sum += i % 2 == 0 ? items[i] - 1 : 5 - items[i];
        }
        return 2.5 * sum;
    }

    /// <summary>UMUX-Lite.</summary>
    /// <param name="items">The two answers, 1 to 7.</param>
    /// <returns>The score; null when one is missing (NaN).</returns>
    public static double? UmuxLite(ReadOnlySpan<double> items)
    {
        if (items.Length != 2) throw new ArgumentException("has two items", nameof(items));
        if (double.IsNaN(items[0] + items[1])) return null;
        foreach (double item in items)
            if (item is < 1 or > 7) throw new ArgumentOutOfRangeException(nameof(items), item, "is outside 1 to 7");
        return (items[0] + items[1] - 2) * 100 / 12;
    }
}
