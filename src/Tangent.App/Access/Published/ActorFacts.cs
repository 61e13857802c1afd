using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.Published;

/// <summary>The person behind long work: with the rights of the moment at which it runs, not of the moment it was asked for.</summary>
public sealed class ActorFacts(Db db)
{
    /// <summary>The actor of an account; nobody when the account is gone or deactivated.</summary>
    public async Task<Actor> Of(Guid account, Door door, CancellationToken stop)
    {
        var name = await db.Users.Where(one => one.Id == account && one.DeactivatedUtc == null).Select(one => one.DisplayName).SingleOrDefaultAsync(stop);
        if (name is null) return Actor.Nobody;
        var grants = await (
            from grant in db.AccountGrants
            join unit in db.OrgUnits on grant.UnitId equals unit.Id
            where grant.AccountId == account
            select new { grant.Role, unit.Path }).ToListAsync(stop);
        return new(account, name, door, null, [.. grants.Select(grant => new Grant(grant.Role, UnitPath.From(grant.Path)))]);
    }
}
