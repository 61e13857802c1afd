using System.Globalization;
using System.Security.Cryptography;
using Tangent.App.Access.Published;

namespace Tangent.App.Access.SigningIn;

/// <summary>A message that is signed as Standard Webhooks says: HMAC-SHA256 over <c>id.timestamp.payload</c>.</summary>
/// <param name="Id">Header webhook-id: the same message sent again has the same.</param>
/// <param name="Timestamp">Header webhook-timestamp: seconds since 1970.</param>
/// <param name="Signatures">Header webhook-signature: <c>v1,BASE64</c>, several parted by spaces.</param>
/// <param name="Body">The payload, byte for byte.</param>
public sealed record SignedMessage(string? Id, string? Timestamp, string? Signatures, ReadOnlyMemory<byte> Body)
{
    /// <summary>How far the sender's clock may be from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Longest id.</summary>
    public const int LongestId = 100;

    // A header holds more than one signature only while a secret is being changed.
    private const int MostSignatures = 10;

    /// <summary>Whether it was sent about now by whoever holds the secret.</summary>
    /// <param name="secret">The secret with its prefix.</param>
    /// <param name="now">The time of the machine.</param>
    /// <remarks>
    /// Worked example, tested: the secret <c>whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw</c>, the id <c>msg_p5jXN8AQM9LWM0D4loKWxJek</c>,
    /// the time 1614265330 and the payload <c>{"test": 2432232314}</c> have the signature <c>v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=</c>.
    /// </remarks>
    public bool IsSignedBy(string secret, DateTimeOffset now)
    {
        if (Id is not { Length: > 0 and <= LongestId } || Signatures is null
            || !long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs(seconds - now.ToUnixTimeSeconds()) > Tolerance.TotalSeconds) return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes], told = stackalloc byte[HMACSHA256.HashSizeInBytes];
        MessageSigning.Hash(secret, Id, Timestamp!, Body.Span, expected);
        bool isSigned = false;
        foreach (var signature in Signatures.Split(' ', MostSignatures))
            isSigned |= signature.StartsWith(MessageSigning.Version, StringComparison.Ordinal)
                && Convert.TryFromBase64Chars(signature.AsSpan(MessageSigning.Version.Length), told, out int length) && length == told.Length
                && CryptographicOperations.FixedTimeEquals(told, expected);
        return isSigned;
    }
}
