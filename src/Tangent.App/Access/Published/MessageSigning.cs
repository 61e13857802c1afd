using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tangent.App.Access.Published;

/// <summary>Signatures of messages as Standard Webhooks says: HMAC-SHA256 over <c>id.timestamp.payload</c>.</summary>
public static class MessageSigning
{
    /// <summary>What every secret starts with.</summary>
    public const string Prefix = OneTimeSecret.SigningPrefix;

    /// <summary>What a signature of the only version starts with.</summary>
    public const string Version = "v1,";

    /// <summary>A new secret: the prefix and 32 random bytes in base64.</summary>
    public static string NewSecret() => OneTimeSecret.NewSigningSecret();

    /// <summary>The header webhook-signature of a message.</summary>
    /// <param name="secret">The secret with its prefix.</param>
    /// <param name="id">Header webhook-id.</param>
    /// <param name="seconds">Header webhook-timestamp: seconds since 1970.</param>
    /// <param name="body">The payload, byte for byte.</param>
    /// <remarks>The worked example is that of <c>SignedMessage</c>, which reads what this writes.</remarks>
    public static string Sign(string secret, string id, long seconds, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(secret, id, seconds.ToString(CultureInfo.InvariantCulture), body, hash);
        return Version + Convert.ToBase64String(hash);
    }

    internal static void Hash(string secret, string id, string timestamp, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[Prefix.Length..]));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        hmac.GetHashAndReset(hash);
    }
}
