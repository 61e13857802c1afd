using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>What lies between the right password and the session: a ticket that only asks for a code, and only for minutes.</summary>
public sealed class SecondStep(Db db, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private IDataProtector Protector => protection.CreateProtector("Tangent.SecondStep");

    /// <summary>A ticket for this account as it is now: a new password or a fresh stamp makes it worthless.</summary>
    public string Ticket(Account account) =>
        Protector.Protect($"{account.Id:N}|{clock.GetUtcNow().Add(Life).ToUnixTimeSeconds()}|{account.SecurityStamp}");

    /// <summary>The account of a ticket, tracked for writing; null when the ticket is no longer good.</summary>
    public async Task<Account?> AccountOf(string? ticket, CancellationToken stop)
    {
        if (Open(ticket) is not [var id, var ends, var stamp]) return null;
        if (long.Parse(ends, System.Globalization.CultureInfo.InvariantCulture) < clock.GetUtcNow().ToUnixTimeSeconds()) return null;

        var account = await db.Users.AsTracking().SingleOrDefaultAsync(one => one.Id == Guid.Parse(id), stop);
        return account is { DeactivatedUtc: null } && account.SecurityStamp == stamp ? account : null;
    }

    private string[]? Open(string? ticket)
    {
        try
        {
            return ticket is null ? null : Protector.Unprotect(ticket).Split('|');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
