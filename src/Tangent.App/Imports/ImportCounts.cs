using Tangent.App.Imports.Published;
using Tangent.App.Tables;

namespace Tangent.App.Imports;

/// <summary>How many rows do what.</summary>
public readonly record struct ImportCounts(int New, int Changed, int Unchanged, int Bad)
{
    /// <summary>All rows judged; empty ones do not count.</summary>
    public int Rows => New + Changed + Unchanged + Bad;

    internal ImportCounts With(RowEffect effect) => effect switch
    {
        RowEffect.New => this with { New = New + 1 },
        RowEffect.Changed => this with { Changed = Changed + 1 },
        RowEffect.Unchanged => this with { Unchanged = Unchanged + 1 },
        _ => this with { Bad = Bad + 1 },
    };
}

/// <summary>A row that was set aside.</summary>
/// <param name="Row">The row as it stands in the file.</param>
/// <param name="Problems">What is wrong; fields are the file's own headers.</param>
public sealed record BadRow(TableRow Row, IReadOnlyList<Tangent.Domain.Problem> Problems);
