namespace Tangent.Analytics.Surveys;

/// <summary>Answers that are alike in every margin.</summary>
/// <param name="Count">How many.</param>
/// <param name="Categories">Their category in each margin, 0 first.</param>
public sealed record RakingCell(long Count, IReadOnlyList<int> Categories);

/// <summary>A category of which the population has some, and the answers none.</summary>
/// <param name="Margin">Place of the margin.</param>
/// <param name="Category">Place of the category.</param>
/// <param name="Share">Its share of the population.</param>
public sealed record EmptyCategory(int Margin, int Category, double Share);

/// <summary>Weights that bring answers to known shares.</summary>
/// <param name="Weights">Weight of each cell's answers; over all answers they average 1.</param>
/// <param name="Rounds">Rounds until nothing moved any more.</param>
/// <param name="Gap">Largest distance left between a weighted share and what it should be; 0.01 is a percentage point.</param>
/// <param name="Trimmed">Answers whose weight stands at the bound.</param>
/// <param name="Heavy">Answers whose weight is above 5: each speaks for more than five.</param>
/// <param name="DesignEffect">Kish's 1 + variance of the weights: so many times as many answers are needed.</param>
/// <param name="EffectiveN">How many answers of equal weight tell as much.</param>
/// <param name="Empty">What cannot be made up for: nobody of it has answered, and the others stand for it.</param>
public sealed record Raked(IReadOnlyList<double> Weights, int Rounds, double Gap, long Trimmed, long Heavy, double DesignEffect, double EffectiveN,
    IReadOnlyList<EmptyCategory> Empty) : Answer
{
    /// <summary>Whether every share was reached, within a tenth of a percentage point.</summary>
    public bool IsSettled => Gap <= Raking.Close;
}

/// <summary>Weights for answers by known shares of the population, one margin after the other until all fit. Method code <c>raking</c>.</summary>
/// <remarks>
/// Iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11:427-444); weights above the bound are
/// held at it and the rest fitted again; design effect n·Σw²/(Σw)² (Kish 1992, Journal of Official Statistics 8:183-200). Worked example,
/// tested: 20 30 / 40 10 with both margins half and half keeps its odds ratio of 1/6, so the shares become 0.144949, 0.355051 /
/// 0.355051, 0.144949.
/// </remarks>
public static class Raking
{
    /// <summary>The distance within which a share is reached.</summary>
    public const double Close = 0.001;

    /// <summary>A weight above this is worth a warning.</summary>
    public const double HeavyWeight = 5;

    private const int MostRounds = 200;
    private const double Still = 1e-9, Least = 1e-6;

    /// <summary>The weights.</summary>
    /// <param name="cells">The answers.</param>
    /// <param name="margins">Per margin the share of each category in the population; they are brought to a sum of 1.</param>
    /// <param name="most">Bound of a weight, above 1; an average answer weighs 1.</param>
    /// <returns>
    /// A <see cref="Raked"/>; <see cref="CannotTell"/> without answers, without a margin, and where no answer stands in a category with
    /// a share.
    /// </returns>
    public static Answer Of(IReadOnlyList<RakingCell> cells, IReadOnlyList<IReadOnlyList<double>> margins, double most = 8)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(margins);
        if (!(most > 1)) throw new ArgumentOutOfRangeException(nameof(most), most, "is not above 1");
        Check(cells, margins);
        double n = cells.Sum(cell => (double)cell.Count);
        if (n == 0 || margins.Count == 0) return Cannot.NoObservations;
        var empty = new List<EmptyCategory>();
        var targets = new double[margins.Count][];
        for (int margin = 0; margin < targets.Length; margin++)
        {
            if (Targets(cells, margins[margin], margin, empty) is not { } shares) return Cannot.NoWeight;
            targets[margin] = shares;
        }

