namespace Tangent.App.Tables;

/// <summary>Which character parts the cells of a text: the one by which the first rows have the same number of cells.</summary>
static class Delimiter
{
    private const int RowsLookedAt = 20, CharactersLookedAt = 1 << 16;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>The delimiter; a comma where none parts anything.</summary>
    public static char Of(TextReader text, TableLimits limits)
    {
        var start = new char[CharactersLookedAt];
        int read = text.ReadBlock(start);
        var wide = limits with { MostColumns = 1_000 };
        return Candidates.Select(candidate => (candidate, score: Score(new string(start, 0, read), read == start.Length, candidate, wide)))
            .MaxBy(one => one.score).candidate;
    }

    // Rows that agree with the first one count most, then how many cells it has.
    private static double Score(string start, bool isCut, char candidate, TableLimits limits)
    {
        var rows = new CsvText(new StringReader(start), candidate, limits).Rows().Take(RowsLookedAt).Where(row => row.Cells.Count > 1 || row[0].Length > 0)
            .Select(row => row.Cells.Count).ToList();
        if (isCut && rows.Count is > 1 and < RowsLookedAt) rows.RemoveAt(rows.Count - 1);
        if (rows.Count == 0 || rows[0] < 2) return 0;
        return rows.Count(cells => cells == rows[0]) / (double)rows.Count + Math.Min(rows[0], 100) / 1_000.0;
    }
}
