using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Paths;

/// <summary>A column of numbers by its name; NaN is missing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">One per row.</param>
public sealed record NamedColumn(string Name, double[] Values);

/// <summary>One arrow of a chain.</summary>
/// <param name="From">The construct that acts.</param>
/// <param name="To">The construct that it acts on.</param>
/// <param name="Correlation">Correlation of both, each the mean of its standardised items: a <see cref="Tested"/>, or why there is none.</param>
/// <param name="Path">Path coefficient of the model with its interval, or why there is none.</param>
public sealed record ChainLink(string From, string To, Answer Correlation, Answer Path);

/// <summary>One construct of a chain.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Items">Columns that measure it.</param>
/// <param name="Loadings">Correlation of each with the construct; empty without a model.</param>
/// <param name="R2">Share of its variance that its causes go with; null without a model or causes.</param>
/// <param name="Composite">Dillon and Goldstein's ρ; null without a model.</param>
public sealed record ChainConstruct(string Name, IReadOnlyList<string> Items, IReadOnlyList<double> Loadings, double? R2, double? Composite);

/// <summary>A chain from inside to profit, or a satisfaction index, as far as the columns know it.</summary>
/// <param name="Rows">Rows of the columns.</param>
/// <param name="Units">Units that they are of.</param>
/// <param name="Links">The arrows among constructs that there are.</param>
/// <param name="Constructs">The constructs.</param>
/// <param name="Model">Why there is no model; null where there is.</param>
/// <param name="Ignored">Columns that name no construct.</param>
public sealed record ChainFound(
    int Rows, int Units, IReadOnlyList<ChainLink> Links, IReadOnlyList<ChainConstruct> Constructs, CannotTell? Model, IReadOnlyList<string> Ignored) : Answer;

/// <summary>
/// The service-profit chain (Heskett and others 1994, Harvard Business Review 72:164) and the satisfaction index (ECSI) from columns of
/// units and months: a column belongs to the construct with whose name it begins. Arrows are those of both, among the constructs
/// that have columns. Under 50 units there are correlations alone.
/// </summary>
/// <remarks>
/// Rows of one unit are alike: whole units are drawn for the intervals of paths, and correlations vary as units do. All columns are taken
/// for the same month; who expects a later effect moves the column before handing it in.
/// </remarks>
public static class ColumnChain
{
    /// <summary>Units that a model needs.</summary>
    public const int LeastUnits = 50;

    /// <summary>Names of the constructs, in the order of cause and effect.</summary>
    public static IReadOnlyList<string> Constructs { get; } = ["internal", "employee", "retention", "productivity", "image", "expectation",
        "quality", "value", "satisfaction", "complaints", "loyalty", "growth", "profit"];

    private static readonly (string From, string To)[] Arrows =
    [
        ("internal", "employee"), ("employee", "retention"), ("employee", "productivity"), ("retention", "value"), ("productivity", "value"),
        ("image", "expectation"), ("expectation", "quality"), ("expectation", "value"), ("quality", "value"), ("image", "satisfaction"),
        ("expectation", "satisfaction"), ("quality", "satisfaction"), ("value", "satisfaction"), ("satisfaction", "complaints"),
        ("image", "loyalty"), ("satisfaction", "loyalty"), ("complaints", "loyalty"), ("loyalty", "growth"), ("loyalty", "profit"),
    ];

