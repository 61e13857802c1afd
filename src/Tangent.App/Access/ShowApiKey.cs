using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>One API key, as it stands in the list.</summary>
public sealed class ShowApiKey(Db db, PersonReach people, TimeProvider clock)
{
    /// <summary>Which key.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The key; missing when it is over a unit out of scope.</summary>
    public async Task<Outcome<ListApiKeys.Row>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.ApiKey) is { } refusal) return refusal;

        var units = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(Verb.Read, Kind.ApiKey)));
        var found = await (
            from key in db.ApiKeys
            join unit in units on key.UnitId equals unit.Id
            join owner in db.Users on key.AccountId equals owner.Id
            where key.Id == request.Id
            select new { Key = key, Unit = unit, owner.DisplayName }).SingleOrDefaultAsync(stop);
        if (found is null) return Fail.NotFound;

        var isClear = PersonView.InClear(who, found.Key.AccountId, await people.Roles([found.Key.AccountId], stop));
        var shown = PersonView.Name(found.DisplayName, isClear);
        return ListApiKeys.Show(found.Key, found.Unit, shown, clock.GetUtcNow().UtcDateTime);
    }
}
