using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using Tangent.Domain.Encounters;

namespace Tangent.Storage.JourneyIndex;

/// <summary>A file of the index, mapped into memory and found sound. It stays mapped while somebody holds it.</summary>
public sealed unsafe class IndexFile : IDisposable
{
    private readonly MemoryMappedFile mapped;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly Lock gate = new();
    private readonly Dictionary<int, int[]> offsets = [];
    private int holders = 1;

    private IndexFile(string path, IndexShape shape, MemoryMappedFile mapped, MemoryMappedViewAccessor view)
    {
        (Path, Shape, this.mapped, this.view) = (path, shape, mapped, view);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    /// <summary>What makes a journey in it.</summary>
    public JourneyCut Cut => Shape.Cut;

    /// <summary>Encounters in it: of each the latest version.</summary>
    public int Rows => (int)Shape.Rows;

    /// <summary>Encounters that belong to no journey.</summary>
    public long Loose => Shape.Loose;

    /// <summary>The last row of the log that it knows.</summary>
    public long CoveredSequence => Shape.Mark.Sequence;

    /// <summary>The scale of most of its scores; null where there is none.</summary>
    public ScoreScale? CommonestScale => Shape.Scales.Max() is > 0 and var most ? (ScoreScale)Array.IndexOf(Shape.Scales, most) : null;

    /// <summary>By what an answer from it is known again: it changes with everything that the log tells.</summary>
    public string Version => $"{Cut} {Shape.Mark}";

    internal IndexShape Shape { get; }

    internal string Path { get; }

    /// <summary>A column where it is mapped.</summary>
    /// <exception cref="ArgumentException">T is not as large as a value of the column.</exception>
    public ReadOnlyMemory<T> Column<T>(IndexColumn column) where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() != IndexShape.SizeOf(column)) throw new ArgumentException($"{typeof(T)} is not as large as a value of {column}", nameof(column));
        int count = (int)Shape.CountOf(column);
        return count == 0 ? default : new Mapped<T>((T*)(start + Shape.StartOf(column)), count).Memory;
    }

    /// <summary>Where each journey begins among the rows, and the number of rows at the end.</summary>
    /// <param name="gapDays">A customer's encounters are a new journey after so many days without one, from 1.</param>
    public ReadOnlyMemory<int> Journeys(int gapDays)
    {
        lock (gate)
        {
            if (offsets.TryGetValue(gapDays, out var known)) return known;
            if (offsets.Count >= 4) offsets.Clear();
            return offsets[gapDays] = JourneyCuts.Of(this, gapDays);
        }
    }

    /// <summary>Maps a file; null where there is none, or where it is damaged or of another layout.</summary>
    internal static IndexFile? Open(string path)
    {
        MemoryMappedFile? mapped = null;
        MemoryMappedViewAccessor? view = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            var page = new byte[IndexShape.PageSize];
            if (stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false) < page.Length) return null;
            if (IndexShape.From(page, stream.Length) is not { } shape) return null;

            mapped = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            var file = new IndexFile(path, shape, mapped, view);
            (mapped, view) = (null, null);
            if (file.IsSound()) return file;
            file.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            view?.Dispose();
            mapped?.Dispose();
        }
    }

    /// <summary>Keeps it mapped until <see cref="Dispose"/> is called once more; false when it is already gone.</summary>
    internal bool TryHold()
    {
        lock (gate)
        {
            if (holders == 0) return false;
            holders++;
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            if (holders == 0 || --holders > 0) return;
        }
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapped.Dispose();
    }

    private bool IsSound()
    {
        bool isSound = true;
        Parallel.ForEach(Enum.GetValues<IndexColumn>(), column =>
        {
            uint check = 0;
            long left = Shape.CountOf(column) * IndexShape.SizeOf(column);
            for (byte* at = start + Shape.StartOf(column); left > 0;)
            {
                int piece = (int)Math.Min(left, 1 << 20);
                check = IndexShape.Check(check, new ReadOnlySpan<byte>(at, piece));
                at += piece;
                left -= piece;
            }
            if (check != Shape.Checks[(int)column]) Volatile.Write(ref isSound, false);
        });
        return isSound;
    }

    /// <summary>A column as memory. Whoever reads it holds the file.</summary>
    private sealed class Mapped<T>(T* start, int count) : MemoryManager<T> where T : unmanaged
    {
        public override Span<T> GetSpan() => new(start, count);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
