using System.Globalization;

namespace Tangent.App.Demo;

/// <summary>
/// A readable table of whole numbers, straight between its points: quantiles to draw from, or a dose and its
/// response.
/// </summary>
/// <remarks>
/// Worked example, tested: the table 0→0, 500→100, 1000→400 is 50 at 250 and 250 at 750; below and above its ends it
/// stays level.
/// </remarks>
public sealed class Curve
{
    private const int PerUnit = 1000;
    private readonly int[] at, value;

    private Curve(int[] at, int[] value) => (this.at, this.value) = (at, value);

    /// <summary>
    /// The table of a truths file. Its keys must be whole numbers from 0, rising: see <see cref="TruthRules"/>.
    /// </summary>
    public static Curve Of(IReadOnlyDictionary<string, int> points)
    {
        var sorted = points.Select(point => (At: int.Parse(point.Key, CultureInfo.InvariantCulture), point.Value))
            .OrderBy(point => point.At).ToArray();
        return new([.. sorted.Select(point => point.At)], [.. sorted.Select(point => point.Value)]);
    }

    /// <summary>The value at a place.</summary>
    public int At(int place) => Between(place, 1);

    /// <summary>A value drawn from quantiles: the keys are shares per thousand from 0 to 1000.</summary>
    public int Draw(ref Chance chance) => Between(chance.Below(1000 * PerUnit), PerUnit);

    private int Between(int place, int scale)
    {
        if (place <= at[0] * scale) return value[0];
        int i = 1;
        while (i < at.Length && place >= at[i] * scale) i++;
        if (i == at.Length) return value[^1];
        long from = (long)at[i - 1] * scale, to = (long)at[i] * scale;
        return value[i - 1] + (int)((value[i] - (long)value[i - 1]) * (place - from) / (to - from));
    }
}
