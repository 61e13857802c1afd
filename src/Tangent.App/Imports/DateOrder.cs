using Tangent.App.Imports.Published;
using Tangent.App.LogFiles;
using Tangent.App.Tables;

namespace Tangent.App.Imports;

/// <summary>In which order the dates of a file name day and month.</summary>
static class DateOrder
{
    private const int RowsLookedAt = 2_000;

    /// <summary>True: the day comes first; false: the month; null: no date of the first rows says it, or they contradict each other.</summary>
    public static bool? Of(TableFile file, IReadOnlyList<string> columns, IReadOnlyList<ImportField> fields)
    {
        var times = fields.Where(field => field.IsTime).Select(field => field.Key).ToHashSet();
        int[] places = [.. columns.Select((field, at) => (field, at)).Where(one => times.Contains(one.field)).Select(one => one.at)];
        return places.Length == 0 ? null : DayOrder.Of(file.Ahead(RowsLookedAt).SelectMany(row => places.Select(at => row[at])));
    }
}