        // An answer in a category of which there is nobody in the population weighs nothing.
        var weights = new double[cells.Count];
        Array.Fill(weights, 1);
        var bound = new bool[weights.Length];
        int rounds = Fit(cells, targets, weights, bound, n);
        while (Cut(weights, bound, most)) rounds += Fit(cells, targets, weights, bound, n);
        Fill(cells, weights, bound, most, n);
        return Told(cells, targets, weights, bound, rounds, n, empty);
    }

    private static void Check(IReadOnlyList<RakingCell> cells, IReadOnlyList<IReadOnlyList<double>> margins)
    {
        foreach (var shares in margins)
            foreach (double share in shares)
                if (!double.IsFinite(share) || share < 0) throw new ArgumentOutOfRangeException(nameof(margins), share, "is no share");
        foreach (var cell in cells)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(cell.Count, nameof(cells));
            if (cell.Categories.Count != margins.Count) throw new ArgumentException("a cell has a category in each margin", nameof(cells));
            for (int margin = 0; margin < margins.Count; margin++)
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell.Categories[margin], margins[margin].Count, nameof(cells));
        }
    }

    // What nobody answered of cannot be reached: the categories that are there stand for the whole.
    private static double[]? Targets(IReadOnlyList<RakingCell> cells, IReadOnlyList<double> shares, int margin, List<EmptyCategory> empty)
    {
        double all = shares.Sum(), reached = 0;
        var targets = new double[shares.Count];
        foreach (var cell in cells)
            if (cell.Count > 0) targets[cell.Categories[margin]] = shares[cell.Categories[margin]];
        foreach (double share in targets) reached += share;
        if (!(reached > 0)) return null;
        for (int category = 0; category < targets.Length; category++)
        {
            if (targets[category] == 0 && shares[category] > 0) empty.Add(new(margin, category, shares[category] / all));
            targets[category] /= reached;
        }
        return targets;
    }

    // What stands at the bound stays there; the others make up for it.
    private static int Fit(IReadOnlyList<RakingCell> cells, double[][] targets, double[] weights, bool[] bound, double n)
    {
        for (int round = 1; round <= MostRounds; round++)
        {
            double moved = 0;
            for (int margin = 0; margin < targets.Length; margin++)
            {
                var held = Sums(cells, weights, margin, targets[margin].Length, i => bound[i]);
                var free = Sums(cells, weights, margin, targets[margin].Length, i => !bound[i]);
                for (int i = 0; i < weights.Length; i++)
                {
                    int category = cells[i].Categories[margin];
                    if (bound[i] || free[category] == 0) continue;
                    double factor = Math.Max(Least, (targets[margin][category] * n - held[category]) / free[category]);
                    if (targets[margin][category] == 0) factor = 0;
                    else moved = Math.Max(moved, Math.Abs(factor - 1));
                    weights[i] *= factor;
                }
            }
            if (moved < Still) return round;
        }
        return MostRounds;
    }

    private static bool Cut(double[] weights, bool[] bound, double most)
    {
        bool isNew = false;
        for (int i = 0; i < weights.Length; i++)
        {
            if (bound[i] || weights[i] <= most) continue;
            (weights[i], bound[i], isNew) = (most, true, true);
        }
        return isNew;
    }

    /// <summary>Where the bound keeps a share from being reached, what is missing is spread over those below it: the average is 1.</summary>
    private static void Fill(IReadOnlyList<RakingCell> cells, double[] weights, bool[] bound, double most, double n)
    {
        double held = 0, free = 0;
        for (int i = 0; i < weights.Length; i++)
            if (bound[i]) held += weights[i] * cells[i].Count;
            else free += weights[i] * cells[i].Count;
        if (free == 0 || held >= n) return;
        for (int i = 0; i < weights.Length; i++)
            if (!bound[i]) weights[i] = Math.Min(most, weights[i] * (n - held) / free);
    }

    private static Raked Told(IReadOnlyList<RakingCell> cells, double[][] targets, double[] weights, bool[] bound, int rounds, double n,
        IReadOnlyList<EmptyCategory> empty)
    {
        double sum = 0, squares = 0, gap = 0;
        long trimmed = 0, heavy = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * cells[i].Count;
            squares += weights[i] * weights[i] * cells[i].Count;
            if (bound[i]) trimmed += cells[i].Count;
            if (weights[i] > HeavyWeight) heavy += cells[i].Count;
        }
        for (int margin = 0; margin < targets.Length; margin++)
        {
            var sums = Sums(cells, weights, margin, targets[margin].Length, _ => true);
            for (int category = 0; category < sums.Length; category++) gap = Math.Max(gap, Math.Abs(sums[category] / sum - targets[margin][category]));
        }
        return new(weights, rounds, gap, trimmed, heavy, n * squares / (sum * sum), sum * sum / squares, empty);
    }

    private static double[] Sums(IReadOnlyList<RakingCell> cells, double[] weights, int margin, int categories, Func<int, bool> isMeant)
    {
        var sums = new double[categories];
        for (int i = 0; i < weights.Length; i++)
            if (isMeant(i)) sums[cells[i].Categories[margin]] += weights[i] * cells[i].Count;
        return sums;
    }
}
