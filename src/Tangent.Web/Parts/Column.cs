using Microsoft.AspNetCore.Components;

namespace Tangent.Web.Parts;

/// <summary>A column of a table, declared once for the page, the sort links and the column menu.</summary>
/// <param name="Key">Key in the address and in exports.</param>
/// <param name="Head">Head in the reader's language.</param>
/// <param name="Cell">What stands in the cell of a row.</param>
public sealed record Column<T>(string Key, string Head, Func<T, RenderFragment> Cell)
{
    /// <summary>Whether rows can be ordered by it; the sort key in the address is <see cref="Key"/>.</summary>
    public bool IsSortable { get; init; }

    /// <summary>Numbers stand at the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The column that names the row: always shown, and read out as the row's head.</summary>
    public bool IsName { get; init; }

    /// <summary>Holds acts on the row: always shown, and never exported.</summary>
    public bool IsAct { get; init; }

    /// <summary>Shown only when chosen.</summary>
    public bool IsExtra { get; init; }

    /// <summary>A column of plain text.</summary>
    public static Column<T> Of(string key, string head, Func<T, string?> text) =>
        new(key, head, row => builder => builder.AddContent(0, text(row)));
}

/// <summary>How the rows of a table are ordered, as the address says it: <c>sort=name</c> or <c>sort=-name</c>.</summary>
public readonly record struct SortOrder(string Key, bool IsDescending)
{
    /// <summary>The order in the address when it is a sortable column, else the usual one.</summary>
    public static SortOrder In(PageState state, IReadOnlyCollection<string> sortable, SortOrder usual)
    {
        string text = state[PageState.Sort] ?? "";
        bool isDescending = text.StartsWith('-');
        string key = isDescending ? text[1..] : text;
        return sortable.Contains(key) ? new(key, isDescending) : usual;
    }

    /// <summary>What stands in the address.</summary>
    public override string ToString() => IsDescending ? "-" + Key : Key;
}
