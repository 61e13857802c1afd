using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>Puts a new password in place and ends what the old one had opened.</summary>
public sealed class NewPassword(Db db, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Changes a tracked account; sessions other than the kept one end with the coming save.</summary>
    public async Task Set(Account account, string password, Guid? keptSession, CancellationToken stop)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = OneTimeSecret.NewToken();
        Lockout.Clear(account);
        await OpenSessions.End(db, account.Id, keptSession, stop);
        var open = await db.PasswordResets.AsTracking()
            .Where(row => row.AccountId == account.Id && row.UsedUtc == null).ToListAsync(stop);
        foreach (var reset in open) reset.UsedUtc = clock.GetUtcNow().UtcDateTime;
    }
}
