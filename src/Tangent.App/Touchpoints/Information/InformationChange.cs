using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Information;

/// <summary>What every act on one information item shares: load it, check where the actor may act, write it with its audit line.</summary>
public sealed class InformationChange(Db db, UnitFacts units, Audit audit)
{
    /// <summary>The item with its unit.</summary>
    internal sealed record Reached(InformationItem Item, UnitFact Unit);

    /// <summary>Loads it for this verb. Items are read by all, so one that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var itemId = new InformationId(id);
        if (await db.InformationItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, stop) is not { } item) return Fail.NotFound;

        var unit = (await units.Of([item.UnitId], stop))[item.UnitId];
        if (who.Lacks(verb, Kind.Information, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == item.Version
            ? new Reached(item, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>Puts a new item into the coming save.</summary>
    internal async Task<Outcome<int>> Add(Actor who, InformationItem item, UnitFact unit, CancellationToken stop)
    {
        db.Add(item);
        return await Save(who, "touchpoints.did.info-write", null, item, unit, stop);
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(
        Actor who, string act, Reached reached, Outcome<InformationItem> changed, UnitFact unit, CancellationToken stop)
    {
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(reached.Item, changed.Value)) return reached.Item.Version;

        db.Replace(reached.Item, changed.Value);
        db.RemoveRange(await db.InformationPlacements.Where(p => p.ItemId == reached.Item.Id).ToListAsync(stop));
        return await Save(who, act, reached.Item, changed.Value, unit, stop);
    }

    private async Task<Outcome<int>> Save(
        Actor who, string act, InformationItem? before, InformationItem after, UnitFact unit, CancellationToken stop)
    {
        var standing = db.ChangeTracker.Entries<InformationPlacement>().ToDictionary(entry => Key(entry.Entity));
        foreach (var placement in InformationPlacement.Of(after))
        {
            if (standing.TryGetValue(Key(placement), out var same)) same.State = EntityState.Unchanged;
            else db.Add(placement);
        }
        db.Add(InformationVersion.Of(after, who.Id));
        audit.Write(who, act, new(Kind.Information, after.Id.Value.ToString(), after.Code, unit.Path),
            before is null ? null : Facts(before), Facts(after));
        return await db.Commit(stop) is { } failure ? failure : after.Version;
    }

    private static (bool, TouchpointId, ContactChannel, InformationMedium) Key(InformationPlacement p) =>
        (p.IsLive, p.TouchpointId, p.Channel, p.Medium);

    private static object Facts(InformationItem item) =>
        new { item.Code, item.UnitId, item.State, item.Live, item.Waiting, item.IsApproved, item.RetiredReason, item.Version };
}
