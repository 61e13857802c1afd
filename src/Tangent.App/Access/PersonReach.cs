using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>A person whom the actor can see.</summary>
/// <param name="Account">The account, tracked for changes.</param>
/// <param name="Grants">All roles the person holds, also those out of the actor's scope.</param>
public sealed record Reached(Account Account, IReadOnlyList<HeldRole> Grants)
{
    /// <summary>The smallest sub-tree with everything the person may do: where the audit log keeps what concerns them.</summary>
    public UnitPath Home => UnitPath.Around(Grants.Select(grant => grant.Unit));

    /// <summary>How the audit log names the person: by id, never by name.</summary>
    public Subject Subject => new(Kind.Account, Account.Id.ToString(), null, Home);
}

/// <summary>A role that somebody holds.</summary>
/// <param name="Id">Identity of the grant.</param>
/// <param name="AccountId">Who holds it.</param>
/// <param name="Role">The role.</param>
/// <param name="UnitId">Over which unit and everything below.</param>
/// <param name="Unit">Place of the unit in the tree.</param>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="NameZh">Chinese name of the unit.</param>
/// <param name="NameEn">English name of the unit.</param>
public sealed record HeldRole(
    Guid Id, Guid AccountId, Role Role, Guid UnitId, UnitPath Unit, string UnitCode, string NameZh, string NameEn);

/// <summary>Loads people for an act: those with a role inside the actor's scope.</summary>
public sealed class PersonReach(Db db)
{
    /// <summary>The person, when the actor can see them and may do this somewhere where they hold a role.</summary>
    /// <remarks>Out of scope is missing. People without any role belong to the root.</remarks>
    public async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid? id, CancellationToken stop)
    {
        var account = id is null ? null : await db.Users.AsTracking().SingleOrDefaultAsync(a => a.Id == id, stop);
        if (account is null) return Fail.NotFound;

        var grants = await Roles([account.Id], stop);
        var reached = new Reached(account, grants);
        if (!Sees(who, Verb.Read, grants)) return Fail.NotFound;
        return Sees(who, verb, grants) ? reached : who.Lacks(verb, Kind.Account, reached.Home)!;
    }

    /// <summary>
    /// The same, but every role of the person must lie inside the actor's scope: who rules a part must not take over,
    /// shut out or erase somebody who also works elsewhere or above.
    /// </summary>
    public async Task<Outcome<Reached>> FindWhole(Actor who, Verb verb, Guid? id, CancellationToken stop)
    {
        var found = await Find(who, verb, id, stop);
        if (found.Failure is not null) return found;
        var all = found.Value.Grants.All(grant => who.May(verb, Kind.Account, grant.Unit));
        return all ? found : new Fail.Forbidden([new Problem("access.person.reaches-beyond")]);
    }

    /// <summary>The roles of these people, in one query.</summary>
    public async Task<IReadOnlyList<HeldRole>> Roles(IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        var rows = await (
            from grant in db.AccountGrants
            join unit in db.OrgUnits on grant.UnitId equals unit.Id
            where people.Contains(grant.AccountId)
            orderby unit.Number, grant.Role
            select new { grant.Id, grant.AccountId, grant.Role, grant.UnitId, unit.Path, unit.Code, unit.NameZh, unit.NameEn })
            .ToListAsync(stop);
        return [.. rows.Select(row => new HeldRole(row.Id, row.AccountId, row.Role, row.UnitId, UnitPath.From(row.Path),
            row.Code, row.NameZh, row.NameEn))];
    }

    /// <summary>Whether this person may be shut out or lose a role: not when no administrator of the whole were left.</summary>
    public async Task<bool> IsLastRootAdministrator(Guid person, CancellationToken stop)
    {
        var holders = await (
            from grant in db.AccountGrants
            join unit in db.OrgUnits on grant.UnitId equals unit.Id
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Role == Role.Administrator && unit.ParentId == null && account.DeactivatedUtc == null
            select account.Id).Distinct().Take(2).ToListAsync(stop);
        return holders is [var only] && only == person;
    }

    private static bool Sees(Actor who, Verb verb, IReadOnlyList<HeldRole> grants) =>
        grants.Count == 0
            ? who.May(verb, Kind.Account, UnitPath.Root)
            : grants.Any(grant => who.May(verb, Kind.Account, grant.Unit));
}

static class AccountRecord
{
    /// <summary>What the audit log keeps of an account.</summary>
    public static AccountFacts Facts(this Account account) =>
        new(account.DisplayName, account.Email, account.DeactivatedUtc, account.TwoFactorEnabled);
}

/// <summary>What the audit log keeps of an account.</summary>
sealed record AccountFacts(
    [property: Classified(FieldClass.Personal)] string DisplayName,
    [property: Classified(FieldClass.Personal)] string? Email,
    DateTime? DeactivatedUtc,
    bool HasSecondFactor);
