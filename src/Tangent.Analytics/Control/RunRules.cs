namespace Tangent.Analytics.Control;

/// <summary>
/// Run rules over distances from the centre in sigmas (Western Electric 1956; Nelson 1984, J. Quality Technology
/// 16:237).
/// </summary>
/// <remarks>
/// A rule is raised at the point that completes it. Worked example, tested: eight points at 0.5 sigma raise "eight on
/// one side" at the eighth alone.
/// </remarks>
public static class RunRules
{
    /// <summary>The rules that each point completes, among those asked for.</summary>
    /// <param name="sigmas">(value − centre)/sigma of each point in order of time.</param>
    /// <param name="asked">Rules to look for.</param>
    public static Signals[] Of(ReadOnlySpan<double> sigmas, Signals asked)
    {
        var raised = new Signals[sigmas.Length];
        for (int i = 0; i < raised.Length; i++)
        {
            var seen = sigmas[..(i + 1)];
            raised[i] = asked & (
                If(Math.Abs(seen[i]) > 3, Signals.BeyondThree)
                | If(OneSided(seen, 3, 2, 2), Signals.TwoOfThree)
                | If(OneSided(seen, 5, 4, 1), Signals.FourOfFive)
                | If(OneSided(seen, 8, 8, 0), Signals.EightOnOneSide)
                | If(OneSided(seen, 9, 9, 0), Signals.NineOnOneSide)
                | If(Monotone(seen, 6), Signals.SixInOneDirection)
                | If(Alternating(seen, 14), Signals.FourteenAlternating)
                | If(All(seen, 15, isOutside: false), Signals.FifteenWithinOne)
                | If(All(seen, 8, isOutside: true), Signals.EightOutsideOne));
        }
        return raised;
    }

    private static Signals If(bool holds, Signals signal) => holds ? signal : Signals.None;

    /// <summary>The last point and enough of those before it are beyond a bound, on the last point's side.</summary>
    private static bool OneSided(ReadOnlySpan<double> seen, int of, int needed, double bound)
    {
        if (seen.Length < needed) return false;
        int side = Math.Sign(seen[^1]), count = 0;
        if (side == 0 || Math.Abs(seen[^1]) <= bound) return false;
        foreach (double sigma in seen[Math.Max(0, seen.Length - of)..])
            if (Math.Sign(sigma) == side && Math.Abs(sigma) > bound) count++;
        return count >= needed;
    }

    private static bool Monotone(ReadOnlySpan<double> seen, int length)
    {
        if (seen.Length < length) return false;
        var last = seen[^length..];
        int side = Math.Sign(last[1] - last[0]);
        for (int i = 1; i < length; i++)
            if (side == 0 || Math.Sign(last[i] - last[i - 1]) != side) return false;
        return true;
    }

    private static bool Alternating(ReadOnlySpan<double> seen, int length)
    {
        if (seen.Length < length) return false;
        var last = seen[^length..];
        for (int i = 2; i < length; i++)
            if (!((last[i] - last[i - 1]) * (last[i - 1] - last[i - 2]) < 0)) return false;
        return true;
    }

    private static bool All(ReadOnlySpan<double> seen, int length, bool isOutside)
    {
        if (seen.Length < length) return false;
        foreach (double sigma in seen[^length..])
            if (Math.Abs(sigma) > 1 != isOutside) return false;
        return true;
    }
}
