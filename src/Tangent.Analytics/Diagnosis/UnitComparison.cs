using MathNet.Numerics.Distributions;
using Tangent.Analytics.LeagueTables;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Where a unit stands beside all others, after correction for how many were compared.</summary>
public enum Standing
{
    /// <summary>Nothing can be claimed.</summary>
    Same,

    /// <summary>Better than the others beyond chance.</summary>
    Above,

    /// <summary>Worse than the others beyond chance.</summary>
    Below,
}

/// <summary>One unit with enough judgements to be compared.</summary>
/// <param name="Unit">Its number.</param>
/// <param name="N">Judgements.</param>
/// <param name="Mean">Mean score at the same mix of touchpoints, on the printed scale.</param>
/// <param name="Shrunken">The same, pulled toward the mean of all units as far as its own data are thin; or why not.</param>
/// <param name="Rank">Rank of the shrunken mean with its interval, 1 for the best; null where there is none.</param>
/// <param name="Difference">The unit minus all others together (a <see cref="Tested"/>), or why not.</param>
/// <param name="Corrected">p-value of it after Benjamini and Hochberg over all units; 1 where there is no test.</param>
/// <param name="Standing">What may be claimed.</param>
/// <param name="Fails">Share that failed, as it was.</param>
/// <param name="Adjusted">The failing share at the same mix of touchpoints: failures over expected failures times the share of all.</param>
/// <param name="Size">Judgements that the adjusted share counts as: the size by which its limits are drawn.</param>
/// <param name="ShrunkenFails">The adjusted share, pulled likewise; or why not.</param>
/// <param name="Limits">Limits of the funnel for a unit of its size; null when none or all failed.</param>
/// <param name="Place">Where the adjusted share lies in them.</param>
public sealed record UnitStanding(
    int Unit, int N, Answer Mean, Answer Shrunken, RankTold? Rank, Answer Difference, double Corrected, Standing Standing,
    Answer Fails, double Adjusted, int Size, Answer ShrunkenFails, FunnelLimits? Limits, FunnelPlace Place);

/// <summary>A unit that too few judged.</summary>
/// <param name="Unit">Its number.</param>
/// <param name="N">Judgements.</param>
public sealed record ThinUnit(int Unit, int N);

/// <summary>Units side by side.</summary>
/// <param name="Touchpoint">The touchpoint at which they are compared; null: all of them at the same mix.</param>
/// <param name="Units">Units with enough judgements, the highest shrunken (else plain) mean first.</param>
/// <param name="Thin">Units with too few to be compared, by number; no figure of them is told.</param>
/// <param name="Centre">What shrunken means are pulled toward; null where nothing was shrunken.</param>
/// <param name="Between">Standard deviation between units; null likewise.</param>
/// <param name="FailCentre">Failing share of all together; null without judgements.</param>
public sealed record UnitsCompared(
    int? Touchpoint, IReadOnlyList<UnitStanding> Units, IReadOnlyList<ThinUnit> Thin, double? Centre, double? Between, double? FailCentre);

/// <summary>
/// Compares units without shaming any: figures shrink where they are thin, ranks have intervals, and what is claimed is corrected for
/// how many were compared. Metric <c>unit-difference</c>.
/// </summary>
/// <remarks>
/// From each score the mean of its touchpoint is taken away and that of all added, so that a unit with hard touchpoints is not blamed
/// for them. A unit is compared with all others together: z = d/√(s²ᵤ + s²ₒ), errors clustered by journey. Worked example, tested: at one
/// touchpoint a unit with the mean 4 and one with the mean 3 differ by 1, and each of them from the other alone.
/// </remarks>
public static class UnitComparison
{
    /// <summary>Judgements that a unit needs.</summary>
    public const int LeastJudgements = 30;

    private const int Rounds = 2000;

