using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>What every act on one journey map shares: load it, check where the actor may act, write it with its audit line.</summary>
/// <remarks>Maps are read by all who may read any, and written where they belong, like blueprints.</remarks>
public sealed class JourneyMapChange(Db db, UnitFacts units, Audit audit)
{
    /// <summary>The map with its unit.</summary>
    internal sealed record Reached(JourneyMap Map, UnitFact Unit);

    /// <summary>Loads it for this verb.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var wanted = new JourneyMapId(id);
        if (await db.JourneyMaps.AsNoTracking().SingleOrDefaultAsync(m => m.Id == wanted, stop) is not { } map) return Fail.NotFound;

        var unit = (await units.Of([map.UnitId], stop))[map.UnitId];
        if (verb != Verb.Read && who.Lacks(verb, Kind.JourneyMap, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == map.Version ? new Reached(map, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit that shall own a map, when the actor may do this there.</summary>
    internal async Task<Outcome<UnitFact>> Owner(Actor who, Verb verb, Guid? id, CancellationToken stop)
    {
        if (id is not { } known || (await units.Of([known], stop)).GetValueOrDefault(known) is not { IsClosed: false } unit)
            return Fail.Wrong("unitId", "touchpoints.unit-missing");
        return who.Lacks(verb, Kind.JourneyMap, unit.Path) is { } outside ? outside : unit;
    }

    /// <summary>Writes a new map.</summary>
    internal async Task<Outcome<JourneyMapId>> Add(Actor who, JourneyMap map, UnitFact unit, CancellationToken stop)
    {
        db.Add(map);
        audit.Write(who, "maps.did.make", Subject(map, unit), after: Facts(map));
        return await db.Commit(stop) is { } failure ? failure : map.Id;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, Outcome<JourneyMap> changed, CancellationToken stop)
    {
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(reached.Map, changed.Value)) return reached.Map.Version;

        db.Replace(reached.Map, changed.Value);
        audit.Write(who, act, Subject(changed.Value, reached.Unit), Facts(reached.Map), Facts(changed.Value));
        return await db.Commit(stop) is { } failure ? failure : changed.Value.Version;
    }

    internal static Subject Subject(JourneyMap map, UnitFact unit) =>
        new(Kind.JourneyMap, map.Id.Value.ToString(), map.Draft.Title.In("zh"), unit.Path);

    private static object Facts(JourneyMap map) => new { map.Draft, map.State, map.Published, map.Version };
}

/// <summary>
/// Checks a document before it is kept: its own rules, whether the touchpoints that it names are on the register, whether the maps within
/// it are there and do not lead back to it.
/// </summary>
public sealed class JourneyMapCheck(Db db, TouchpointNames touchpoints)
{
    internal async Task<Fail?> Run(MapDocument document, JourneyMapId? own, CancellationToken stop)
    {
        var problems = MapRules.ToKeep(document).ToList();
        List<(string Field, string Code)> named =
        [
            .. document.KnownBy.Select(code => ("knownBy", code)),
            .. document.Steps.Where(step => step.Touchpoint is not null).Select(step => (MapRules.Field(step), step.Touchpoint!)),
        ];
        var unknown = named.Count == 0 ? new HashSet<string>() : await touchpoints.Unknown([.. named.Select(one => one.Code).Distinct()], stop);
        problems.AddRange(named.Where(one => unknown.Contains(one.Code)).Distinct()
            .Select(one => Problem.Of(one.Field, "maps.touchpoint-missing", one.Code)));
        problems.AddRange(await Inner(document, own, stop));
        return problems.Count > 0 ? new Fail.Invalid(problems) : null;
    }

    // What is drawn within what is drawn: level by level, each map once. What leads back is told with the names on the way.
    private async Task<List<Problem>> Inner(MapDocument document, JourneyMapId? own, CancellationToken stop)
    {
        List<Problem> problems = [];
        HashSet<Guid> seen = [];
        var open = document.Steps.Where(step => step.Inner is not null)
            .Select(step => (Step: step, Id: step.Inner!.Value, Way: (IReadOnlyList<string>)[])).ToList();
        while (open.Count > 0)
        {
            Guid[] ids = [.. open.Select(one => one.Id).Distinct()];
            JourneyMapId[] wanted = [.. ids.Select(id => new JourneyMapId(id))];
            var found = await db.JourneyMaps.AsNoTracking().Where(m => wanted.Contains(m.Id)).ToDictionaryAsync(m => m.Id.Value, stop);
            List<(MapStep, Guid, IReadOnlyList<string>)> next = [];
            foreach (var (step, id, way) in open)
            {
                if (id == own?.Value)
                    problems.Add(Problem.Of(MapRules.Field(step), "maps.inner-circle",
                        string.Join(" → ", way.Prepend(document.Title.In("zh")).Append(document.Title.In("zh")))));
                else if (!found.TryGetValue(id, out var map))
                {
                    if (way.Count == 0) problems.Add(Problem.Of(MapRules.Field(step), "maps.inner-missing"));
                }
                else if (seen.Add(id))
                    next.AddRange(map.Draft.Steps.Where(one => one.Inner is not null)
                        .Select(one => (step, one.Inner!.Value, (IReadOnlyList<string>)[.. way, map.Draft.Title.In("zh")])));
            }
            open = next;
        }
        return problems;
    }
}
