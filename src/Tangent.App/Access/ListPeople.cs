using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>People with a role inside the actor's scope, the newest first.</summary>
public sealed class ListPeople(Db db, PersonReach reach)
{
    /// <summary>Which people.</summary>
    /// <param name="Search">Part of a name or address; only for those who see them in the clear.</param>
    /// <param name="IsActive">True for those who may sign in, false for those shut out, null for all.</param>
    /// <param name="Role">Those who hold this role in scope, or null.</param>
    /// <param name="UnitId">Those with a role in this unit or below it, or null.</param>
    /// <param name="After">Where to go on.</param>
    /// <param name="Limit">Rows wanted.</param>
    public sealed record Request(string? Search = null, bool? IsActive = null, Role? Role = null, Guid? UnitId = null,
        string? After = null, int? Limit = null);

    /// <summary>A person in the list.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Name">Name, masked when <paramref name="IsMasked"/>.</param>
    /// <param name="Email">Address, masked likewise.</param>
    /// <param name="IsMasked">Whether personal data is masked for this reader.</param>
    /// <param name="Roles">Roles inside the reader's scope.</param>
    /// <param name="HiddenRoles">How many more roles lie out of scope.</param>
    /// <param name="HasSecondFactor">Whether a second factor is on.</param>
    /// <param name="CreatedUtc">When the account was made.</param>
    /// <param name="LastSignInUtc">Last sign-in, or null.</param>
    /// <param name="DeactivatedUtc">When the person was shut out, or null.</param>
    public sealed record Row(Guid Id, string Name, string Email, bool IsMasked, IReadOnlyList<HeldRole> Roles, int HiddenRoles,
        bool HasSecondFactor, DateTime CreatedUtc, DateTime? LastSignInUtc, DateTime? DeactivatedUtc);

    /// <summary>A piece of the list.</summary>
    public async Task<Outcome<Listed<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Account) is { } refusal) return refusal;
        var after = Cursor.From(request.After);
        if (after.Failure is { } nonsense) return nonsense;
        var scope = who.Scope(Verb.Read, Kind.Account);
        if (request.UnitId is { } unit)
        {
            var path = await db.OrgUnits.Where(u => u.Id == unit).Select(u => u.Path).SingleOrDefaultAsync(stop);
            if (path is null || !who.May(Verb.Read, Kind.Account, UnitPath.From(path))) return Fail.NotFound;
            scope = [UnitPath.From(path)];
        }

        var query = Inside(scope, request.Role, withoutRoles: request is { UnitId: null, Role: null });
        if (request.IsActive is { } active) query = query.Where(a => a.DeactivatedUtc == null == active);
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            if (who.Lacks(Verb.Read, Kind.PersonalData) is not null) return Fail.Wrong("search", "access.person.search-masked");
            query = Matching(query, who.Scope(Verb.Read, Kind.PersonalData), text.ToUpperInvariant());
        }
        if (after.Value is { } seen) query = query.Where(a => a.Id.CompareTo(seen.Id) < 0);

        int wanted = Cursor.Rows(request.Limit);
        var accounts = await query.OrderByDescending(a => a.Id).Take(wanted + 1).ToListAsync(stop);
        var page = Cursor.Cut(accounts, wanted, account => new(account.CreatedUtc, account.Id));
        var roles = (await reach.Roles([.. page.Items.Select(a => a.Id)], stop)).ToLookup(role => role.AccountId);
        return page.Turn(account => Show(who, account, [.. roles[account.Id]]));
    }

    internal static Row Show(Actor who, Account account, IReadOnlyList<HeldRole> roles)
    {
        var visible = roles.Where(role => who.May(Verb.Read, Kind.Account, role.Unit)).ToList();
        var isClear = PersonView.InClear(who, account.Id, roles);
        return new(account.Id, PersonView.Name(account.DisplayName, isClear), PersonView.Email(account.Email, isClear),
            !isClear, visible, roles.Count - visible.Count, account.TwoFactorEnabled, account.CreatedUtc,
            account.LastSignInUtc, account.DeactivatedUtc);
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
