namespace Tangent.App.Feedback.Surveys;

/// <summary>A photo or a voice message as its first bytes tell: what the sender calls it is never believed.</summary>
public static class SentFile
{
    /// <summary>Most bytes of one.</summary>
    public const int Longest = 5 * 1024 * 1024;

    /// <summary>Type and ending, or null for what is neither a photo nor a recording that is known here.</summary>
    public static (string Type, string Ending)? KindOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ("image/jpeg", "jpg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ("image/png", "png"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ("image/webp", "webp"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => ("audio/wav", "wav"),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => ("audio/ogg", "ogg"),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => ("audio/mpeg", "mp3"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => ("audio/webm", "webm"),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => ("audio/mp4", "m4a"),
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => ("audio/amr", "amr"),
        _ => null,
    };
}

/// <summary>How many files strangers may leave: few of one address, and no more in a day than a disk bears. In memory alone.</summary>
public sealed class FileGate
{
    private const int MostOfAddress = 6, MostAddresses = 50_000;
    private const long MostBytes = 1L << 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10), Day = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (long At, int Count)> seen = new(StringComparer.Ordinal);
    private long dayAt = TimeProvider.System.GetTimestamp(), bytes;

    internal bool MayTake(string? address, int length)
    {
        lock (gate)
        {
            if (TimeProvider.System.GetElapsedTime(dayAt) >= Day) (dayAt, bytes) = (TimeProvider.System.GetTimestamp(), 0);
            if (seen.Count >= MostAddresses) seen.Clear();
            var (at, count) = seen.GetValueOrDefault(address ?? "");
            if (count == 0 || TimeProvider.System.GetElapsedTime(at) >= Window) (at, count) = (TimeProvider.System.GetTimestamp(), 0);
            if (count >= MostOfAddress || bytes + length > MostBytes) return false;
            seen[address ?? ""] = (at, count + 1);
            bytes += length;
            return true;
        }
    }
}
