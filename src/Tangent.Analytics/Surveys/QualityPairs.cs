using System.Globalization;

namespace Tangent.Analytics.Surveys;

/// <summary>One dimension by its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Items">Items with both expectation and perception.</param>
/// <param name="Told">Gap, share that falls short, Cronbach's α.</param>
/// <param name="Omega">McDonald's ω of its gaps, or why there is none.</param>
public sealed record NamedGap(string Name, IReadOnlyList<string> Items, DimensionGap Told, Answer Omega);

/// <summary>Service-quality gaps of named columns.</summary>
/// <param name="Rows">Respondents.</param>
/// <param name="Dimensions">By name.</param>
/// <param name="Overall">Mean of the dimensions per respondent.</param>
/// <param name="Unpaired">Columns without their other half.</param>
public sealed record PairsFound(int Rows, IReadOnlyList<NamedGap> Dimensions, Answer Overall, IReadOnlyList<string> Unpaired) : Answer;

/// <summary>
/// Pairs of expectation and perception found by the names of columns: <c>e</c> or <c>expected</c> and <c>p</c> or <c>perceived</c>, then
/// the item. Items 1 to 22 are those of SERVQUAL in their published order; of others, what stands before the last mark or number is
/// the dimension, as in <c>e.staff.1</c>.
/// </summary>
public static class QualityPairs
{
    private static readonly string[] Published = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"];
    private static readonly char[] Marks = ['.', '_', '-', ' ', ':'];

    /// <summary>The gaps.</summary>
    /// <param name="columns">Names and answers; NaN is missing.</param>
    /// <param name="scale">The scale of all.</param>
    /// <param name="dice">Source of chance of ω.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="PairsFound"/>; <see cref="CannotTell"/> without a pair, for scores outside the scale, and when nobody answered.</returns>
    public static Answer Of(IReadOnlyList<(string Name, double[] Values)> columns, Scale scale, Dice dice, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var halves = columns.Select(column => (column.Name, column.Values, Half: HalfOf(column.Name))).ToList();
        var pairs = (from expected in halves
                     where expected.Half is { IsExpected: true }
                     from perceived in halves
                     where perceived.Half is { IsExpected: false } other && other.Item == expected.Half!.Value.Item
                     select (expected.Half!.Value.Item, Expected: expected.Values, Perceived: perceived.Values)).DistinctBy(pair => pair.Item).ToList();
        if (pairs.Count == 0) return new CannotTell("analytics.no-pairs");
        var groups = pairs.Select((pair, place) => (pair, place)).GroupBy(one => DimensionOf(one.pair.Item, pairs.Count)).ToList();
        var told = ServiceQuality.Of([.. pairs.Select(pair => pair.Expected)], [.. pairs.Select(pair => pair.Perceived)],
            [.. groups.Select(group => group.Select(one => one.place).ToArray())], scale, level: level);
        if (told is not QualityGaps gaps) return told;
        double[] Gap(int place) => [.. pairs[place].Perceived.Select((value, i) => value - pairs[place].Expected[i])];
        return new PairsFound(pairs[0].Expected.Length, [.. groups.Select((group, i) => new NamedGap(group.Key, [.. group.Select(one => one.pair.Item)],
                gaps.Dimensions[i], Omega.Of([.. group.Select(one => Gap(one.place))], dice, level: level)))], gaps.Overall,
            [.. halves.Where(half => half.Half is not { } known || !pairs.Exists(pair => pair.Item == known.Item)).Select(half => half.Name)]);
    }

    private static (bool IsExpected, string Item)? HalfOf(string name)
    {
        var text = name.Trim().ToLowerInvariant();
        foreach (var (word, isExpected) in new[] { ("expected", true), ("perceived", false), ("e", true), ("p", false) })
        {
            if (!text.StartsWith(word, StringComparison.Ordinal)) continue;
            var rest = text[word.Length..];
            bool isItem = rest.Length > 0 && (Marks.Contains(rest[0]) || char.IsAsciiDigit(rest[0]));
            if (isItem && rest.TrimStart(Marks) is { Length: > 0 } item) return (isExpected, item);
        }
        return null;
    }

    private static string DimensionOf(string item, int items)
    {
        if (items == 22 && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 22)
            return Published[ServiceQuality.TwentyTwoItems.ToList().FindIndex(own => own.Contains(number - 1))];
        var name = item.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd(Marks);
        return name.Length > 0 ? name : "all";
    }
}
