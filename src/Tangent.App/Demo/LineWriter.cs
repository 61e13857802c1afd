using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tangent.App.Demo;

/// <summary>Writes JSON lines as bytes into a pooled buffer, without an allocation per line.</summary>
sealed class LineWriter(Stream stream) : IDisposable
{
    /// <summary>No line is longer than this.</summary>
    private const int Slack = 8192;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
    private int used;

    /// <summary>A JSON string with its quotes, encoded once for many lines.</summary>
    public static byte[] Quoted(string? text) => text is null ? "null"u8.ToArray()
        : Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");

    public LineWriter Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
        return this;
    }

    public LineWriter Number(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
        return this;
    }

    /// <summary>A number with leading zeros.</summary>
    public LineWriter Padded(int number, int digits)
    {
        for (int i = used + digits - 1; i >= used; i--, number /= 10) buffer[i] = (byte)('0' + (number % 10));
        used += digits;
        return this;
    }

    /// <summary>A further field that holds a text or null; for sections of few lines.</summary>
    public LineWriter Text(string field, string? text) => Raw(","u8).Raw(Quoted(field)).Raw(":"u8).Raw(Quoted(text));

    /// <summary>A further field that holds a number; for sections of few lines.</summary>
    public LineWriter Number(string field, long number) => Raw(","u8).Raw(Quoted(field)).Raw(":"u8).Number(number);

    public LineWriter True(bool isTrue) => Raw(isTrue ? "true"u8 : "false"u8);

    /// <summary>Ends the object and the line.</summary>
    public void End()
    {
        buffer[used++] = (byte)'}';
        buffer[used++] = (byte)'\n';
        if (used > buffer.Length - Slack) Flush();
    }

    public void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
