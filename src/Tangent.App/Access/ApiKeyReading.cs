using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>By what a list of API keys is ordered.</summary>
public enum KeyListSort
{
    /// <summary>By the moment at which the key was made.</summary>
    Created,

    /// <summary>By the last use; a key that was never used counts as the oldest.</summary>
    Used,

    /// <summary>By the moment at which it stops working.</summary>
    Expires,
}

/// <summary>How a list of API keys is ordered.</summary>
public sealed record KeyListOrder(KeyListSort By = KeyListSort.Created, bool IsDescending = true);

/// <summary>Reads API keys within the actor's scope: for the list and its export.</summary>
public sealed class ApiKeyReading(Db db, PersonReach people, TimeProvider clock)
{
    /// <summary>The keys over units in scope for this verb.</summary>
    internal IQueryable<ApiKey> Where(Actor who, Verb verb, bool workingOnly)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(verb, Kind.ApiKey))).Select(u => u.Id);
        var keys = db.ApiKeys.Where(k => units.Contains(k.UnitId));
        return workingOnly ? keys.Where(k => k.RevokedUtc == null && k.ExpiresUtc > now) : keys;
    }

    internal static RowOrder<ApiKey> Ordered(KeyListOrder order) => order.By switch
    {
        KeyListSort.Used => RowOrder<ApiKey>.ByTime(k => k.LastUsedUtc ?? DateTime.UnixEpoch, k => k.Id, order.IsDescending),
        KeyListSort.Expires => RowOrder<ApiKey>.ByTime(k => k.ExpiresUtc, k => k.Id, order.IsDescending),
        _ => RowOrder<ApiKey>.ByTime(k => k.CreatedUtc, k => k.Id, order.IsDescending),
    };

    /// <summary>The keys with their units and owners: three queries, however many rows.</summary>
    internal async Task<IReadOnlyList<ListApiKeys.Row>> Name(Actor who, IReadOnlyList<ApiKey> keys, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (owners, places) = (keys.Select(k => k.AccountId).Distinct().ToList(), keys.Select(k => k.UnitId).Distinct().ToList());
        var names = await db.Users.Where(a => owners.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        var units = await db.OrgUnits.Where(u => places.Contains(u.Id)).ToDictionaryAsync(u => u.Id, stop);
        var roles = (await people.Roles(owners, stop)).ToLookup(role => role.AccountId);
        return [.. keys.Select(key => ListApiKeys.Show(key, units[key.UnitId],
            PersonView.Name(names[key.AccountId], PersonView.InClear(who, key.AccountId, roles[key.AccountId])), now))];
    }
}
