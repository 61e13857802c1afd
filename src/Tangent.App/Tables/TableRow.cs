using Tangent.Domain;

namespace Tangent.App.Tables;

/// <summary>A row as it stands in the file, its cells cleaned of padding.</summary>
/// <param name="Number">As a spreadsheet counts it: the first row of the file is 1, empty rows count.</param>
/// <param name="Cells">Texts from the left; a short row has fewer.</param>
/// <param name="Problems">What makes the row unreadable; empty for a sound row.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells, IReadOnlyList<Problem> Problems)
{
    /// <summary>The how-manieth row of the file that says exactly the same, where such rows are known to be different things; from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>The text of a column, counted from 0; empty where the row has none.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsBlank => Problems.Count == 0 && Cells.All(cell => cell.Length == 0);
}
