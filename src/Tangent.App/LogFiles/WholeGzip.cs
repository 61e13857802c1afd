using System.IO.Compression;

namespace Tangent.App.LogFiles;

/// <summary>
/// Unpacks gzip and notices when the file is cut off, which the framework's stream passes over in silence: a known last
/// member is put behind the file, and unless it comes out as it went in, something was missing before it.
/// </summary>
sealed class WholeGzip : ForwardStream
{
    private static readonly byte[] Mark = "\u0000end of the file\u0000"u8.ToArray();
    private readonly GZipStream unpacked;
    private readonly byte[] buffer = new byte[(1 << 16) + Mark.Length];
    private int position, length;
    private bool isOver;

    public WholeGzip(Stream packed) => unpacked = new(new WithMark(packed), CompressionMode.Decompress);

    public override int Read(Span<byte> target)
    {
        while (length - position <= Mark.Length)
        {
            if (isOver) return 0;
            Fill();
        }
        int taken = Math.Min(target.Length, length - position - Mark.Length);
        buffer.AsSpan(position, taken).CopyTo(target);
        position += taken;
        return taken;
    }

    private void Fill()
    {
        buffer.AsSpan(position, length - position).CopyTo(buffer);
        (position, length) = (0, length - position);
        int read = unpacked.Read(buffer.AsSpan(length));
        length += read;
        if (read > 0) return;
        isOver = true;
        if (!buffer.AsSpan(0, length).SequenceEqual(Mark)) throw new InvalidDataException("The gzip file ends too early");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A stream with a packed mark behind it.</summary>
    private sealed class WithMark(Stream inner) : ForwardStream
    {
        private readonly MemoryStream mark = PackedMark();
        private bool isBehind;

        public override int Read(Span<byte> target)
        {
            int read = isBehind ? 0 : inner.Read(target);
            isBehind |= read == 0 && target.Length > 0;
            return isBehind ? mark.Read(target) : read;
        }

        private static MemoryStream PackedMark()
        {
            var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Mark);
            packed.Position = 0;
            return packed;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                mark.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