    /// <summary>The chain.</summary>
    /// <param name="columns">Columns of equal length.</param>
    /// <param name="units">Unit of each row; empty when each row is one.</param>
    /// <param name="dice">Source of chance of the bootstrap.</param>
    /// <param name="rounds">Rounds of the bootstrap, at least 100.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="ChainFound"/>; <see cref="CannotTell"/> without two constructs that an arrow joins.</returns>
    public static Answer Of(IReadOnlyList<NamedColumn> columns, IReadOnlyList<string> units, Dice dice, int rounds = 500, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(dice);
        var named = columns.Select(column => (Column: column, Construct: ConstructOf(column.Name))).ToList();
        string[] names = [.. Constructs.Where(name => named.Exists(one => one.Construct == name))];
        var arrows = Arrows.Where(arrow => names.Contains(arrow.From) && names.Contains(arrow.To)).ToList();
        if (arrows.Count == 0) return new CannotTell("analytics.no-chain", string.Join(", ", Constructs));
        names = [.. names.Where(name => arrows.Exists(arrow => arrow.From == name || arrow.To == name))];
        var blocks = names.Select(name => named.Where(one => one.Construct == name).Select(one => one.Column).ToList()).ToList();
        NamedColumn[] items = [.. blocks.SelectMany(block => block)];
        var places = new List<int[]>();
        foreach (var block in blocks) places.Add([.. Enumerable.Range(places.Sum(own => own.Length), block.Count)]);
        var plan = new PathPlan(places, [.. arrows.Select(arrow => (Array.IndexOf(names, arrow.From), Array.IndexOf(names, arrow.To)))]);

        int rows = items[0].Values.Length, unitCount = units.Count > 0 ? units.Distinct().Count() : rows;
        // Numbers of the units where some have several rows.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[]? groups = unitCount == rows ? null : [.. units.Select(unit => numbers.TryGetValue(unit, out int known) ? known : numbers[unit] = numbers.Count)];
        Answer fitted = unitCount < LeastUnits ? new CannotTell("analytics.few-units", unitCount, LeastUnits)
            : PathIntervals.Of([.. items.Select(item => item.Values)], plan, dice, rounds, level, groups);
        var (model, reason) = (fitted as PathIntervalsTold, fitted as CannotTell);
        double[][] means = [.. blocks.Select(block => Standardised(block))];
        return new ChainFound(rows, unitCount,
            [.. arrows.Select((arrow, i) => new ChainLink(arrow.From, arrow.To,
                Correlation(means[Array.IndexOf(names, arrow.From)], means[Array.IndexOf(names, arrow.To)], groups, level),
                model?.Paths[i] ?? (Answer)reason!))],
            [.. names.Select((name, i) => Told(name, blocks[i], model?.Model.Constructs[i], plan.Causes(i).Length > 0))],
            reason, [.. named.Where(one => one.Construct is null || !names.Contains(one.Construct)).Select(one => one.Column.Name)]);
    }

    /// <summary>The construct of a column's name, or null: what stands before the first mark or digit, such as <c>loyalty</c> of <c>Loyalty_2</c>.</summary>
    public static string? ConstructOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var word = new string([.. name.Trim().ToLowerInvariant().TakeWhile(char.IsLetter)]);
        return Constructs.FirstOrDefault(construct => construct == word);
    }

    private static ChainConstruct Told(string name, List<NamedColumn> items, Construct? settled, bool hasCauses) => new(name,
        [.. items.Select(item => item.Name)], settled?.Loadings ?? [], hasCauses ? settled?.R2 : null, settled?.Composite);

    // A row counts where all items of the construct are known.
    private static double[] Standardised(List<NamedColumn> items)
    {
        var sums = new double[items[0].Values.Length];
        foreach (var item in items)
        {
            double[] known = [.. item.Values.Where(double.IsFinite)];
            double mean = known.DefaultIfEmpty(0).Average();
            double spread = Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, known.Length - 1));
            for (int i = 0; i < sums.Length; i++)
                sums[i] += double.IsFinite(item.Values[i]) ? spread > 0 ? (item.Values[i] - mean) / spread : 0 : double.NaN;
        }
        return sums;
    }

    // The slope between two columns that are both brought to spread 1 is their correlation.
    private static Answer Correlation(double[] from, double[] to, int[]? groups, double level)
    {
        int[] rows = [.. Enumerable.Range(0, from.Length).Where(i => double.IsFinite(from[i]) && double.IsFinite(to[i]))];
        if (rows.Length == 0) return Cannot.NoObservations;
        double[] Scaled(double[] column)
        {
            double[] own = Array.ConvertAll(rows, i => column[i]);
            double mean = own.Average(), spread = Math.Sqrt(own.Sum(value => (value - mean) * (value - mean)));
            return spread > 0 ? Array.ConvertAll(own, value => (value - mean) / spread) : own;
        }
        var fit = LeastSquares.Of(
            new() { Outcome = Scaled(to), Columns = [Scaled(from)], Clusters = groups is null ? [] : Array.ConvertAll(rows, i => groups[i]) },
            groups is null ? Spread.Robust : Spread.Clustered);
        return fit is Fit told ? told.Coefficient(1, level) : fit;
    }
}
