using Tangent.App.Settings;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>After some wrong tries in a row an account rests; while it rests even the right password is refused.</summary>
public sealed class Lockout(TangentSettings settings, TimeProvider clock)
{
    /// <summary>Wrong passwords or codes in a row before the account rests.</summary>
    public int Tries => settings.SignIn.LockoutTries;

    /// <summary>How long it rests.</summary>
    public TimeSpan Rest => TimeSpan.FromMinutes(settings.SignIn.LockoutMinutes);

    /// <summary>Whether the account rests now.</summary>
    public bool Rests(Account account) => account.LockoutEnd > clock.GetUtcNow();

    /// <summary>Counts a wrong try; true when the account begins to rest with it.</summary>
    public bool CountWrong(Account account)
    {
        if (++account.AccessFailedCount < Tries) return false;

        account.AccessFailedCount = 0;
        account.LockoutEnd = clock.GetUtcNow() + Rest;
        return true;
    }

    /// <summary>Forgets the wrong tries: the person has shown who it is.</summary>
    public static void Clear(Account account) => (account.AccessFailedCount, account.LockoutEnd) = (0, null);
}
