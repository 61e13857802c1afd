using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Tangent.App.Access;

/// <summary>Random secrets that are shown once and kept only as a hash: API keys and links.</summary>
/// <remarks>They have 256 random bits, so a plain SHA-256 is enough: there is nothing to guess.</remarks>
public static class OneTimeSecret
{
    /// <summary>What every API key starts with, so that scanners of leaked secrets know it.</summary>
    public const string ApiKeyPrefix = "tgk_";

    /// <summary>What every secret starts with that signs messages, as Standard Webhooks writes it.</summary>
    public const string SigningPrefix = "whsec_";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 43;

    /// <summary>A secret for a link: 43 letters and digits, safe in an address.</summary>
    public static string NewToken()
    {
        var number = new BigInteger(RandomNumberGenerator.GetBytes(32), isUnsigned: true);
        var text = new char[Length];
        for (int i = Length - 1; i >= 0; i--)
        {
            number = BigInteger.DivRem(number, Digits.Length, out var digit);
            text[i] = Digits[(int)digit];
        }
        return new(text);
    }

    /// <summary>A secret for a program: <c>tgk_</c> and 43 letters and digits.</summary>
    public static string NewApiKey() => ApiKeyPrefix + NewToken();

    /// <summary>A secret that signs messages: <c>whsec_</c> and 32 random bytes in base64.</summary>
    public static string NewSigningSecret() => SigningPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored and looked up: SHA-256 of the text.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
