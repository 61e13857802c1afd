using System.Security.Cryptography;
using System.Text;

namespace Tangent.Storage.Access;

/// <summary>Text encrypted under one person's key (AES-256-GCM). With the key destroyed it is noise for ever.</summary>
public static class PersonSeal
{
    private const int KeyBytes = 32, NonceBytes = 12, TagBytes = 16;

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The text, encrypted. The place binds it: copied into another row it does not open.</summary>
    /// <param name="clear">What to hide.</param>
    /// <param name="key">The person's key.</param>
    /// <param name="place">The row in which it stands.</param>
    /// <returns>Base 64 of nonce, tag and cipher text.</returns>
    public static string Close(string clear, byte[] key, Guid place)
    {
        var text = Encoding.UTF8.GetBytes(clear);
        var parcel = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(parcel.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(parcel.AsSpan(0, NonceBytes), text, parcel.AsSpan(NonceBytes + TagBytes),
            parcel.AsSpan(NonceBytes, TagBytes), place.ToByteArray());
        return Convert.ToBase64String(parcel);
    }

    /// <summary>The text again, or null when the key is gone or the parcel was tampered with.</summary>
    public static string? Open(string parcel, byte[]? key, Guid place)
    {
        if (key is null) return null;

        var bytes = Convert.FromBase64String(parcel);
        if (bytes.Length < NonceBytes + TagBytes) return null;
        var text = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes),
                bytes.AsSpan(NonceBytes, TagBytes), text, place.ToByteArray());
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
