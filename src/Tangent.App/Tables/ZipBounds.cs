using System.Buffers.Binary;
using System.IO.Compression;

namespace Tangent.App.Tables;

/// <summary>Says no to an archive that would take too much, before and while it is unpacked.</summary>
static class ZipBounds
{
    private const int EndLength = 22, LongestComment = 65_535, LargestDirectory = 4 << 20;

    /// <summary>Whether the directory of the archive is of a sound size. Reads only the end of the file.</summary>
    public static bool HasSoundDirectory(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndLength + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        for (int i = tail.Length - EndLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) != 0x06054b50) continue;
            // Archives beyond 65,535 parts or 4 GiB say so by their largest number; no workbook is one.
            return BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(i + 10)) <= TableLimits.MostParts
                && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i + 12)) <= LargestDirectory;
        }
        return false;
    }

    /// <summary>The contents of a part, which end in <see cref="TooMuchInsideException"/> when there is too much of them.</summary>
    public static Stream Open(ZipArchiveEntry part, InsideCount count) => new Counted(part.Open(), count);

    private sealed class Counted(Stream inner, InsideCount count) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            count.Add(read);
            return read;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>How much was unpacked from one file so far.</summary>
sealed class InsideCount(long fileLength, TableLimits limits)
{
    private readonly long most = Math.Min(limits.MostInside, Math.Max(TableLimits.FreeInside, fileLength * TableLimits.MostRatio));

    /// <summary>Bytes so far.</summary>
    public long Bytes { get; private set; }

    public void Add(int bytes)
    {
        Bytes += bytes;
        if (Bytes > most) throw new TooMuchInsideException();
    }
}

/// <summary>A file unpacks to more than it may; caught where the file is read.</summary>
sealed class TooMuchInsideException() : IOException("The file unpacks to more than it may.");
