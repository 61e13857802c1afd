namespace Tangent.App.Tables;

/// <summary>Columns as spreadsheets name them.</summary>
static class ColumnName
{
    /// <summary>Worked examples, tested: 0 gives A, 25 gives Z, 26 gives AA.</summary>
    public static string Of(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : Of(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>The column of a cell's name such as <c>AB12</c>, from 0; -1 when it names none.</summary>
    public static int From(string? cell)
    {
        int column = 0;
        foreach (char c in cell ?? "")
        {
            if (c is < 'A' or > 'Z') break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 20_000) return 20_000;
        }
        return column - 1;
    }
}
