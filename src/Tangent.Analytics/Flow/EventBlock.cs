namespace Tangent.Analytics.Flow;

/// <summary>Columns that only some logs have, so that the others do not pay for them.</summary>
/// <param name="Ends">When the event ended.</param>
/// <param name="Sequence">A number that orders events of one time.</param>
/// <param name="Phases">Where in a life-cycle the event stands, and of which instance of the work.</param>
/// <param name="Details">What judgements are joined by: unit, tier, customer, score, and the names of cases.</param>
public readonly record struct EventColumns(bool Ends = false, bool Sequence = false, bool Phases = false, bool Details = false);

/// <summary>Some events as columns, in the order of their source; numbers of names are those of one reader.</summary>
/// <param name="capacity">Most events it takes.</param>
/// <param name="columns">The columns beyond case, touchpoint and start.</param>
public sealed class EventBlock(int capacity, EventColumns columns)
{
    /// <summary>How many events stand in it.</summary>
    public int Count { get; set; }

    /// <summary>Number of the case of each event.</summary>
    public int[] Cases { get; } = GC.AllocateUninitializedArray<int>(capacity);

    /// <summary>Number of the touchpoint.</summary>
    public int[] Touchpoints { get; } = GC.AllocateUninitializedArray<int>(capacity);

    /// <summary>Start in microseconds since 1970 UTC.</summary>
    public long[] Starts { get; } = GC.AllocateUninitializedArray<long>(capacity);

    /// <summary>End in microseconds, or <see cref="Step.NoEnd"/>; null where the log has none.</summary>
    public long[]? Ends { get; } = columns.Ends ? GC.AllocateUninitializedArray<long>(capacity) : null;

    /// <summary>Numbers that order events of one time.</summary>
    public long[]? Sequence { get; } = columns.Sequence ? GC.AllocateUninitializedArray<long>(capacity) : null;

    /// <summary>Phases of a life-cycle.</summary>
    public Phase[]? Phases { get; } = columns.Phases ? GC.AllocateUninitializedArray<Phase>(capacity) : null;

    /// <summary>Number of the instance of the work, or -1.</summary>
    public int[]? Instances { get; } = columns.Phases ? GC.AllocateUninitializedArray<int>(capacity) : null;

    /// <summary>What is known beyond the flow; null where nobody asks.</summary>
    public EventDetail[]? Details { get; } = columns.Details ? GC.AllocateUninitializedArray<EventDetail>(capacity) : null;

    /// <summary>The events in less room; the block is empty afterwards.</summary>
    public PackedEvents Pack()
    {
        var packed = new PackedEvents(this);
        Count = 0;
        return packed;
    }
}

/// <summary>What one reader made of its share of a log.</summary>
/// <param name="Cases">Names of cases, as bytes of UTF-8 without white space around them.</param>
/// <param name="Touchpoints">Names of touchpoints.</param>
/// <param name="Instances">Names of instances of work.</param>
public sealed record EventPart(NameTable Cases, NameTable Touchpoints, NameTable Instances)
{
    /// <summary>Names of units.</summary>
    public required NameTable Units { get; init; }

    /// <summary>Names of tiers.</summary>
    public required NameTable Tiers { get; init; }

    /// <summary>Names of customers.</summary>
    public required NameTable Customers { get; init; }

    /// <summary>The events, with the position in the whole log of the first event of each block.</summary>
    public List<(int FirstRow, PackedEvents Block)> Blocks { get; } = [];
}
