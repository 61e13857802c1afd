using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>Reads delimited text at the speed of memory: sixty-four bytes at a time are searched for what parts cells.</summary>
/// <remarks>
/// Quotation marks count only where a cell begins; a doubled one inside stands for itself. Names wait in a small queue until
/// their places in the table are in the cache.
/// </remarks>
sealed unsafe class CsvScan : RowScan
{
    private const int QueueLength = 64;
    private readonly byte delimiter;
    private readonly int caseAt, touchpointAt, timeAt, mostAt, widestAt;
    private readonly bool hasMore;
    private readonly Waiting[] queue = GC.AllocateArray<Waiting>(QueueLength, pinned: true);
    private readonly byte[][] scratch = new byte[12][];
    private readonly FewNames touchpoints;
    private readonly NameTable cases;
    private int waiting, scratchUsed;

    private struct Waiting
    {
        public NameTable.Key Name;
        public long Start, RowNumber;
        public byte* Row;
        public int RowLength, Touchpoint;
    }

    public CsvScan(LogColumns columns, char delimiter, EventSink sink, TimeReader times) : base(columns, sink, times)
    {
        this.delimiter = (byte)delimiter;
        (caseAt, touchpointAt, timeAt) = (columns[LogRole.Case], columns[LogRole.Touchpoint], columns[LogRole.Time]);
        LogRole[] needed = [LogRole.Case, LogRole.Touchpoint, LogRole.Time, LogRole.End, LogRole.Sequence, LogRole.Lifecycle,
            LogRole.Instance];
        mostAt = needed.Max(role => columns[role]);
        // What a short row does not say of the rest is unknown: the event itself counts.
        LogRole[] details = sink.Columns.Details ? [LogRole.Unit, LogRole.Tier, LogRole.Customer, LogRole.Score] : [];
        widestAt = details.Select(role => columns[role]).Append(mostAt).Max();
        hasMore = sink.Columns != default;
        (touchpoints, cases) = (new(sink.Part.Touchpoints), sink.Part.Cases);
        Edges.Prepare();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Take(byte* bytes, int length, int stopAt, bool isLast)
    {
        int* ends = stackalloc int[widestAt + 2];
        var (parts, line, quote) = (Vector256.Create(delimiter), Vector256.Create((byte)'\n'), Vector256.Create((byte)'"'));
        int row = 0, cell = 0, cellStart = 0, at = 0, last = widestAt + 1;
        while (at < length && row < stopAt)
        {
            ulong marks = Marks(bytes + at, parts, line, quote);
            if (length - at < 64) marks &= (1UL << (length - at)) - 1;
            int next = at + 64;
            for (; marks != 0; marks &= marks - 1)
            {
                int here = at + BitOperations.TrailingZeroCount(marks);
                byte mark = bytes[here];
                if (mark == delimiter)
                {
                    ends[Math.Min(cell, last)] = here;
                    cell++;
                    cellStart = here + 1;
                }
                else if (mark == '\n')
                {
                    ends[Math.Min(cell, last)] = here > row && bytes[here - 1] == '\r' ? here - 1 : here;
                    TakeRow(bytes, row, here, ends, cell);
                    row = cellStart = here + 1;
                    cell = 0;
                    if (row >= stopAt) break;
                }
                else if (here == cellStart)
                {
                    int close = CloseOf(bytes, here, length);
                    if (close < 0 || close == length - 1 && !isLast) return Leave(bytes, row, length, isLast);
                    next = close + 1;
                    break;
                }
            }
            at = next;
        }
        if (isLast && row < length && row < stopAt)
        {
            ends[Math.Min(cell, last)] = bytes[length - 1] == '\r' ? length - 1 : length;
            TakeRow(bytes, row, length, ends, cell);
            row = length;
        }
        Empty();
        return row;
    }

    /// <summary>A row whose quotation mark is not closed here: it waits for more text, or is given up.</summary>
    private int Leave(byte* bytes, int row, int length, bool isLast)
    {
        Empty();
        return isLast ? row + GiveUp(bytes + row, length - row) : row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Marks(byte* at, Vector256<byte> parts, Vector256<byte> line, Vector256<byte> quote)
    {
        var (a, b) = (Vector256.Load(at), Vector256.Load(at + 32));
        uint low = (Vector256.Equals(a, parts) | Vector256.Equals(a, line) | Vector256.Equals(a, quote)).ExtractMostSignificantBits();
        uint high = (Vector256.Equals(b, parts) | Vector256.Equals(b, line) | Vector256.Equals(b, quote)).ExtractMostSignificantBits();
        return low | (ulong)high << 32;
    }

    /// <summary>Where the quotation that opens here is closed, or -1.</summary>
    private static int CloseOf(byte* bytes, int open, int length)
    {
        for (int at = open + 1; at < length;)
        {
            int found = new ReadOnlySpan<byte>(bytes + at, length - at).IndexOf((byte)'"');
            if (found < 0) return -1;
            at += found;
            if (at + 1 >= length || bytes[at + 1] != '"') return at;
            at += 2;
        }
        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeRow(byte* bytes, int row, int end, int* ends, int lastCell)
    {
        var segment = Sink.Segment;
        segment.Rows++;
        if (lastCell < mostAt)
        {
            TooShort(new(bytes + row, end - row));
            return;
        }
        int touchpoint;
        int nameFrom = caseAt == 0 ? row : ends[caseAt - 1] + 1, nameLength = ends[caseAt] - nameFrom;
        int placeFrom = touchpointAt == 0 ? row : ends[touchpointAt - 1] + 1, placeLength = ends[touchpointAt] - placeFrom;
        int timeFrom = timeAt == 0 ? row : ends[timeAt - 1] + 1, timeLength = ends[timeAt] - timeFrom;
        byte* name = bytes + nameFrom, place = bytes + placeFrom, time = bytes + timeFrom;
        long start = hasMore ? Step.NoEnd : Times.ReadPlain(time, timeLength);
        if (start == Step.NoEnd || NeedsCare(name, nameLength) || NeedsCare(place, placeLength)
            || (touchpoint = touchpoints.NumberOf(place, placeLength)) < 0)
        {
            Empty();
            TakeWithCare(bytes, row, end, ends, lastCell);
            return;
        }
        ref var one = ref queue[waiting++];
        one.Name = NameTable.KeyOf(name, nameLength);
        cases.Fetch(one.Name);
        (one.Start, one.Touchpoint, one.RowNumber) = (start, touchpoint, segment.Rows);
        one.Row = bytes + row;
        one.RowLength = end - row;
        if (waiting == QueueLength) Empty();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NeedsCare(byte* cell, int length) => Edges.MayNeedCare(cell, length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Empty()
    {
        for (int i = 0; i < waiting; i++) cases.FetchName(queue[i].Name);
        for (int i = 0; i < waiting; i++)
        {
            ref var one = ref queue[i];
            int name = cases.NumberOf(one.Name);
            if (name >= 0) Sink.AddPlain(name, one.Touchpoint, one.Start);
            else Sink.Reject(EventSink.FaultOf(name), Columns.NameOf(LogRole.Case), new(one.Row, one.RowLength), one.RowNumber);
        }
        waiting = 0;
    }

    private void TooShort(ReadOnlySpan<byte> row)
    {
        if (!Edges.Trim(row).IsEmpty) Sink.Reject(RowFault.TooFewFields, null, row);
    }

    private void TakeWithCare(byte* bytes, int row, int end, int* ends, int lastCell)
    {
        scratchUsed = 0;
        var cells = new RowCells
        {
            Case = Cell(bytes, row, ends, caseAt),
            Touchpoint = Cell(bytes, row, ends, touchpointAt),
            Time = Cell(bytes, row, ends, timeAt),
            End = Cell(bytes, row, ends, Columns[LogRole.End]),
            Sequence = Cell(bytes, row, ends, Columns[LogRole.Sequence]),
            Lifecycle = Cell(bytes, row, ends, Columns[LogRole.Lifecycle]),
            Instance = Cell(bytes, row, ends, Columns[LogRole.Instance]),
        };
        if (Sink.Columns.Details)
        {
            cells.Unit = Detail(bytes, row, ends, LogRole.Unit, lastCell);
            cells.Tier = Detail(bytes, row, ends, LogRole.Tier, lastCell);
            cells.Customer = Detail(bytes, row, ends, LogRole.Customer, lastCell);
            cells.Score = Detail(bytes, row, ends, LogRole.Score, lastCell);
        }
        Add(cells, new(bytes + row, end - row));
    }

    private ReadOnlySpan<byte> Detail(byte* bytes, int row, int* ends, LogRole role, int lastCell) =>
        Columns[role] > lastCell ? default : Cell(bytes, row, ends, Columns[role]);

    private ReadOnlySpan<byte> Cell(byte* bytes, int row, int* ends, int column)
    {
        if (column < 0) return default;
        int from = column == 0 ? row : ends[column - 1] + 1;
        var cell = new ReadOnlySpan<byte>(bytes + from, ends[column] - from);
        if (cell.IsEmpty || cell[0] != '"') return Edges.Trim(cell);
        int inner = cell[1..].IndexOf((byte)'"');
        if (inner < 0) return Edges.Trim(cell);
        return Edges.Trim(inner == cell.Length - 2 ? cell[1..^1] : Unquoted(cell));
    }

    private ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> cell)
    {
        ref var room = ref scratch[scratchUsed++];
        if (room is null || room.Length < cell.Length) room = new byte[Math.Max(256, cell.Length * 2)];
        int written = 0;
        bool isInside = true;
        for (int i = 1; i < cell.Length; i++)
        {
            if (isInside && cell[i] == '"')
            {
                if (i + 1 == cell.Length || cell[i + 1] != '"')
                {
                    isInside = false;
                    continue;
                }
                i++;
            }
            room[written++] = cell[i];
        }
        return room.AsSpan(0, written);
    }
}
