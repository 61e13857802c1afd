using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tangent.Storage.JourneyIndex;

/// <summary>Writes a file of the index, row after row, under a name that nobody reads; it gets its name when it is whole and durable.</summary>
sealed class IndexWriter : IDisposable
{
    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly IndexShape shape;
    private readonly ColumnBuffer[] columns;
    private GroupKey last;

    public IndexWriter(string folder, IndexShape shape)
    {
        this.shape = shape;
        path = Path.Combine(folder, $"{Path.GetRandomFileName()}.part");
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        columns = [.. Enum.GetValues<IndexColumn>().Select(column => new ColumnBuffer(file, shape.StartOf(column)))];
    }

    public void Add(in IndexRow row)
    {
        if (shape.Rows == 0 || row.Group != last)
        {
            columns[(int)IndexColumn.GroupKeys].Add(row.Group);
            columns[(int)IndexColumn.GroupStarts].Add((int)shape.Rows);
            shape.Groups++;
            last = row.Group;
        }
        var steps = columns[(int)IndexColumn.Steps];
        steps.Add(row.Start);
        steps.Add(row.Touchpoint);
        steps.Add((int)shape.Rows);
        columns[(int)IndexColumn.Ends].Add(row.End);
        columns[(int)IndexColumn.Sequences].Add(row.Sequence);
        columns[(int)IndexColumn.Customers].Add(row.Customer);
        columns[(int)IndexColumn.Units].Add(row.Unit);
        columns[(int)IndexColumn.Channels].Add(row.Channel);
        columns[(int)IndexColumn.Outcomes].Add(row.Outcome);
        columns[(int)IndexColumn.Employees].Add(row.Employee);
        columns[(int)IndexColumn.Waits].Add(row.Wait);
        columns[(int)IndexColumn.Scores].Add(row.Score);
        columns[(int)IndexColumn.Scales].Add(row.Scale);
        if (!float.IsNaN(row.Score)) shape.Scales[row.Scale]++;
        shape.Rows = checked((int)(shape.Rows + 1));
    }

    /// <summary>Ends the file and gives it its name.</summary>
    public void Finish(string name)
    {
        for (int i = 0; i < columns.Length; i++) shape.Checks[i] = columns[i].Finish();
        RandomAccess.SetLength(file, shape.FileLength);
        RandomAccess.Write(file, shape.ToPage(), 0);
        RandomAccess.FlushToDisk(file);
        file.Dispose();
        File.Move(path, name, overwrite: true);
    }

    public void Dispose()
    {
        file.Dispose();
        File.Delete(path);
    }

    /// <summary>Collects the values of one column and writes them in large pieces.</summary>
    private sealed class ColumnBuffer(SafeFileHandle file, long start)
    {
        private const int Size = 1 << 18;
        private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(Size);
        private int held;
        private uint check;
        private long position = start;

        public void Add<T>(T value) where T : unmanaged
        {
            if (held == Size) Write();
            MemoryMarshal.Write(bytes.AsSpan(held), value);
            held += Unsafe.SizeOf<T>();
        }

        public uint Finish()
        {
            Write();
            return check;
        }

        private void Write()
        {
            check = IndexShape.Check(check, bytes.AsSpan(0, held));
            RandomAccess.Write(file, bytes.AsSpan(0, held), position);
            position += held;
            held = 0;
        }
    }
}
