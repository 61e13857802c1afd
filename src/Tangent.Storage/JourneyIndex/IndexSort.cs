using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tangent.Storage.JourneyIndex;

/// <summary>Sorts any number of rows with bounded memory: sorted runs go to a file and are merged from there.</summary>
sealed class IndexSort(string folder, int rowsInMemory) : IDisposable
{
    private readonly List<(long Start, int Count)> runs = [];
    private IndexRow[] rows = [];
    private int held;
    private long written;
    private SafeFileHandle? file;

    public long Count { get; private set; }

    public void Add(in IndexRow row)
    {
        if (held == rows.Length)
        {
            if (held == rowsInMemory) Spill();
            else Array.Resize(ref rows, Math.Min(rowsInMemory, Math.Max(1024, rows.Length * 2)));
        }
        rows[held++] = row;
        Count++;
    }

    /// <summary>All rows in order. Can be asked for once.</summary>
    public IEnumerable<IndexRow> InOrder()
    {
        if (runs.Count == 0)
        {
            rows.AsSpan(0, held).Sort();
            return rows.Take(held);
        }
        if (held > 0) Spill();
        rows = [];
        return Merged();
    }

    public void Dispose() => file?.Dispose();

    private void Spill()
    {
        file ??= File.OpenHandle(Path.Combine(folder, $"{Path.GetRandomFileName()}.run"), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, FileOptions.DeleteOnClose);
        rows.AsSpan(0, held).Sort();
        RandomAccess.Write(file, MemoryMarshal.AsBytes(rows.AsSpan(0, held)), written);
        runs.Add((written, held));
        written += MemoryMarshal.AsBytes(rows.AsSpan(0, held)).Length;
        held = 0;
    }

    private IEnumerable<IndexRow> Merged()
    {
        var open = new PriorityQueue<Run, IndexRow>(runs.Count);
        int buffer = Math.Max(64, rowsInMemory / runs.Count / 2);
        foreach (var (start, count) in runs)
        {
            var run = new Run(file!, start, count, buffer);
            if (run.TryNext(out var first)) open.Enqueue(run, first);
        }
        while (open.TryDequeue(out var run, out var row))
        {
            yield return row;
            if (run.TryNext(out var next)) open.Enqueue(run, next);
        }
    }

    private sealed class Run(SafeFileHandle file, long start, int count, int buffer)
    {
        private readonly IndexRow[] rows = new IndexRow[Math.Min(buffer, count)];
        private int at, filled;
        private int left = count;
        private long position = start;

        public bool TryNext(out IndexRow row)
        {
            if (at == filled && !Fill())
            {
                row = default;
                return false;
            }
            row = rows[at++];
            return true;
        }

        private bool Fill()
        {
            if (left == 0) return false;
            (at, filled) = (0, Math.Min(left, rows.Length));
            var bytes = MemoryMarshal.AsBytes(rows.AsSpan(0, filled));
            for (int read = 0; read < bytes.Length;)
            {
                int more = RandomAccess.Read(file, bytes[read..], position + read);
                if (more == 0) throw new EndOfStreamException("A sorted run is shorter than it was written.");
                read += more;
            }
            position += bytes.Length;
            left -= filled;
            return true;
        }
    }
}
