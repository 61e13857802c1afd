using MathNet.Numerics.LinearAlgebra;

namespace Tangent.Analytics.Value;

/// <summary>Where a likelihood of positive parameters is highest: Newton's steps in their logarithms, damped until each one climbs.</summary>
/// <remarks>The second derivatives are differences of the first, which are exact; their inverse is the covariance of the logarithms.</remarks>
static class LikelihoodSearch
{
    private const int MostSteps = 100;
    private const double Aside = 1e-4, Settled = 1e-6;

    // Beyond this a parameter is running away to 0 or to infinity: the data do not hold it.
    private const double Farthest = 16;

    /// <summary>Value and first derivatives at logarithms of the parameters.</summary>
    public delegate double Climb(ReadOnlySpan<double> logs, Span<double> slope);

    /// <summary>A summit.</summary>
    /// <param name="Logs">Logarithms of the parameters.</param>
    /// <param name="Height">The likelihood.</param>
    /// <param name="Covariance">Of the logarithms.</param>
    public sealed record Summit(double[] Logs, double Height, Matrix<double> Covariance);

    /// <summary>The highest summit reached from these places; null when none is one.</summary>
    /// <param name="climb">The likelihood.</param>
    /// <param name="scale">Its size: how many observations stand behind it.</param>
    /// <param name="starts">Logarithms to begin from.</param>
    public static Summit? Highest(Climb climb, double scale, params IReadOnlyList<double[]> starts)
    {
        Summit? best = null;
        foreach (var start in starts)
            if (From(climb, scale, start) is { } found && (best is null || found.Height > best.Height)) best = found;
        return best;
    }

    private static Summit? From(Climb climb, double scale, double[] start)
    {
        int k = start.Length;
        double[] at = [.. start], slope = new double[k];
        double height = climb(at, slope), damp = 1e-3;
        for (int step = 0; step < MostSteps && double.IsFinite(height); step++)
        {
            var curve = Curve(climb, at);
            var up = Vector<double>.Build.DenseOfArray(slope);
            if (up.InfinityNorm() <= Settled * scale && IsSummit(curve, out var covariance))
                return at.All(log => Math.Abs(log) < Farthest) ? new(at, height, covariance!) : null;
            bool hasClimbed = false;
            for (; damp < 1e12 && !hasClimbed; damp *= 8)
            {
                var by = Matrix<double>.Build.DenseDiagonal(k, k, damp * scale) - curve;
                var move = by.Solve(up);
                double longest = move.InfinityNorm();
                if (!double.IsFinite(longest) || move.DotProduct(up) <= 0) continue;
                if (longest > 2) move *= 2 / longest;
                double[] next = [.. at.Select((log, i) => log + move[i])], fresh = new double[k];
                double reached = climb(next, fresh);
                if (!(reached > height)) continue;
                (at, slope, height, hasClimbed) = (next, fresh, reached, true);
                damp = Math.Max(1e-12, damp / 100);
            }
            // Nothing higher within reach of the digits: a summit if it is as flat as they can tell.
            if (!hasClimbed)
                return up.InfinityNorm() <= 1e3 * Settled * scale && IsSummit(curve, out var there) && at.All(log => Math.Abs(log) < Farthest)
                    ? new(at, height, there!) : null;
        }
        return null;
    }

    private static Matrix<double> Curve(Climb climb, double[] at)
    {
        int k = at.Length;
        var curve = Matrix<double>.Build.Dense(k, k);
        double[] below = new double[k], above = new double[k];
        for (int i = 0; i < k; i++)
        {
            double[] left = [.. at], right = [.. at];
            left[i] -= Aside;
            right[i] += Aside;
            climb(left, below);
            climb(right, above);
            for (int j = 0; j < k; j++) curve[i, j] = (above[j] - below[j]) / (2 * Aside);
        }
        return (curve + curve.Transpose()) / 2;
    }

    private static bool IsSummit(Matrix<double> curve, out Matrix<double>? covariance)
    {
        covariance = null;
        var down = -curve;
        if (down.Enumerate().Any(one => !double.IsFinite(one)) || down.Evd(Symmetricity.Symmetric).EigenValues.Any(one => one.Real <= 0)) return false;
        covariance = down.Inverse();
        return true;
    }
}
