namespace Tangent.Web.Parts;

/// <summary>Which columns a table shows: what the address names, or the usual ones; the naming column and acts always.</summary>
public static class ColumnChoice
{
    public static IReadOnlyList<Column<T>> Shown<T>(IReadOnlyList<Column<T>> columns, PageState state)
    {
        var chosen = state.All(PageState.Columns);
        bool isChosen = columns.Any(column => chosen.Contains(column.Key));
        return [.. columns.Where(column => column.IsName || column.IsAct || (isChosen ? chosen.Contains(column.Key) : !column.IsExtra))];
    }
}
