namespace Tangent.Web.Charts;

/// <summary>Turns a value into a pixel: <see cref="Low"/> lies at <see cref="From"/>, <see cref="High"/> at <see cref="To"/>.</summary>
/// <remarks>For a vertical axis <see cref="From"/> is the larger pixel, because y grows downwards.</remarks>
public readonly record struct Scale(double Low, double High, double From, double To)
{
    /// <summary>The pixel of a value; values outside the range land outside the box.</summary>
    public double At(double value) =>
        High > Low ? From + (value - Low) / (High - Low) * (To - From) : (From + To) / 2;

    /// <summary>The pixel of a value, held inside the box.</summary>
    public double Inside(double value) => At(Math.Clamp(value, Low, High));

    /// <summary>A scale that holds all values with some air at both ends.</summary>
    /// <param name="values">The values that must be seen.</param>
    /// <param name="from">Pixel of the low end.</param>
    /// <param name="to">Pixel of the high end.</param>
    /// <param name="air">Share of the range left free at each end.</param>
    public static Scale Around(IEnumerable<double> values, double from, double to, double air = 0.18)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) (low, high) = (0, 1);
        if (high - low < 1e-12) (low, high) = (low - 0.5, high + 0.5);
        double margin = (high - low) * air;
        return new(low - margin, high + margin, from, to);
    }

    /// <summary>Round values inside the range, at most <paramref name="atMost"/>: where gridlines go.</summary>
    /// <remarks>Steps are 1, 2, 2.5 or 5 times a power of ten. Worked example: 10 to 50 by at most 5 gives 10, 20, 30, 40, 50.</remarks>
    public IReadOnlyList<double> Ticks(int atMost = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 2);
        double span = High - Low;
        if (!(span > 0)) return [Low];
        double power = Math.Pow(10, Math.Floor(Math.Log10(span / atMost)));
        foreach (double step in new[] { 1, 2, 2.5, 5, 10, 20, 25, 50 })
        {
            double size = step * power, first = Math.Ceiling(Low / size - 1e-9);
            int count = (int)Math.Floor((High + 1e-9 * span) / size - first) + 1;
            if (count > atMost) continue;
            return [.. Enumerable.Range(0, Math.Max(0, count)).Select(i => Math.Round((first + i) * size, 10))];
        }
        return [Low, High];
    }
}
