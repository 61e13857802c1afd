using Microsoft.AspNetCore.Identity;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>An invitation becomes an account with its role, in the coming save.</summary>
public sealed class InvitedAccount(Db db, UserManager<Account> users, TimeProvider clock)
{
    /// <summary>The longest name that is kept.</summary>
    public const int LongestName = 60;

    /// <summary>Makes the account and uses the invitation up. What is wrong with the values was found before.</summary>
    /// <param name="invitation">The open invitation, tracked.</param>
    /// <param name="name">What the person is called; cut when it is too long.</param>
    /// <param name="email">The address, free so far.</param>
    /// <param name="language">Language of pages, or null for the browser's.</param>
    /// <param name="password">The password; null for who signs in through the provider.</param>
    public async Task<Account> Make(Invitation invitation, string name, string email, string? language, string? password)
    {
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = name.Length > LongestName ? name[..LongestName] : name,
            Language = language,
            CreatedUtc = now.UtcDateTime,
        };
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!made.Succeeded)
            throw new InvalidOperationException($"Checked before, refused now: {string.Join(", ", made.Errors.Select(e => e.Code))}");

        db.Add(new AccountGrant
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            Role = invitation.Role,
            UnitId = invitation.UnitId,
        });
        invitation.AcceptedUtc = now.UtcDateTime;
        return account;
    }
}
