using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.Tests.Access;

/// <summary>People with accounts in a house, for tests about access.</summary>
static class Staff
{
    private static int count;

    /// <summary>A new person with one role over a unit (the root when none is named), as an actor.</summary>
    public static async Task<Actor> Hire(
        this House house, Role role, OrgUnit? unit = null, string? name = null, string? email = null)
    {
        var scope = house.Scope();
        var db = scope.GetRequiredService<Db>();
        var now = house.Clock.GetUtcNow();
        email ??= $"person{Interlocked.Increment(ref count)}@example.com";
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            DisplayName = name ?? $"Person {count}",
            SecurityStamp = "stamp",
            CreatedUtc = now.UtcDateTime,
        };
        db.Add(account);
        db.Add(new AccountGrant
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            Role = role,
            UnitId = unit?.Id ?? house.RootUnit,
        });
        scope.GetRequiredService<Audit>().Write(
            Actor.System, "tests.hire", new(Kind.Account, account.Id.ToString(), null, UnitPath.Root));
        await db.SaveChangesAsync();
        return new(account.Id, account.DisplayName, Door.Page, "192.0.2.7",
            [new Grant(role, UnitPath.From(unit?.Path ?? "1."))]);
    }

    /// <summary>Grants of a person.</summary>
    public static Task<List<AccountGrant>> GrantsOf(this House house, Actor person) =>
        house.Db().AccountGrants.Where(grant => grant.AccountId == person.Id).ToListAsync();
}
