using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tangent.App.LogFiles;

/// <summary>A file of a log, packed or not.</summary>
sealed class LogSource : IDisposable
{
    private readonly string path;

    private LogSource(string path, SafeFileHandle handle, bool isPacked) => (this.path, Handle, IsPacked) = (path, handle, isPacked);

    public SafeFileHandle Handle { get; }

    /// <summary>Whether it is gzip.</summary>
    public bool IsPacked { get; }

    public static LogSource Open(string path)
    {
        var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        Span<byte> start = stackalloc byte[2];
        bool isPacked = RandomAccess.Read(handle, start, 0) == 2 && start is [0x1F, 0x8B];
        return new(path, handle, isPacked);
    }

    public void Dispose() => Handle.Dispose();

    /// <summary>The beginning, unpacked, and whether that is all.</summary>
    public (byte[] Bytes, bool IsWhole) Sample(int most)
    {
        using var stream = Unpacked();
        var bytes = new byte[most];
        int read = stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false);
        return (bytes[..read], read < most);
    }

    /// <summary>A sample as UTF-8, without mark.</summary>
    public static byte[] Decoded(byte[] sample, TextKind kind) => kind.Other is null
        ? sample[kind.MarkLength..]
        : Encoding.Convert(kind.Other, Encoding.UTF8, sample, kind.MarkLength, sample.Length - kind.MarkLength);

    /// <summary>The whole text as UTF-8, without mark, unpacked on a second processor.</summary>
    public Stream Text(TextKind kind)
    {
        var stream = Unpacked();
        stream.ReadExactly(new byte[kind.MarkLength]);
        var text = kind.Other is null ? stream
            : Encoding.CreateTranscodingStream(stream, kind.Other, new UTF8Encoding(false));
        return new ReadAhead(text);
    }

    private Stream Unpacked()
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return IsPacked ? new WholeGzip(file) : file;
    }
}
