using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.Published;

/// <summary>A person as another module may show them.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Name; masked for readers who must not see it.</param>
public sealed record PersonFact(Guid Id, string Name);

/// <summary>What other modules may ask about people who sign in.</summary>
public sealed class PeopleFacts(Db db)
{
    // More people than this are searched for, not picked from a list.
    private const int MostChoices = 500;

    /// <summary>Names by account, in the clear only where the reader may read personal data of that person's units.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(
        Actor who, IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        if (people.Count == 0) return new Dictionary<Guid, string>();

        var names = await db.Users.AsNoTracking().Where(a => people.Contains(a.Id))
            .Select(a => new { a.Id, a.DisplayName }).ToListAsync(stop);
        var units = (await Places(people, stop)).ToLookup(place => place.Account, place => place.Unit);
        return names.ToDictionary(a => a.Id, a => PersonView.Name(a.DisplayName, PersonView.InClear(who, a.Id, units[a.Id])));
    }

    /// <summary>Active people who hold a role for a unit, with their addresses: at the nearest unit at which anybody holds it, the unit itself first.</summary>
    public async Task<IReadOnlyList<(Guid Id, string? Email)>> Holding(Role role, UnitPath unit, CancellationToken stop)
    {
        var held = await (
            from grant in db.AccountGrants
            join place in db.OrgUnits on grant.UnitId equals place.Id
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Role == role && account.DeactivatedUtc == null
            select new { account.Id, account.Email, place.Path }).ToListAsync(stop);
        var above = held.Where(one => UnitPath.From(one.Path).Contains(unit)).ToList();
        int nearest = above.Count == 0 ? 0 : above.Max(one => one.Path.Length);
        return [.. above.Where(one => one.Path.Length == nearest).OrderBy(one => one.Id).Select(one => (one.Id, one.Email)).Distinct()];
    }

    /// <summary>Active people who work where the actor may change objects of this kind, by name.</summary>
    /// <remarks>Of more than <see cref="MostChoices"/> those who came last are left out: they are searched for instead.</remarks>
    public async Task<IReadOnlyList<PersonFact>> Choices(Actor who, Verb verb, Kind kind, CancellationToken stop)
    {
        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(verb, kind))).Select(u => u.Id);
        var near = await db.Users.AsNoTracking()
            .Where(a => a.DeactivatedUtc == null && db.AccountGrants.Any(g => g.AccountId == a.Id && units.Contains(g.UnitId)))
            .OrderBy(a => a.Id).Select(a => a.Id).Take(MostChoices).ToListAsync(stop);
        var names = await Names(who, near, stop);
        return [.. names.Select(pair => new PersonFact(pair.Key, pair.Value))
            .OrderBy(person => person.Name, StringComparer.CurrentCulture).ThenBy(person => person.Id)];
    }

    /// <summary>Whether this is one of <see cref="Choices"/>. Somebody out of scope is answered like nobody.</summary>
    public async Task<bool> IsChoice(Actor who, Verb verb, Kind kind, Guid person, CancellationToken stop)
    {
        if (!await db.Users.AnyAsync(a => a.Id == person && a.DeactivatedUtc == null, stop)) return false;
        var scope = who.Scope(verb, kind);
        return (await Places([person], stop)).Any(place => scope.Any(part => part.Contains(place.Unit)));
    }

    /// <summary>Those of <see cref="Choices"/>, all of them, with what a file may call them: address, and the name that the actor sees.</summary>
    public async Task<IReadOnlyList<(Guid Id, string? Email, string Name)>> Directory(Actor who, Verb verb, Kind kind, CancellationToken stop)
    {
        var scope = who.Scope(verb, kind);
        var active = await db.Users.AsNoTracking().Where(a => a.DeactivatedUtc == null)
            .Select(a => new { a.Id, a.Email, a.DisplayName }).ToListAsync(stop);
        var units = (await AllPlaces(stop)).ToLookup(place => place.Account, place => place.Unit);
        return [.. active.Where(a => units[a.Id].Any(unit => scope.Any(part => part.Contains(unit))))
            .Select(a => (a.Id, a.Email, PersonView.Name(a.DisplayName, PersonView.InClear(who, a.Id, units[a.Id]))))];
    }

    private async Task<IReadOnlyList<(Guid Account, UnitPath Unit)>> AllPlaces(CancellationToken stop) =>
        [.. (await (
            from grant in db.AccountGrants
            join unit in db.OrgUnits on grant.UnitId equals unit.Id
            select new { grant.AccountId, unit.Path }).ToListAsync(stop)).Select(row => (row.AccountId, UnitPath.From(row.Path)))];

    private async Task<IReadOnlyList<(Guid Account, UnitPath Unit)>> Places(
        IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        var rows = await (
            from grant in db.AccountGrants
            join unit in db.OrgUnits on grant.UnitId equals unit.Id
            where people.Contains(grant.AccountId)
            select new { grant.AccountId, unit.Path }).ToListAsync(stop);
        return [.. rows.Select(row => (row.AccountId, UnitPath.From(row.Path)))];
    }
}
