namespace Tangent.Analytics.Paths;

/// <summary>How outer weights are made.</summary>
public enum OuterMode
{
    /// <summary>By covariance: items reflect the construct.</summary>
    Reflective,

    /// <summary>By regression: items form the construct.</summary>
    Formative,
}

/// <summary>How constructs pull at each other while weights settle.</summary>
public enum InnerScheme
{
    /// <summary>By the sign of their correlation.</summary>
    Centroid,

    /// <summary>By their correlation.</summary>
    Factorial,

    /// <summary>Causes by regression, effects by correlation.</summary>
    Path,
}

/// <summary>A model of constructs: which items measure each, and which construct acts on which.</summary>
/// <param name="Blocks">Columns that measure each construct, by place.</param>
/// <param name="Arrows">Pairs (from, to) of constructs; they form no circle.</param>
/// <param name="Scheme">Inner scheme.</param>
/// <param name="Modes">Outer mode of each construct; empty when all are reflective.</param>
public sealed record PathPlan(
    IReadOnlyList<int[]> Blocks, IReadOnlyList<(int From, int To)> Arrows, InnerScheme Scheme = InnerScheme.Centroid,
    IReadOnlyList<OuterMode>? Modes = null)
{
    /// <summary>
    /// The satisfaction index model (ECSI): image, expectation, quality, value, satisfaction, complaints, loyalty, in
    /// this order, each with the columns given.
    /// </summary>
    public static PathPlan SatisfactionIndex(IReadOnlyList<int[]> blocks, InnerScheme scheme = InnerScheme.Centroid) =>
        new(
        blocks, [(0, 1), (1, 2), (1, 3), (2, 3), (0, 4), (1, 4), (2, 4), (3, 4), (4, 5), (0, 6), (4, 6), (5, 6)],
        scheme);

    /// <summary>The places of the constructs that act on this one.</summary>
    internal int[] Causes(int construct) =>
        [.. Arrows.Where(arrow => arrow.To == construct).Select(arrow => arrow.From).Order()];

    /// <summary>A circle, an unknown place or an empty block is a bug of the caller.</summary>
    internal void Check(int columns)
    {
        if (Blocks.Count == 0
            || Blocks.Any(block => block.Length == 0 || block.Any(item => item < 0 || item >= columns)))
            throw new ArgumentException("a construct has no items, or one that is not there");
        if (Arrows.Any(arrow => arrow.From < 0 || arrow.To < 0 || arrow.From >= Blocks.Count
            || arrow.To >= Blocks.Count))
            throw new ArgumentException("an arrow leads to no construct");
        var left = Enumerable.Range(0, Blocks.Count).ToHashSet();
        while (left.Count > 0)
        {
            int free = left.FirstOrDefault(j => !Arrows.Any(arrow => arrow.To == j && left.Contains(arrow.From)), -1);
            if (free < 0) throw new ArgumentException("the arrows form a circle");
            left.Remove(free);
        }
    }
}
