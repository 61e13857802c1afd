using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>Which items somebody may see and work on: those in the inboxes of their units.</summary>
public sealed class VoiceReach(Db db, UnitFacts units)
{
    private IReadOnlyDictionary<Guid, UnitFact>? all;

    /// <summary>Every unit by id.</summary>
    internal async Task<IReadOnlyDictionary<Guid, UnitFact>> Units(CancellationToken stop) => all ??= await units.All(stop);

    /// <summary>Items of the units in which the actor may do this.</summary>
    internal async Task<IQueryable<Voice>> Within(Actor who, Verb verb, CancellationToken stop)
    {
        var rows = db.Voices.AsNoTracking();
        var scope = who.Scope(verb, Kind.Voice);
        if (scope.Contains(UnitPath.Root)) return rows;
        Guid[] own = [.. (await Units(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Id)];
        return rows.Where(v => EF.Parameter(own).Contains(v.UnitId));
    }

    /// <summary>An item that the actor may do this to, with its unit. What lies out of sight is missing; what may only be seen is refused.</summary>
    internal async Task<Outcome<(Voice Voice, UnitFact Unit)>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await (await Within(who, Verb.Read, stop)).SingleOrDefaultAsync(v => v.Id == id, stop) is not { } voice) return Fail.NotFound;
        var unit = (await Units(stop))[voice.UnitId];
        if (who.Lacks(verb, Kind.Voice, unit.Path) is { } refusal) return refusal;
        return expectedVersion is null || expectedVersion == voice.Version ? (voice, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>An open unit in which the actor may do this; null when there is none.</summary>
    internal async Task<UnitFact?> Unit(Actor who, Verb verb, Guid? id, CancellationToken stop) =>
        id is { } known && (await Units(stop)).GetValueOrDefault(known) is { IsClosed: false } unit && who.May(verb, Kind.Voice, unit.Path) ? unit : null;
}
