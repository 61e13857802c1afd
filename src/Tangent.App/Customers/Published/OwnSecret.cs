using System.Security.Cryptography;
using System.Text;

namespace Tangent.App.Customers.Published;

/// <summary>Secrets of the customers' own pages: 128 random bits, kept as a hash alone.</summary>
static class OwnSecret
{
    private const int Bytes = 16;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    /// <summary>Whether it can be one at all.</summary>
    public static bool IsOne(string? secret) => secret is { Length: 2 * Bytes } && secret.All(char.IsAsciiHexDigitLower);
}
