using Microsoft.Win32.SafeHandles;

namespace Tangent.App.LogFiles;

/// <summary>Reads runs of a text file through one worker's buffer.</summary>
sealed unsafe class FileRun(RowScan scan) : IDisposable
{
    private const int BufferSize = 256 << 10;
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferSize + RowScan.Slack, pinned: true);

    public EventSink Sink => scan.Sink;

    public void Dispose() => buffer = [];

    /// <summary>Takes the rows that begin in a run of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where the run begins.</param>
    /// <param name="to">Where it ends; the last row may go on behind it.</param>
    /// <param name="isRowStart">Whether a row begins at <paramref name="from"/>; else the first one begins after a line end.</param>
    /// <param name="stop">Stops it.</param>
    public LogSegment Take(SafeFileHandle file, long from, long to, bool isRowStart, CancellationToken stop)
    {
        long position = isRowStart ? from : FirstRow(file, from, to);
        var segment = Sink.Begin();
        (segment.Start, segment.End) = (position, position);
        int held = 0;
        while (segment.End < to)
        {
            stop.ThrowIfCancellationRequested();
            int read = RandomAccess.Read(file, buffer.AsSpan(held, buffer.Length - RowScan.Slack - held), position);
            position += read;
            held = Pass(segment, held + read, to, read == 0);
            if (read == 0) break;
        }
        Sink.End();
        return segment;
    }

    /// <summary>Takes all rows of a text that can only be read from front to end.</summary>
    public LogSegment Take(Stream text, CancellationToken stop)
    {
        var segment = Sink.Begin();
        for (int held = 0, read = 1; read > 0;)
        {
            stop.ThrowIfCancellationRequested();
            read = text.ReadAtLeast(buffer.AsSpan(held, buffer.Length - RowScan.Slack - held), 1, throwOnEndOfStream: false);
            held = Pass(segment, held + read, long.MaxValue, read == 0);
        }
        Sink.End();
        return segment;
    }

    /// <summary>Lets the scan take what is held, and moves the rest to the front.</summary>
    private int Pass(LogSegment segment, int held, long to, bool isLast)
    {
        int taken = 0;
        fixed (byte* bytes = buffer)
        {
            new Span<byte>(bytes + held, RowScan.Slack).Clear();
            while (true)
            {
                int stopAt = (int)Math.Min(int.MaxValue, to - segment.End);
                int more = stopAt <= 0 ? 0 : scan.Take(bytes + taken, held - taken, stopAt, isLast);
                taken += more;
                segment.End += more;
                if (!isLast || more == 0 || taken == held) break;       // after a row was given up, the rest is read again
            }
            if (taken == 0 && held >= RowScan.LongestRow)
            {
                taken = scan.GiveUp(bytes, held);
                segment.End += taken;
            }
        }
        var rest = buffer.AsSpan(taken, held - taken);
        var target = rest.Length <= (buffer.Length - RowScan.Slack) / 2 ? buffer
            : GC.AllocateUninitializedArray<byte>(buffer.Length * 2, pinned: true);
        rest.CopyTo(target);
        buffer = target;
        return rest.Length;
    }

    /// <summary>The place after the first line end at or after the byte before; <paramref name="to"/> when none begins before it.</summary>
    private long FirstRow(SafeFileHandle file, long from, long to)
    {
        for (long at = from - 1; at < to;)
        {
            int read = RandomAccess.Read(file, buffer.AsSpan(0, BufferSize), at);
            if (read == 0) return to;
            int found = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (found >= 0) return Math.Min(to, at + found + 1);
            at += read;
        }
        return to;
    }
}
