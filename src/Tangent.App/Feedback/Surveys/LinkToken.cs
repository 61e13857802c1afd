using System.Security.Cryptography;
using System.Text;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The end of a link's address.</summary>
/// <remarks>
/// What is a right of one person has 131 random bits and is kept as a hash alone; what is printed for everybody has 71, which nobody
/// counts through at any rate that is answered. Letters that are taken for one another on paper are left out.
/// </remarks>
static class LinkToken
{
    private const string Letters = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int SecretLength = 23, PrintedLength = 12, Longest = 64;

    public static string New(LinkKind kind) =>
        RandomNumberGenerator.GetString(Letters, kind == LinkKind.Open ? PrintedLength : SecretLength);

    /// <summary>A token for answers that are kept to go on later.</summary>
    public static string NewDraft() => RandomNumberGenerator.GetString(Letters, SecretLength);

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether it can be one at all.</summary>
    public static bool IsToken(string? token) => token is { Length: > 0 and <= Longest } && token.All(Letters.Contains);
}
