using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Tangent.App.Access.SigningIn;

/// <summary>Time-based one-time codes as authenticator apps make them: RFC 6238, SHA-1, 6 digits, 30 seconds.</summary>
/// <remarks>Tested with the values of the RFC's appendix B.</remarks>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30, SecretBytes = 20;

    // One step back and one ahead: phones' clocks are a little off, and typing takes time.
    private const int Drift = 1;

    /// <summary>A new secret of 160 random bits in base 32, as apps take it.</summary>
    public static string NewSecret() => ToBase32(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether the text is a secret as <see cref="NewSecret"/> makes them.</summary>
    public static bool IsSecret(string? text) =>
        text is { Length: SecretBytes * 8 / 5 } && text.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal));

    /// <summary>The link in the QR code that apps scan.</summary>
    /// <param name="secret">Secret in base 32.</param>
    /// <param name="account">What the app shows under the name, usually the address.</param>
    public static string Link(string secret, string account) =>
        $"otpauth://totp/Tangent:{Uri.EscapeDataString(account)}?secret={secret}&issuer=Tangent";

    /// <summary>The code of a moment.</summary>
    public static string Code(string secret, DateTimeOffset at) => Code(FromBase32(secret), StepOf(at));

    /// <summary>The step whose code this is, or null when it is wrong or was used.</summary>
    /// <param name="secret">Secret in base 32.</param>
    /// <param name="code">What the person typed; spaces do not count.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastStep">The last step that was accepted: it and everything before is used up.</param>
    public static long? StepOf(string secret, string? code, DateTimeOffset now, long lastStep)
    {
        var typed = code?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        var key = FromBase32(secret);
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(Bytes(typed), Bytes(Code(key, step))))
                return step;
        return null;

        static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
    }

    private static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    // HMAC-SHA1 is what every authenticator app speaks; its known weakness (collisions) does not touch HMAC.
#pragma warning disable CA5350
    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350

    internal static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var one in bytes)
        {
            buffer = (buffer << 8 | one) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[buffer >> (bits - 5) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[buffer << (5 - bits) & 31]);
        return text.ToString();
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var letter in text)
        {
            buffer = (buffer << 5 | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            if ((bits += 5) < 8) continue;
            bytes.Add((byte)(buffer >> (bits -= 8)));
        }
        return [.. bytes];
    }
}
