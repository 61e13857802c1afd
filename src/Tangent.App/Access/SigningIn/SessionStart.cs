using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>The end of every way of signing in: a session row and its audit entry, in the coming save.</summary>
public sealed class SessionStart(Db db, Audit audit, SessionRules rules, TimeProvider clock)
{
    private const int LongestBrowser = 200;

    /// <summary>What the door hands to the browser.</summary>
    /// <param name="Cookie">Value of the session cookie.</param>
    /// <param name="Life">After how long the session ends at the latest: a span, because the browser's clock may show another day.</param>
    public sealed record Ticket(string Cookie, TimeSpan Life);

    /// <summary>Adds the session of an account that is tracked for writing.</summary>
    /// <param name="visitor">Who asked, with the network address.</param>
    /// <param name="account">The account, tracked.</param>
    /// <param name="subject">The account as the audit log names it.</param>
    /// <param name="browser">What the browser calls itself.</param>
    /// <param name="way">How the person showed who it is: password, code, passkey, invitation.</param>
    public Ticket Add(Actor visitor, Account account, Subject subject, string? browser, string way)
    {
        var now = clock.GetUtcNow();
        var secret = OneTimeSecret.NewToken();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            SecretHash = OneTimeSecret.Hash(secret),
            CreatedUtc = now.UtcDateTime,
            LastSeenUtc = now.UtcDateTime,
            ExpiresUtc = rules.Expiry(now.UtcDateTime, now.UtcDateTime),
            Address = visitor.Address,
            Browser = browser is { Length: > LongestBrowser } ? browser[..LongestBrowser] : browser,
        };
        db.Add(session);
        account.LastSignInUtc = now.UtcDateTime;
        audit.Write(visitor.As(account), "signin.signed-in", subject, after: new { way, session = session.Id });
        return new(SessionRules.Cookie(session.Id, secret), rules.Longest);
    }
}
