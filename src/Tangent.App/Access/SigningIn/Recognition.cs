using System.Linq.Expressions;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>Who stands behind a cookie or a key: one query per request, which also sees to expiry and deactivation.</summary>
public sealed class Recognition(Db db, SessionRules rules, SigningSecrets signing, MachineClock machine, TimeProvider clock)
{
    /// <summary>Somebody who was recognised.</summary>
    /// <param name="Who">The actor with all current grants.</param>
    /// <param name="Language">The language the person chose, or null.</param>
    /// <param name="Session">The session; null behind an API key.</param>
    /// <param name="Zone">IANA zone of the highest unit in which the person has a role; UTC when there is none.</param>
    public sealed record Known(Actor Who, string? Language, Guid? Session, string Zone);

    /// <summary>The person behind a session cookie, or null: unknown, ended, or the account is deactivated.</summary>
    public async Task<Known?> BySession(string cookie, string? address, CancellationToken stop)
    {
        if (SessionRules.Read(cookie) is not var (id, secret)) return null;

        var now = clock.GetUtcNow().UtcDateTime;
        var found = await (
            from session in db.Sessions
            join account in db.Users on session.AccountId equals account.Id
            where session.Id == id && session.ExpiresUtc > now && account.DeactivatedUtc == null
            select new
            {
                session.SecretHash,
                session.CreatedUtc,
                session.LastSeenUtc,
                account.Id,
                account.DisplayName,
                account.Language,
                Grants = (from grant in db.AccountGrants
                          join unit in db.OrgUnits on grant.UnitId equals unit.Id
                          where grant.AccountId == account.Id
                          select new { grant.Role, unit.Path, unit.TimeZone }).ToList(),
            }).SingleOrDefaultAsync(stop);
        if (found is null || !CryptographicOperations.FixedTimeEquals(OneTimeSecret.Hash(secret), found.SecretHash)) return null;

        if (now - found.LastSeenUtc >= SessionRules.SeenStep)
        {
            await Note(() => db.Sessions.Where(session => session.Id == id).ExecuteUpdateAsync(row => row
                .SetProperty(session => session.LastSeenUtc, now)
                .SetProperty(session => session.Address, address)
                .SetProperty(session => session.ExpiresUtc, rules.Expiry(found.CreatedUtc, now)), stop));
        }
        var grants = found.Grants.Select(grant => new Grant(grant.Role, UnitPath.From(grant.Path))).ToList();
        return new(new Actor(found.Id, found.DisplayName, Door.Page, address, grants), found.Language, id,
            found.Grants.MinBy(grant => grant.Path.Length)?.TimeZone ?? "UTC");
    }

    /// <summary>The program behind an API key, or null: unknown, expired, revoked, or its owner is deactivated.</summary>
    public async Task<Known?> ByApiKey(string key, string? address, CancellationToken stop)
    {
        if (!key.StartsWith(OneTimeSecret.ApiKeyPrefix, StringComparison.Ordinal)) return null;

        var hash = OneTimeSecret.Hash(key);
        return await ByKey(row => row.SecretHash == hash && row.SigningSecret == null, address, stop);
    }

    /// <summary>A system that signs its messages.</summary>
    /// <param name="Who">The actor, as behind an API key.</param>
    /// <param name="Source">What the log calls the system.</param>
    public sealed record Sender(Actor Who, string Source);

    /// <summary>The system that signed the message with the secret of this key; null when nobody did, or the key does not work any more.</summary>
    public async Task<Sender?> BySignature(Guid key, SignedMessage message, string? address, CancellationToken stop)
    {
        var held = await db.ApiKeys.Where(row => row.Id == key).Select(row => new { row.Source, row.SigningSecret }).SingleOrDefaultAsync(stop);
        if (held is not { Source: { } source, SigningSecret: { } secret } || !message.IsSignedBy(signing.Open(secret), machine.UtcNow)) return null;
        return await ByKey(row => row.Id == key, address, stop) is { } known ? new(known.Who, source) : null;
    }

    private async Task<Known?> ByKey(Expression<Func<ApiKey, bool>> which, string? address, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await (
            from row in db.ApiKeys.Where(which)
            join account in db.Users on row.AccountId equals account.Id
            join unit in db.OrgUnits on row.UnitId equals unit.Id
            where row.RevokedUtc == null && row.ExpiresUtc > now && account.DeactivatedUtc == null
            select new
            {
                KeyId = row.Id,
                row.Name,
                row.Role,
                row.Verbs,
                row.LastUsedUtc,
                unit.Path,
                account.Id,
                account.DisplayName,
                account.Language,
                Grants = (from grant in db.AccountGrants
                          join place in db.OrgUnits on grant.UnitId equals place.Id
                          where grant.AccountId == account.Id
                          select new { grant.Role, place.Path }).ToList(),
            }).SingleOrDefaultAsync(stop);
        if (found is null) return null;

        if (found.LastUsedUtc is not { } last || now - last >= SessionRules.SeenStep)
        {
            await Note(() => db.ApiKeys.Where(row => row.Id == found.KeyId)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.LastUsedUtc, now), stop));
        }
        var owner = new Actor(found.Id, found.DisplayName, Door.Api, address,
            [.. found.Grants.Select(grant => new Grant(grant.Role, UnitPath.From(grant.Path)))]);
        var program = new Actor(found.Id, $"{found.DisplayName} ({found.Name})", Door.Api, address,
            [new(found.Role, UnitPath.From(found.Path))])
        { Limit = found.Verbs, Behind = owner };
        return new(program, found.Language, null, "UTC");
    }

    // A full or read-only disk must not keep people from reading.
    private static async Task Note(Func<Task<int>> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is not null)
        {
            // Last seen stays a little behind; the act itself will say what is wrong if it writes too.
        }
    }
}