    /// <summary>Compares units.</summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them; judgements that name no unit are left out.</param>
    /// <param name="touchpoint">At which touchpoint; null: over all.</param>
    /// <param name="seed">Seed of the draws of ranks.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static UnitsCompared Of(Flow.JourneyLog log, Judgements.JudgementLog said, int? touchpoint = null, ulong seed = 1, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        return Of(new SaidPlaces(log, said), touchpoint, seed, level);
    }

    internal static UnitsCompared Of(SaidPlaces places, int? touchpoint, ulong seed, double level)
    {
        var sums = UnitSums.Of(places, touchpoint);
        var kept = sums.Units.Where(unit => unit.Count >= LeastJudgements).ToList();
        List<ThinUnit> thin = [.. sums.Units.Where(unit => unit.Count < LeastJudgements).Select(unit => new ThinUnit(unit.Number, unit.Count))];
        Answer[] means = [.. kept.Select(unit => unit.Sample.Mean(level))];
        int[] sure = [.. Enumerable.Range(0, means.Length).Where(i => means[i] is Estimate)];
        var shrunk = Shrink(sure, means, kept, level);
        var ranked = shrunk is Shrunk told ? RankIntervals.Of(told.Units, new(seed, 21), Rounds, level) : null;
        var shares = ShrunkShares.Of([.. kept.Select(unit => unit.Failed)], [.. kept.Select(unit => unit.Size)], level);
        var differences = Differences(means, level);
        var corrected = Corrected(differences);
        var standings = kept.Select((unit, i) =>
        {
            int at = Array.IndexOf(sure, i);
            return new UnitStanding(unit.Number, unit.Count, means[i], at < 0 ? means[i] : shrunk is Shrunk one ? one.Units[at] : shrunk,
                at < 0 ? null : ranked?[at], differences[i], corrected[i], StandingOf(differences[i], corrected[i], level), unit.Sample.Fails(level),
                unit.Adjusted, unit.Size, shares is Shrunk other ? other.Units[i] : shares, LimitsOf(sums.FailShare, unit.Size),
                PlaceOf(sums.FailShare, unit));
        });
        var pulled = shrunk as Shrunk;
        var ordered = standings.OrderByDescending(unit => PointOf(unit.Shrunken) ?? PointOf(unit.Mean) ?? double.MinValue).ThenBy(unit => unit.Unit);
        return new(touchpoint, [.. ordered], thin, pulled?.Centre, pulled?.Between, sums.FailShare);
    }

    private static Answer Shrink(int[] sure, Answer[] means, List<UnitSum> kept, double level)
    {
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2);
        return ShrunkMeans.Of([.. sure.Select(i => ((Estimate)means[i]).Point)], [.. sure.Select(i => ErrorOf((Estimate)means[i], z))],
            [.. sure.Select(i => kept[i].Count)], level);
    }

    // Half an interval over the normal quantile: with thirty judgements and more Student's is hardly wider, and it errs to the careful side.
    private static double ErrorOf(Estimate mean, double z) => (mean.High - mean.Low) / (2 * z);

    private static Answer[] Differences(Answer[] means, double level)
    {
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2);
        double n = 0, sum = 0, squares = 0;
        foreach (var mean in means.OfType<Estimate>())
        {
            double error = ErrorOf(mean, z);
            (n, sum, squares) = (n + mean.N, sum + mean.N * mean.Point, squares + (double)mean.N * mean.N * error * error);
        }
        return Array.ConvertAll(means, mean =>
        {
            if (mean is not Estimate own) return mean;
            double others = n - own.N, error = ErrorOf(own, z);
            if (others <= 0) return Cannot.OneGroup;
            double rest = (sum - own.N * own.Point) / others, variance = (squares - (double)own.N * own.N * error * error) / (others * others);
            double spread = Math.Sqrt(error * error + Math.Max(0, variance)), difference = own.Point - rest;
            var estimate = new Estimate(difference, difference - z * spread, difference + z * spread, (int)n, level, "unit-difference");
            return new Tested(estimate, difference / spread, double.PositiveInfinity, Tails.Normal(difference / spread));
        });
    }

    private static double[] Corrected(Answer[] differences)
    {
        var values = Comparisons.Multiplicity.FalseDiscovery([.. differences.OfType<Tested>().Select(one => one.PValue)]);
        int next = 0;
        return Array.ConvertAll(differences, one => one is Tested ? values[next++] : 1.0);
    }

    private static Standing StandingOf(Answer difference, double corrected, double level) => difference is not Tested tested || corrected >= 1 - level
        ? Standing.Same : tested.Difference.Point > 0 ? Standing.Above : Standing.Below;

    private static FunnelLimits? LimitsOf(double? centre, int size) => centre is > 0 and < 1 ? Funnel.Limits(centre.Value, size) : null;

    private static FunnelPlace PlaceOf(double? centre, UnitSum unit) =>
        LimitsOf(centre, unit.Size) is { } limits ? Funnel.PlaceOf(unit.Adjusted, limits) : FunnelPlace.Within;

    private static double? PointOf(Answer answer) => (answer as Estimate)?.Point;
}
