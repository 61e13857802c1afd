using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.Published;

/// <summary>A unit that comes with many others.</summary>
/// <param name="Code">Unique code.</param>
/// <param name="Parent">Code of the unit above; null for the root alone.</param>
/// <param name="Kind">Level.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record UnitToLoad(string Code, string? Parent, UnitKind Kind, string NameZh, string NameEn);

/// <summary>A person who comes with many others. Nobody can sign in as such a person by a password: there is none.</summary>
/// <param name="Email">Unique address.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">Role.</param>
/// <param name="Unit">Code of the unit over which the role holds.</param>
public sealed record PersonToLoad(string Email, string Name, Role Role, string Unit);

/// <summary>Writes a whole company at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class CompanyLoader(Db db, Audit audit, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>A unit that was added.</summary>
    public sealed record Place(Guid Id, UnitPath Path);

    /// <summary>Whether nobody works here yet and no unit but the root was made.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop) =>
        !await db.Users.AnyAsync(stop) && !await db.OrgUnits.AnyAsync(unit => unit.ParentId != null, stop);

    /// <summary>Adds units, parents before children, in the place of the root and the link that a first start made.</summary>
    /// <returns>The units by code.</returns>
    public async Task<IReadOnlyDictionary<string, Place>> AddUnits(
        Actor who, IReadOnlyList<UnitToLoad> units, string timeZone, CancellationToken stop)
    {
        foreach (var root in await db.OrgUnits.AsTracking().ToListAsync(stop)) db.Remove(root);
        foreach (var link in await db.Invitations.AsTracking().ToListAsync(stop)) db.Remove(link);
        var places = new Dictionary<string, Place>();
        int number = 0;
        foreach (var unit in units)
        {
            number++;
            var above = unit.Parent is null ? null : places[unit.Parent];
            var path = above is null ? UnitPath.Root : above.Path.Child(number);
            var row = new OrgUnit
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ParentId = above?.Id,
                Number = number,
                Path = path.Value,
                Code = unit.Code,
                Kind = unit.Kind,
                NameZh = unit.NameZh,
                NameEn = unit.NameEn,
                TimeZone = timeZone,
            };
            db.Add(row);
            places[unit.Code] = new(row.Id, path);
        }
        audit.Write(who, "access.did.units-load", new(Kind.Unit, null, null, UnitPath.Root), after: new { Units = units.Count });
        return places;
    }

    /// <summary>Adds people with one role each.</summary>
    /// <returns>Ids by address.</returns>
    public IReadOnlyDictionary<string, Guid> AddPeople(Actor who, IReadOnlyList<PersonToLoad> people, IReadOnlyDictionary<string, Place> units)
    {
        var ids = new Dictionary<string, Guid>();
        var now = clock.GetUtcNow();
        foreach (var person in people)
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(now),
                UserName = person.Email,
                NormalizedUserName = names.NormalizeName(person.Email),
                Email = person.Email,
                NormalizedEmail = names.NormalizeEmail(person.Email),
                EmailConfirmed = true,
                DisplayName = person.Name,
                SecurityStamp = OneTimeSecret.NewToken(),
                CreatedUtc = now.UtcDateTime,
            };
            db.Add(account);
            db.Add(new AccountGrant { Id = Guid.CreateVersion7(now), AccountId = account.Id, Role = person.Role, UnitId = units[person.Unit].Id });
            ids[person.Email] = account.Id;
        }
        audit.Write(who, "access.did.people-load", new(Kind.Unit, null, null, UnitPath.Root), after: new { People = people.Count });
        return ids;
    }
}
