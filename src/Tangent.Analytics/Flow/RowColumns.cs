namespace Tangent.Analytics.Flow;

/// <summary>Columns that are kept by row, because few questions ask for them.</summary>
sealed record RowColumns(long[]? Ends, long[]? Sequence, Phase[]? Phases, int[]? Instances)
{
    /// <summary>Puts the columns of all blocks behind each other.</summary>
    public static RowColumns From(IReadOnlyList<EventPart> parts, EventColumns columns, int rows)
    {
        var whole = new RowColumns(columns.Ends ? new long[rows] : null, columns.Sequence ? new long[rows] : null,
            columns.Phases ? new Phase[rows] : null, columns.Phases ? new int[rows] : null);
        if (columns with { Details = false } == default) return whole;
        var instances = Numbering.ByComing([.. parts.Select(part => part.Instances)]);
        for (int part = 0; part < parts.Count; part++)
            foreach (var (firstRow, block) in parts[part].Blocks)
                whole.Take(firstRow, block, instances.Maps[part]);
        return whole;
    }

    private void Take(int firstRow, PackedEvents block, int[] instances)
    {
        if (Ends is not null) block.Ends!.CopyTo(Ends.AsSpan(firstRow));
        if (Sequence is not null) block.Sequence!.CopyTo(Sequence.AsSpan(firstRow));
        if (Phases is null) return;
        block.Phases!.CopyTo(Phases.AsSpan(firstRow));
        for (int i = 0; i < block.Count; i++)
            Instances![firstRow + i] = block.Instances![i] is >= 0 and var own ? instances[own] : -1;
    }
}
