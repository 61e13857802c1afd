using System.Globalization;
using Tangent.Analytics.Paths;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.Insights;

/// <summary>Columns of numbers that somebody hands in with a question, one row for each unit and month or for each respondent.</summary>
/// <param name="Columns">The columns, of equal length; NaN is missing.</param>
/// <param name="Units">Unit of each row; empty when none is named.</param>
public sealed record ColumnSheet(IReadOnlyList<NamedColumn> Columns, IReadOnlyList<string> Units)
{
    private const int MostColumns = 200, MostRows = 100_000;

    // What a column is called that says where and when a row is of, in either language.
    private static readonly string[] UnitNames = ["unit", "branch", "\u5355\u4f4d", "\u7f51\u70b9"];
    private static readonly string[] TimeNames = ["month", "period", "\u6708\u4efd", "\u65f6\u671f"];

    /// <summary>Rows.</summary>
    public int Rows => Columns.Count > 0 ? Columns[0].Values.Length : 0;

    /// <summary>Columns by name, as programs hand them in; a missing number is null.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="units">Unit of each row, or null.</param>
    public static Outcome<ColumnSheet> Of(IReadOnlyDictionary<string, IReadOnlyList<double?>>? columns, IReadOnlyList<string>? units)
    {
        if (columns is not { Count: > 0 }) return Fail.Wrong("columns", "insights.columns-needed");
        if (columns.Count > MostColumns) return Fail.Wrong("columns", "form.too-many", MostColumns);
        int rows = columns.First().Value.Count;
        if (rows > MostRows) return Fail.Wrong("columns", "form.too-many", MostRows);
        if (columns.Values.Any(column => column.Count != rows) || (units is { Count: > 0 } && units.Count != rows))
            return Fail.Wrong("columns", "insights.columns-uneven");
        return new ColumnSheet([.. columns.Select(column => new NamedColumn(column.Key, [.. column.Value.Select(value => value ?? double.NaN)]))],
            units ?? []);
    }

    /// <summary>The columns of a CSV or XLSX file: the first row names them; <c>unit</c> and <c>month</c> are no numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stop">Stops it.</param>
    public static Outcome<ColumnSheet> Read(string path, CancellationToken stop)
    {
        try
        {
            using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(bytes, Path.GetFileName(path), stop);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong(path, "analyse.file-unreadable", path);
        }
    }

    /// <summary>The columns of a file that is open.</summary>
    /// <param name="bytes">The file; it can be read from any place.</param>
    /// <param name="name">Its name.</param>
    /// <param name="stop">Stops it.</param>
    public static Outcome<ColumnSheet> Read(Stream bytes, string name, CancellationToken stop)
    {
        var opened = TableFile.Open(bytes, name, new TableLimits(), stop: stop);
        if (opened.Failure is { } failure) return failure;
        using var table = opened.Value;
        return Read(table);
    }

    private static Outcome<ColumnSheet> Read(TableFile table)
    {
        string[] names = [.. table.Header.Cells.Select(cell => cell.Trim())];
        int unit = Array.FindIndex(names, name => UnitNames.Contains(name.ToLowerInvariant()));
        int[] numbers = [.. Enumerable.Range(0, names.Length)
            .Where(i => i != unit && names[i].Length > 0 && !TimeNames.Contains(names[i].ToLowerInvariant()))];
        if (numbers.Select(i => names[i]).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return Fail.Wrong(twice.Key, "comments.column-twice", twice.Key);
        var columns = numbers.ToDictionary(i => names[i], _ => new List<double?>());
        List<string> units = [];
        List<Problem> problems = [];
        foreach (var row in table.Rows())
        {
            problems.AddRange(row.Problems);
            if (unit >= 0) units.Add(row[unit].Trim());
            foreach (int i in numbers)
            {
                var text = row[i].Trim();
                bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
                if (!isNumber && text.Length > 0 && problems.Count < 100) problems.Add(new("insights.no-number", names[i], row.Number, text));
                columns[names[i]].Add(isNumber ? value : null);
            }
        }
        return problems.Count > 0 ? new Fail.Invalid(problems) : Of(columns.ToDictionary(one => one.Key, one => (IReadOnlyList<double?>)one.Value), units);
    }
}
