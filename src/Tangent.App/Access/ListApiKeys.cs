using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>API keys over units in the actor's scope, the newest first. Secrets are not among what is listed.</summary>
public sealed class ListApiKeys(Db db, PersonReach people, TimeProvider clock)
{
    /// <summary>Which keys.</summary>
    /// <param name="WorkingOnly">Only those that are neither revoked nor expired.</param>
    /// <param name="After">Where to go on.</param>
    /// <param name="Limit">Rows wanted.</param>
    public sealed record Request(bool WorkingOnly = false, string? After = null, int? Limit = null);

    /// <summary>A key in the list.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Name">What its maker calls it.</param>
    /// <param name="Prefix">First characters of the key.</param>
    /// <param name="Owner">Name of the person it belongs to, masked where the reader must not see it.</param>
    /// <param name="Role">Role of the key.</param>
    /// <param name="Verbs">What it may do at most.</param>
    /// <param name="UnitId">Over which unit and everything below.</param>
    /// <param name="UnitCode">Code of that unit.</param>
    /// <param name="NameZh">Chinese name of that unit.</param>
    /// <param name="NameEn">English name of that unit.</param>
    /// <param name="CreatedUtc">When it was made.</param>
    /// <param name="ExpiresUtc">When it stops working.</param>
    /// <param name="LastUsedUtc">When it was used last, or null.</param>
    /// <param name="RevokedUtc">When it was revoked, or null.</param>
    /// <param name="IsWorking">Whether it still opens anything.</param>
    public sealed record Row(Guid Id, string Name, string Prefix, string Owner, Role Role, Verb Verbs, Guid UnitId,
        string UnitCode, string NameZh, string NameEn, DateTime CreatedUtc, DateTime ExpiresUtc, DateTime? LastUsedUtc,
        DateTime? RevokedUtc, bool IsWorking);

    /// <summary>A piece of the list.</summary>
    public async Task<Outcome<Listed<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.ApiKey) is { } refusal) return refusal;
        var after = Cursor.From(request.After);
        if (after.Failure is { } nonsense) return nonsense;

        var now = clock.GetUtcNow().UtcDateTime;
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(Verb.Read, Kind.ApiKey)));
        var query = db.ApiKeys.AsQueryable();
        if (request.WorkingOnly) query = query.Where(k => k.RevokedUtc == null && k.ExpiresUtc > now);
        if (after.Value is { } seen) query = query.Where(k => k.Id.CompareTo(seen.Id) < 0);
        int wanted = Cursor.Rows(request.Limit);
        var rows = await (
            from key in query
            join unit in units on key.UnitId equals unit.Id
            join owner in db.Users on key.AccountId equals owner.Id
            orderby key.Id descending
            select new { Key = key, Unit = unit, owner.DisplayName }).Take(wanted + 1).ToListAsync(stop);
        var page = Cursor.Cut(rows, wanted, row => new(row.Key.CreatedUtc, row.Key.Id));
        var roles = (await people.Roles([.. page.Items.Select(r => r.Key.AccountId)], stop)).ToLookup(r => r.AccountId);
        return page.Turn(row => Show(row.Key, row.Unit,
            PersonView.Name(row.DisplayName, PersonView.InClear(who, row.Key.AccountId, roles[row.Key.AccountId])), now));
    }

    internal static Row Show(ApiKey key, OrgUnit unit, string owner, DateTime nowUtc) => new(key.Id, key.Name, key.Prefix, owner,
        key.Role, key.Verbs, unit.Id, unit.Code, unit.NameZh, unit.NameEn, key.CreatedUtc, key.ExpiresUtc, key.LastUsedUtc,
        key.RevokedUtc, key.RevokedUtc is null && key.ExpiresUtc > nowUtc);
}
