using System.Buffers.Text;
using Tangent.App.Settings;

namespace Tangent.App.Access.SigningIn;

/// <summary>How long a signed-in browser stays signed in, and how its cookie is written.</summary>
public sealed class SessionRules(TangentSettings settings)
{
    /// <summary>Without a request for so long, a session ends.</summary>
    public TimeSpan Idle => TimeSpan.FromHours(settings.SignIn.IdleHours);

    /// <summary>However busy, a session ends after so long.</summary>
    public TimeSpan Longest => TimeSpan.FromHours(settings.SignIn.SessionHours);

    /// <summary>Last seen and last used are written at most so often.</summary>
    public static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    /// <summary>When a session that was made and seen at these times ends.</summary>
    public DateTime Expiry(DateTime createdUtc, DateTime seenUtc) =>
        seenUtc + Idle < createdUtc + Longest ? seenUtc + Idle : createdUtc + Longest;

    /// <summary>The cookie's value: the session's id and its secret.</summary>
    public static string Cookie(Guid session, string secret) =>
        Base64Url.EncodeToString(session.ToByteArray(bigEndian: true)) + "." + secret;

    /// <summary>Reads a cookie's value; null when it is none of ours.</summary>
    public static (Guid Session, string Secret)? Read(string cookie)
    {
        var dot = cookie.IndexOf('.', StringComparison.Ordinal);
        if (dot != 22 || cookie.Length > 100) return null;

        Span<byte> id = stackalloc byte[16];
        return Base64Url.TryDecodeFromChars(cookie.AsSpan(0, dot), id, out var written) && written == 16
            ? (new Guid(id, bigEndian: true), cookie[(dot + 1)..])
            : null;
    }
}
