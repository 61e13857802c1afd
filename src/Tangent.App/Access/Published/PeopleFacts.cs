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
        return names.ToDictionary(a => a.Id, a => IsClear(who, a.Id, units[a.Id]) ? a.DisplayName : Masking.Name(a.DisplayName));
    }

    /// <summary>Active people who work where the actor may change objects of this kind, by name.</summary>
    public async Task<IReadOnlyList<PersonFact>> Choices(Actor who, Verb verb, Kind kind, CancellationToken stop)
    {
        var scope = who.Scope(verb, kind);
        var active = await db.Users.AsNoTracking().Where(a => a.DeactivatedUtc == null)
            .Select(a => a.Id).Take(MostChoices * 4).ToListAsync(stop);
        var near = (await Places(active, stop)).Where(place => scope.Any(part => part.Contains(place.Unit)))
            .Select(place => place.Account).Distinct().Take(MostChoices).ToList();
        var names = await Names(who, near, stop);
        return [.. names.Select(pair => new PersonFact(pair.Key, pair.Value)).OrderBy(person => person.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Whether this is one of <see cref="Choices"/>. Somebody out of scope is answered like nobody.</summary>
    public async Task<bool> IsChoice(Actor who, Verb verb, Kind kind, Guid person, CancellationToken stop)
    {
        if (!await db.Users.AnyAsync(a => a.Id == person && a.DeactivatedUtc == null, stop)) return false;
        var scope = who.Scope(verb, kind);
        return (await Places([person], stop)).Any(place => scope.Any(part => part.Contains(place.Unit)));
    }

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

    private static bool IsClear(Actor who, Guid person, IEnumerable<UnitPath> units) =>
        who.Id == person || who.May(Verb.Read, Kind.PersonalData, UnitPath.Root)
        || units.Any(unit => who.May(Verb.Read, Kind.PersonalData, unit));
}
