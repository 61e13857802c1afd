using System.Globalization;
using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>A measure as it is written: its name, decimals, unit and the reader's culture.</summary>
/// <param name="Name">Name in the reader's language, such as 准时到达率.</param>
/// <param name="Decimals">Digits after the point, 0 or more.</param>
/// <param name="Unit">Unit right behind the number, such as <c>%</c>, or empty.</param>
/// <param name="Culture">The reader's culture.</param>
/// <param name="HigherIsBetter">Whether more is good; false for waits and failures.</param>
public sealed record Measure(
    string Name, int Decimals, string Unit, CultureInfo Culture, bool HigherIsBetter = true)
{
    // Hyphens are not minus signs: a true one has the width of a plus and does not break a line.
    private const char Minus = '−';

    /// <summary>The number without its unit, such as <c>−3.1</c>.</summary>
    public string Bare(double value)
    {
        double rounded = Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString($"N{Decimals}", Culture).Replace('-', Minus);
    }

    /// <summary>The number with its unit.</summary>
    public string Text(double value) => Bare(value) + Unit;

    /// <summary>A change: always with its sign, and 0 without one.</summary>
    public string Change(double value)
    {
        string text = Bare(Math.Abs(value));
        return text == Bare(0) ? text : (value > 0 ? "+" : Minus.ToString()) + text;
    }

    /// <summary>The measure for the numbers of an axis: no more decimals than its ticks need.</summary>
    public Measure ForAxis(IReadOnlyList<double> ticks)
    {
        int needed = Decimals;
        while (needed > 0 && ticks.All(tick => Math.Abs(tick - Math.Round(tick, needed - 1)) < 1e-9)) needed--;
        return this with { Decimals = needed };
    }

    /// <summary>An interval beside a figure, such as <c>67 – 74</c>.</summary>
    public string Range(Estimate estimate) => $"{Bare(estimate.Low)} – {Bare(estimate.High)}";

    /// <summary>A count, with the culture's thousands.</summary>
    public string Count(int n) => n.ToString("N0", Culture);
}
