namespace Tangent.Analytics.Surveys;

/// <summary>A feature in the plane of continuous Kano analysis.</summary>
/// <param name="X">Mean of "without it" (dysfunctional), −2 to 4.</param>
/// <param name="Y">Mean of "with it" (functional), −2 to 4.</param>
/// <param name="DeviationX">Spread of X over people: large means that a mean hides a mixture.</param>
/// <param name="DeviationY">Spread of Y over people.</param>
/// <param name="Kind">The quadrant.</param>
/// <param name="N">People.</param>
public sealed record KanoPoint(double X, double Y, double DeviationX, double DeviationY, KanoKind Kind, int N) : Answer;

/// <summary>Continuous Kano analysis (DuMouchel in Berger and others 1993). Metric <c>kano-plane</c>.</summary>
/// <remarks>
/// With it: like 4, must-be 2, neutral 0, live-with −1, dislike −2; without it: like −2, must-be −1, neutral 0,
/// live-with 2, dislike 4. Quadrants at 2. Worked example, tested: half "like / dislike" and half "must-be / dislike"
/// lie at X 4.000, Y 3.000: one-dimensional.
/// </remarks>
public static class KanoPlane
{
    private static readonly double[] With = [4, 2, 0, -1, -2], Without = [-2, -1, 0, 2, 4];

    /// <summary>The point of a feature.</summary>
    /// <param name="withIt">Answers to "if it is there…".</param>
    /// <param name="withoutIt">Answers of the same people to "if it is not there…".</param>
    /// <returns>A <see cref="KanoPoint"/>; <see cref="CannotTell"/> under 20 people.</returns>
    public static Answer Of(ReadOnlySpan<KanoAnswer> withIt, ReadOnlySpan<KanoAnswer> withoutIt)
    {
        if (withIt.Length != withoutIt.Length) throw new ArgumentException("must be as many", nameof(withoutIt));
        int n = withIt.Length;
        if (n < Kano.LeastAnswers) return n == 0 ? Cannot.NoObservations : Cannot.TooFew(n, Kano.LeastAnswers);
        double x = 0, y = 0, xx = 0, yy = 0;
        for (int i = 0; i < n; i++)
        {
            double one = Without[(int)withoutIt[i]], other = With[(int)withIt[i]];
            x += one / n;
            y += other / n;
            xx += one * one;
            yy += other * other;
        }
        return new KanoPoint(x, y, Deviation(xx, x, n), Deviation(yy, y, n), KindOf(x, y), n);
    }

    private static double Deviation(double squares, double mean, int n) =>
        Math.Sqrt(Math.Max(0, squares - n * mean * mean) / (n - 1));

    private static KanoKind KindOf(double x, double y) => (x, y) switch
    {
        ( < 0, < 0) => KanoKind.Questionable,
        ( < 0, < 2) or ( < 2, < 0) => KanoKind.Reverse,
        ( >= 2, >= 2) => KanoKind.OneDimensional,
        (_, >= 2) => KanoKind.Attractive,
        ( >= 2, _) => KanoKind.MustBe,
        _ => KanoKind.Indifferent,
    };
}
