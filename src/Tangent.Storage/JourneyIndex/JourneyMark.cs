namespace Tangent.Storage.JourneyIndex;

/// <summary>A journey key or a customer as the index knows them: 128 bits, never a table of keys.</summary>
/// <param name="High">The upper half; 0 with a lower half of 0 where nothing is named.</param>
/// <param name="Low">The lower half.</param>
public readonly record struct JourneyMark(ulong High, ulong Low)
{
    /// <summary>Whether it names a journey by its key.</summary>
    public bool IsKey => new GroupKey(High, Low).IsKey;

    /// <summary>The mark of a journey key.</summary>
    public static JourneyMark Of(string journey) => From(GroupKey.Of(journey));

    /// <summary>The mark of a customer.</summary>
    public static JourneyMark Of(long customer) => From(GroupKey.Of(customer));

    /// <summary>Rows of an index that belong to it, from the first to before the next; null where it knows none.</summary>
    public (int First, int Next)? RowsIn(IndexFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var keys = file.Column<GroupKey>(IndexColumn.GroupKeys).Span;
        var wanted = new GroupKey(High, Low);
        int low = 0, high = keys.Length - 1;
        while (low <= high)
        {
            int middle = low + (high - low) / 2, by = keys[middle].CompareTo(wanted);
            if (by == 0)
            {
                var starts = file.Column<int>(IndexColumn.GroupStarts).Span;
                return (starts[middle], middle + 1 < starts.Length ? starts[middle + 1] : file.Rows);
            }
            if (by < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    private static JourneyMark From(GroupKey key) => new(key.High, key.Low);
}
