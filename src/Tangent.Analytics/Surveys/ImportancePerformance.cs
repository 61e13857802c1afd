namespace Tangent.Analytics.Surveys;

/// <summary>Quadrants of importance and performance.</summary>
public enum Quadrant
{
    /// <summary>Important and weak: concentrate here.</summary>
    Concentrate,

    /// <summary>Important and strong: keep it up.</summary>
    KeepUp,

    /// <summary>Unimportant and weak: low priority.</summary>
    LowPriority,

    /// <summary>Unimportant and strong: perhaps too much.</summary>
    Overkill,
}

/// <summary>An attribute in the plane.</summary>
/// <param name="Quadrant">Where it lies.</param>
/// <param name="Priority">Scaled importance minus scaled performance, −1 to 1: above the diagonal is above 0.</param>
public readonly record struct Placed(Quadrant Quadrant, double Priority);

/// <summary>All attributes in the plane, with its cross.</summary>
/// <param name="Attributes">In the order given.</param>
/// <param name="ImportanceCut">The horizontal line.</param>
/// <param name="PerformanceCut">The vertical line.</param>
public sealed record Plane(IReadOnlyList<Placed> Attributes, double ImportanceCut, double PerformanceCut) : Answer;

/// <summary>
/// Importance–performance analysis (Martilla and James 1977, J. Marketing 41:77). Metric <c>importance-performance</c>.
/// </summary>
/// <remarks>
/// Derived importance moves with performance where effects are uneven, so the kind of moment is shown beside it. Worked
/// example, tested: importance 9 9 5 5 and performance 3 8 3 8 fill the four quadrants; the first has priority 1.000.
/// </remarks>
public static class ImportancePerformance
{
    /// <summary>The plane.</summary>
    /// <param name="importance">Importance of each attribute, stated or derived.</param>
    /// <param name="performance">Its mean performance.</param>
    /// <param name="scale">
    /// Scale whose middle is the performance cut; null centres the cross on the data's means.
    /// </param>
    /// <returns>
    /// A <see cref="Plane" />; <see cref="CannotTell" /> with fewer than two attributes, or when importance or
    /// performance is the same for all.
    /// </returns>
    public static Answer Of(ReadOnlySpan<double> importance, ReadOnlySpan<double> performance, Scale? scale = null)
    {
        if (importance.Length != performance.Length) throw new ArgumentException("must be as many",
            nameof(performance));
        int n = importance.Length;
        if (n < 2) return new CannotTell("analytics.too-few-items", n, 2);
        var (meanI, leastI, mostI) = Ends(importance);
        var (meanP, leastP, mostP) = Ends(performance);
        if (!double.IsFinite(meanI + meanP)) return Cannot.NoObservations;
        if (!(mostI > leastI) || !(mostP > leastP)) return Cannot.NoSpread(n);
        double cut = scale is { } known ? (known.Least + known.Most) / 2 : meanP;
        var placed = new Placed[n];
        for (int i = 0; i < n; i++)
        {
            bool isImportant = importance[i] >= meanI, isStrong = performance[i] >= cut;
            placed[i] = new(
                isImportant ? isStrong ? Quadrant.KeepUp : Quadrant.Concentrate : isStrong ? Quadrant.Overkill
                : Quadrant.LowPriority,
                (importance[i] - leastI) / (mostI - leastI) - (performance[i] - leastP) / (mostP - leastP));
        }
        return new Plane(placed, meanI, cut);
    }

    private static (double Mean, double Least, double Most) Ends(ReadOnlySpan<double> values)
    {
        double sum = 0, least = double.MaxValue, most = double.MinValue;
        foreach (double value in values)
        {
            sum += value;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }
        return (sum / values.Length, least, most);
    }
}
