using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>Takes rows of a text file in. Each worker has its own.</summary>
abstract unsafe class RowScan(LogColumns columns, EventSink sink, TimeReader times)
{
    /// <summary>Bytes that may be read behind the end of every buffer.</summary>
    public const int Slack = 64;

    /// <summary>A row longer than this is set aside.</summary>
    public const int LongestRow = 16 << 20;

    protected LogColumns Columns => columns;
    protected TimeReader Times => times;

    public EventSink Sink => sink;

    /// <summary>Takes whole rows.</summary>
    /// <param name="bytes">The text, with <see cref="Slack"/> readable bytes behind it.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="stopAt">Rows that begin here or later belong to somebody else.</param>
    /// <param name="isLast">Whether the file ends here.</param>
    /// <returns>Where the first row begins that was not taken.</returns>
    public abstract int Take(byte* bytes, int length, int stopAt, bool isLast);

    /// <summary>Gives up on a row that is too long or never ends.</summary>
    /// <returns>Where the next one may begin.</returns>
    public int GiveUp(byte* bytes, int length)
    {
        int end = new ReadOnlySpan<byte>(bytes, length).IndexOf((byte)'\n');
        bool isQuoted = end >= 0;
        sink.Segment.Rows++;
        int shown = Math.Min(end < 0 ? length : end, 1 << 16);
        sink.Reject(isQuoted ? RowFault.QuoteOpen : RowFault.TooLong, null, new(bytes, shown));
        return end < 0 ? length : end + 1;
    }

    /// <summary>Adds an event whose cells are known; sets it aside when one is wrong.</summary>
    protected void Add(in RowCells cells, ReadOnlySpan<byte> row)
    {
        if (cells.Case.IsEmpty) Reject(LogRole.Case, RowFault.Empty, row);
        else if (cells.Touchpoint.IsEmpty) Reject(LogRole.Touchpoint, RowFault.Empty, row);
        else if (cells.Time.IsEmpty) Reject(LogRole.Time, RowFault.Empty, row);
        else if (times.Read(cells.Time) is var start && start == Step.NoEnd) Reject(LogRole.Time, RowFault.NoTime, row);
        else if (Sink.Part.Touchpoints.NumberOf(cells.Touchpoint) is var touchpoint && touchpoint < 0)
            Reject(LogRole.Touchpoint, EventSink.FaultOf(touchpoint), row);
        else if (Sink.Part.Cases.NumberOf(cells.Case) is var name && name < 0)
            Reject(LogRole.Case, EventSink.FaultOf(name), row);
        else if (Rest(cells, start, row) is { } rest)
        {
            if (!sink.Columns.Details) sink.Add(name, touchpoint, start, rest.End, rest.Sequence, rest.Phase, rest.Instance);
            else if (Detail(cells, row) is { } detail) sink.Add(name, touchpoint, start, rest.End, rest.Sequence, rest.Phase, rest.Instance, detail);
        }
    }

    /// <summary>What judgements are joined by, or null when a name is none and the row was set aside.</summary>
    private EventDetail? Detail(in RowCells cells, ReadOnlySpan<byte> row)
    {
        var part = sink.Part;
        return Name(cells.Unit, part.Units, LogRole.Unit, row) is { } unit && Name(cells.Tier, part.Tiers, LogRole.Tier, row) is { } tier
            && Name(cells.Customer, part.Customers, LogRole.Customer, row) is { } customer
            ? new(unit, tier, customer, sink.ScoreOf(cells.Score)) : null;
    }

    private int? Name(ReadOnlySpan<byte> cell, NameTable names, LogRole role, ReadOnlySpan<byte> row)
    {
        if (cell.IsEmpty) return -1;
        int number = names.NumberOf(cell);
        if (number >= 0) return number;
        Reject(role, EventSink.FaultOf(number), row);
        return null;
    }

    /// <summary>The optional columns, or null when one is wrong and the row was set aside.</summary>
    protected (long End, long Sequence, Phase Phase, int Instance)? Rest(in RowCells cells, long start, ReadOnlySpan<byte> row)
    {
        long end = Step.NoEnd, sequence = 0;
        if (!cells.End.IsEmpty && (end = times.Read(cells.End)) == Step.NoEnd) return Aside(LogRole.End, RowFault.NoTime, row);
        if (end != Step.NoEnd && end < start) return Aside(LogRole.End, RowFault.EndsBeforeStart, row);
        if (!cells.Sequence.IsEmpty && !long.TryParse(cells.Sequence, out sequence)) return Aside(LogRole.Sequence, RowFault.NoNumber, row);
        int instance = cells.Instance.IsEmpty ? -1 : sink.Part.Instances.NumberOf(cells.Instance);
        return (end, sequence, EventSink.PhaseOf(cells.Lifecycle), instance);
    }

    private (long, long, Phase, int)? Aside(LogRole role, RowFault fault, ReadOnlySpan<byte> row)
    {
        Reject(role, fault, row);
        return null;
    }

    protected void Reject(LogRole role, RowFault fault, ReadOnlySpan<byte> row) => sink.Reject(fault, columns.NameOf(role), row);

    /// <summary>The cells of one row, without white space around them.</summary>
    protected ref struct RowCells
    {
        public ReadOnlySpan<byte> Case, Touchpoint, Time, End, Sequence, Lifecycle, Instance, Unit, Tier, Customer, Score;
    }
}
