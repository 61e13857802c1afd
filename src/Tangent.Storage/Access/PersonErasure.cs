using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.Access;

/// <summary>Takes a person's data out of every table. Restoring a backup applies the erasure list again by it.</summary>
public static class PersonErasure
{
    /// <summary>What stands where a name was: the same for every language, and nobody's name.</summary>
    public const string Label = "—";

    /// <summary>The ids under which the person is known: the account's, and those of the invitations to their address.</summary>
    /// <remarks>An older backup may hold the invitation and not yet the account: both go on the list.</remarks>
    public static async Task<IReadOnlyList<Guid>> IdsOf(Db db, Guid person, CancellationToken stop)
    {
        var email = await db.Users.Where(a => a.Id == person).Select(a => a.NormalizedEmail).SingleOrDefaultAsync(stop);
        return email is null
            ? [person]
            : [person, .. await db.Invitations.Where(i => i.Email!.ToUpper() == email).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(stop)];
    }

    /// <summary>Removes or blanks every personal field of the person, and destroys the key of their data in the audit log.</summary>
    /// <param name="db">The database; it runs in the caller's transaction. Doing it twice does no harm.</param>
    /// <param name="person">Id of the account, or of an invitation.</param>
    /// <param name="stop">Stops the work.</param>
    public static async Task Apply(Db db, Guid person, CancellationToken stop)
    {
        foreach (var one in await IdsOf(db, person, stop)) await EraseInvitation(db, one, stop);
        await db.Sessions.Where(row => row.AccountId == person).ExecuteDeleteAsync(stop);
        await db.DefaultViews.Where(row => row.AccountId == person).ExecuteDeleteAsync(stop);
        await db.SavedViews.Where(row => row.AccountId == person).ExecuteDeleteAsync(stop);
        await db.PasswordResets.Where(row => row.AccountId == person).ExecuteDeleteAsync(stop);
        await db.UserLogins.Where(row => row.UserId == person).ExecuteDeleteAsync(stop);
        await db.UserTokens.Where(row => row.UserId == person).ExecuteDeleteAsync(stop);
        await db.UserClaims.Where(row => row.UserId == person).ExecuteDeleteAsync(stop);
        await db.UserPasskeys.Where(row => row.UserId == person).ExecuteDeleteAsync(stop);
        await db.AccountGrants.Where(row => row.AccountId == person).ExecuteDeleteAsync(stop);
        await db.ApiKeys.Where(row => row.AccountId == person).ExecuteUpdateAsync(set => set.SetProperty(k => k.Name, Label), stop);
        // Answers kept for programs may name the person, say as the owner of a touchpoint that somebody else registered.
        var id = person.ToString();
        await db.IdempotencyRecords.Where(row => row.ActorId == person || row.Response!.Contains(id)).ExecuteDeleteAsync(stop);
        await db.PersonKeys.Where(row => row.PersonId == person).ExecuteDeleteAsync(stop);

        var nameless = person.ToString("N");
        await db.Users.Where(a => a.Id == person).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.DisplayName, Label).SetProperty(a => a.NameKey, Account.KeyOf(Label))
            .SetProperty(a => a.UserName, nameless).SetProperty(a => a.NormalizedUserName, nameless.ToUpperInvariant())
            .SetProperty(a => a.Email, (string?)null).SetProperty(a => a.NormalizedEmail, (string?)null)
            .SetProperty(a => a.PhoneNumber, (string?)null).SetProperty(a => a.PasswordHash, (string?)null), stop);
    }

    /// <summary>Overwrites what the database still keeps of deleted rows outside its tables.</summary>
    /// <remarks>
    /// SQLite zeroes deleted cells itself (secure_delete); its write-ahead log is emptied into the file and cut to nothing.
    /// PostgreSQL keeps dead rows until they are vacuumed.
    /// </remarks>
    public static async Task Scrub(Db db, CancellationToken stop)
    {
        var sql = db.Database.IsSqlite()
            ? "pragma wal_checkpoint(truncate)"
            : """
              vacuum accounts, sessions, invitations, saved_views, account_logins, account_tokens, account_claims, account_passkeys,
              api_keys, person_keys, idempotency_records
              """;
        await db.Database.ExecuteSqlRawAsync(sql, stop);
    }

    // An invitation carries the address and, in the audit log, a key of its own.
    private static async Task EraseInvitation(Db db, Guid id, CancellationToken stop)
    {
        await db.PersonKeys.Where(k => k.PersonId == id).ExecuteDeleteAsync(stop);
        await db.Invitations.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Email, (string?)null), stop);
    }
}
