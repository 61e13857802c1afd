using System.Globalization;
using Tangent.App.Feedback.Surveys;

namespace Tangent.Web.Pages.Surveys;

/// <summary>What was typed about a sample and a population: a line each, words first, a number last.</summary>
static class SampleInput
{
    private static readonly char[] Lines = ['\n', '\r'], Between = [' ', '\t', ',', '，', ';'];

    /// <summary>Parts with their number of customers; null when a line has no number.</summary>
    public static IReadOnlyList<(string Name, long Population)>? Strata(string? text)
    {
        var all = Split(text).Select(cells => (Name: string.Join(' ', cells[..^1]), Number: Number(cells[^1]))).ToList();
        return all.Exists(one => one.Name.Length == 0 || one.Number is null) ? null : [.. all.Select(one => (one.Name, (long)one.Number!.Value))];
    }

    /// <summary>
    /// Margins: <c>unit DC-H1 30</c> a line, or <c>unit *</c> for the shares that the log has. Null when a line cannot be read.
    /// </summary>
    public static IReadOnlyList<KnownMargin>? Margins(string? text)
    {
        var margins = new Dictionary<string, List<(string Code, double Share)>?>(StringComparer.Ordinal);
        foreach (var cells in Split(text))
        {
            var by = cells[0].ToLowerInvariant();
            if (cells is [_, "*"])
            {
                if (!margins.TryAdd(by, null)) return null;
                continue;
            }
            if (cells.Length != 3 || Number(cells[2].TrimEnd('%')) is not { } share) return null;
            if (!margins.TryGetValue(by, out var shares)) margins[by] = shares = [];
            if (shares is null) return null;
            shares.Add((cells[1], share));
        }
        return [.. margins.Select(one => new KnownMargin(one.Key, one.Value))];
    }

    /// <summary>A number as somebody types it, or null.</summary>
    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;

    private static IEnumerable<string[]> Split(string? text) => (text ?? "").Split(Lines, StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 0);
}
