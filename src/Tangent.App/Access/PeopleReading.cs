using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>What a list of people is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Part of a name or address; only for those who see them in the clear.</param>
/// <param name="IsActive">True for those who may sign in, false for those shut out.</param>
/// <param name="Role">Those who hold this role in scope.</param>
/// <param name="UnitId">Those with a role in this unit or below it.</param>
public sealed record PeopleFilter(string? Search = null, bool? IsActive = null, Role? Role = null, Guid? UnitId = null)
{
    /// <summary>The filter as text, the same for the same list: cursors are bound to it.</summary>
    internal string Mark => $"{Search?.Trim()}|{IsActive}|{Role}|{UnitId}";
}

/// <summary>By what a list of people is ordered.</summary>
public enum PeopleSort
{
    /// <summary>By the day on which the account was made.</summary>
    Created,

    /// <summary>By name, in the order of pinyin; only for those who see names in the clear.</summary>
    Name,

    /// <summary>By the last sign-in; who never came counts as the oldest.</summary>
    Seen,
}

/// <summary>How a list of people is ordered.</summary>
public sealed record PeopleOrder(PeopleSort By = PeopleSort.Created, bool IsDescending = true);

/// <summary>Reads people within the actor's scope: for the list and its export.</summary>
public sealed class PeopleReading(Db db, PersonReach reach)
{
    /// <summary>Whether names may order the list: an order by what is masked would tell it.</summary>
    public static bool MaySortByName(Actor who)
    {
        var clear = who.Scope(Verb.Read, Kind.PersonalData);
        return who.Scope(Verb.Read, Kind.Account).All(part => clear.Any(unit => unit.Contains(part)));
    }

    /// <summary>The accounts that pass the filter.</summary>
    internal async Task<Outcome<IQueryable<Account>>> Where(
        Actor who, Verb verb, PeopleFilter filter, PeopleOrder order, CancellationToken stop)
    {
        var scope = who.Scope(verb, Kind.Account);
        if (filter.UnitId is { } unit)
        {
            var path = await db.OrgUnits.Where(u => u.Id == unit).Select(u => u.Path).SingleOrDefaultAsync(stop);
            if (path is null || !who.May(verb, Kind.Account, UnitPath.From(path))) return Fail.NotFound;
            scope = [UnitPath.From(path)];
        }
        if (order.By == PeopleSort.Name && !MaySortByName(who)) return Fail.Wrong("sort", "access.person.sort-masked");

        var query = Inside(scope, filter.Role, withoutRoles: filter is { UnitId: null, Role: null });
        if (filter.IsActive is { } active) query = query.Where(a => a.DeactivatedUtc == null == active);
        if (filter.Search?.Trim() is { Length: > 0 } text)
        {
            if (who.Lacks(Verb.Read, Kind.PersonalData) is not null) return Fail.Wrong("search", "access.person.search-masked");
            query = Matching(query, who.Scope(Verb.Read, Kind.PersonalData), text.ToUpperInvariant());
        }
        return Outcome<IQueryable<Account>>.Of(query);
    }

    internal static RowOrder<Account> Ordered(PeopleOrder order) => order.By switch
    {
        PeopleSort.Name => RowOrder<Account>.ByKey(a => a.NameKey, a => a.Id, order.IsDescending),
        PeopleSort.Seen => RowOrder<Account>.ByTime(a => a.LastSignInUtc ?? DateTime.UnixEpoch, a => a.Id, order.IsDescending),
        _ => RowOrder<Account>.ByTime(a => a.CreatedUtc, a => a.Id, order.IsDescending),
    };

    /// <summary>The accounts as this reader sees them: one query more, however many rows.</summary>
    internal async Task<IReadOnlyList<ListPeople.Row>> Name(Actor who, IReadOnlyList<Account> accounts, CancellationToken stop)
    {
        var roles = (await reach.Roles([.. accounts.Select(a => a.Id)], stop)).ToLookup(role => role.AccountId);
        return [.. accounts.Select(account => ListPeople.Show(who, account, [.. roles[account.Id]]))];
    }

    private IQueryable<Account> Inside(IReadOnlyList<UnitPath> scope, Role? role, bool withoutRoles)
    {
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, scope)).Select(u => u.Id);
        var grants = db.AccountGrants.Where(g => units.Contains(g.UnitId));
        if (role is { } only) grants = grants.Where(g => g.Role == only);
        var inside = db.Users.Where(a => grants.Any(g => g.AccountId == a.Id));
        return withoutRoles && scope.Contains(UnitPath.Root) ? db.Users : inside;
    }

    // Searching what one sees masked would tell it letter by letter.
    private IQueryable<Account> Matching(IQueryable<Account> people, IReadOnlyList<UnitPath> clear, string text)
    {
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, clear)).Select(u => u.Id);
        var isAll = clear.Contains(UnitPath.Root);
        return people.Where(a => (isAll || db.AccountGrants.Any(g => g.AccountId == a.Id && units.Contains(g.UnitId)))
            && (a.DisplayName.ToUpper().Contains(text) || a.NormalizedEmail!.Contains(text)));
    }
}
