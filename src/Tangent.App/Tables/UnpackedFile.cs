using System.IO.Compression;
using Tangent.App.LogFiles;

namespace Tangent.App.Tables;

/// <summary>What was packed with gzip, in a file of its own that goes with its stream.</summary>
/// <param name="Text">What was inside, at its start.</param>
/// <param name="IsCut">Whether the packed file ends too early or is damaged: then this is what could be read.</param>
sealed record UnpackedFile(FileStream Text, bool IsCut)
{
    private const int Part = 1 << 16;

    /// <summary>Unpacks it.</summary>
    /// <exception cref="TooMuchInsideException">It unpacks to far more than its size allows.</exception>
    public static UnpackedFile Of(Stream packed, TableLimits limits)
    {
        var text = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, Part, FileOptions.DeleteOnClose);
        try
        {
            bool isCut = !TryFill(text, new WholeGzip(new Unclosed(packed)), packed, limits);
            if (isCut)
            {
                // How the end is watched over may leave bytes that were never in the file: read again without.
                text.SetLength(0);
                TryFill(text, new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true), packed, limits);
                CutBack(text);
            }
            text.Position = 0;
            return new(text, isCut);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    private static bool TryFill(FileStream text, Stream unpacking, Stream packed, TableLimits limits)
    {
        packed.Position = 0;
        long most = Math.Min(limits.MostInside, Math.Max(TableLimits.FreeInside, packed.Length * TableLimits.MostRatio));
        var buffer = new byte[Part];
        try
        {
            using (unpacking)
                while (unpacking.Read(buffer) is var read and > 0)
                {
                    if (text.Length + read > most) throw new TooMuchInsideException();
                    text.Write(buffer, 0, read);
                }
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // The line in which it breaks off says less than it said.
    private static void CutBack(FileStream text)
    {
        text.Flush();
        var buffer = new byte[Part];
        for (long end = text.Length; end > 0;)
        {
            long from = Math.Max(0, end - Part);
            text.Position = from;
            int read = text.ReadAtLeast(buffer.AsSpan(0, (int)(end - from)), (int)(end - from));
            int at = buffer.AsSpan(0, read).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                text.SetLength(from + at + 1);
                return;
            }
            end = from;
        }
    }
}

/// <summary>A stream that stays open when its reader is closed.</summary>
sealed class Unclosed(Stream inner) : ForwardStream
{
    public override int Read(Span<byte> target) => inner.Read(target);
}
