using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>What one reader read from one run of a file: events as columns, and rows that were set aside.</summary>
sealed class LogSegment
{
    /// <summary>Where its first row begins and where the row after its last one begins, in bytes of the file.</summary>
    public long Start, End;

    /// <summary>Rows, with those set aside and empty lines.</summary>
    public long Rows;

    public List<PackedEvents> Blocks { get; } = [];
    public List<RejectedRow> Rejected { get; } = [];
    public long RejectedCount;

    /// <summary>Scores that are no numbers.</summary>
    public long UnreadScores;

    public int Events => Blocks.Sum(block => block.Count);
}

/// <summary>Takes the events of one reader in.</summary>
sealed class EventSink(EventColumns columns)
{
    private const int BlockSize = 1 << 15, MostTextKept = 8 << 20, MostRowsKept = 100_000;
    private readonly EventBlock block = new(BlockSize, columns);
    private long textKept;

    public EventPart Part { get; } = new(new(CheckName), new(CheckName), new())
    {
        Units = new(CheckName),
        Tiers = new(CheckName),
        Customers = new(CheckName),
    };

    public EventColumns Columns => columns;
    public LogSegment Segment { get; private set; } = new();

    /// <summary>Whether some name held bytes that are no text.</summary>
    public bool HasSeenNoText { get; private set; }

    /// <summary>What comes now belongs to a new run of the file.</summary>
    public LogSegment Begin() => Segment = new();

    /// <summary>The run is over: what is left of it is packed too.</summary>
    public void End()
    {
        if (block.Count > 0) Segment.Blocks.Add(block.Pack());
    }

    public void Add(int name, int touchpoint, long start, long end = Step.NoEnd, long sequence = 0,
        Phase phase = Phase.Complete, int instance = -1, EventDetail? detail = null)
    {
        if (block.Count == BlockSize) End();
        int at = block.Count++;
        block.Cases[at] = name;
        block.Touchpoints[at] = touchpoint;
        block.Starts[at] = start;
        if (block.Ends is { } ends) ends[at] = end;
        if (block.Sequence is { } order) order[at] = sequence;
        if (block.Details is { } details) details[at] = detail ?? EventDetail.None;
        if (block.Phases is not { } phases) return;
        phases[at] = phase;
        block.Instances![at] = instance;
    }

    /// <summary>Adds an event of a log that has no more columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPlain(int name, int touchpoint, long start)
    {
        if (block.Count == BlockSize) End();
        int at = block.Count++;
        block.Cases[at] = name;
        block.Touchpoints[at] = touchpoint;
        block.Starts[at] = start;
    }

    /// <summary>A score, or NaN; one that is no number is counted.</summary>
    public double ScoreOf(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty) return double.NaN;
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double score) && double.IsFinite(score)) return score;
        Segment.UnreadScores++;
        return double.NaN;
    }

    /// <summary>Sets the row that is read now aside.</summary>
    public void Reject(RowFault fault, string? field, ReadOnlySpan<byte> text, long? row = null)
    {
        HasSeenNoText |= fault == RowFault.NoText;
        Segment.RejectedCount++;
        if (Segment.Rejected.Count >= MostRowsKept) return;
        bool isKept = (textKept += text.Length) <= MostTextKept;
        Segment.Rejected.Add(new(row ?? Segment.Rows, field, fault, isKept ? text.ToArray() : null));
    }

    /// <summary>The fault that a refused name's number stands for.</summary>
    public static RowFault FaultOf(int refused) => refused == -2 ? RowFault.ZeroByte : RowFault.NoText;

    // U+FFFD stands where a decoder met bytes that it could not read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CheckName(ReadOnlySpan<byte> name) =>
        !Utf8.IsValid(name) || name.IndexOf("\ufffd"u8) >= 0 ? -1 : name.Contains((byte)0) ? -2 : 0;

    /// <summary>The phase that a transition of the standard life-cycle names.</summary>
    public static Phase PhaseOf(ReadOnlySpan<byte> transition) =>
        transition.IsEmpty || Ascii.EqualsIgnoreCase(transition, "complete"u8) ? Phase.Complete
        : Ascii.EqualsIgnoreCase(transition, "start"u8) ? Phase.Start : Phase.Other;
}
