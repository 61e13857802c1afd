using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>What every act on one blueprint shares: load it, check where the actor may act, write it with its audit line.</summary>
/// <remarks>Blueprints are read by all who may read any, and written where they belong, like the register.</remarks>
public sealed class BlueprintChange(Db db, UnitFacts units, Audit audit)
{
    /// <summary>The blueprint with its unit.</summary>
    internal sealed record Reached(Blueprint Blueprint, UnitFact Unit);

    /// <summary>Loads it for this verb.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var wanted = new BlueprintId(id);
        if (await db.Blueprints.AsNoTracking().SingleOrDefaultAsync(b => b.Id == wanted, stop) is not { } blueprint) return Fail.NotFound;

        var unit = (await units.Of([blueprint.UnitId], stop))[blueprint.UnitId];
        if (verb != Verb.Read && who.Lacks(verb, Kind.Blueprint, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == blueprint.Version
            ? new Reached(blueprint, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit that shall own a blueprint, when the actor may do this there.</summary>
    internal async Task<Outcome<UnitFact>> Owner(Actor who, Verb verb, Guid? id, CancellationToken stop)
    {
        if (id is not { } known || (await units.Of([known], stop)).GetValueOrDefault(known) is not { IsClosed: false } unit)
            return Fail.Wrong("unitId", "touchpoints.unit-missing");
        return who.Lacks(verb, Kind.Blueprint, unit.Path) is { } outside ? outside : unit;
    }

    /// <summary>Writes a new blueprint.</summary>
    internal async Task<Outcome<BlueprintId>> Add(Actor who, Blueprint blueprint, UnitFact unit, CancellationToken stop)
    {
        db.Add(blueprint);
        audit.Write(who, "blueprints.did.make", Subject(blueprint, unit), after: Facts(blueprint));
        return await db.Commit(stop) is { } failure ? failure : blueprint.Id;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, Outcome<Blueprint> changed, CancellationToken stop)
    {
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(reached.Blueprint, changed.Value)) return reached.Blueprint.Version;

        db.Replace(reached.Blueprint, changed.Value);
        audit.Write(who, act, Subject(changed.Value, reached.Unit), Facts(reached.Blueprint), Facts(changed.Value));
        return await db.Commit(stop) is { } failure ? failure : changed.Value.Version;
    }

    internal static Subject Subject(Blueprint blueprint, UnitFact unit) =>
        new(Kind.Blueprint, blueprint.Id.Value.ToString(), blueprint.Draft.Title.In("zh"), unit.Path);

    private static object Facts(Blueprint blueprint) => new { blueprint.Draft, blueprint.State, blueprint.Published, blueprint.Version };
}

/// <summary>Checks a document before it is kept: its own rules, and whether the touchpoints that it names are on the register.</summary>
public sealed class BlueprintCheck(TouchpointNames touchpoints)
{
    internal async Task<Fail?> Run(BlueprintDocument document, CancellationToken stop)
    {
        var problems = BlueprintRules.ToKeep(document).ToList();
        List<(string Field, string Code)> named =
        [
            .. document.KnownBy.Select(code => ("knownBy", code)),
            .. document.Steps.Where(step => step.Touchpoint is not null).Select(step => (BlueprintRules.Field(step), step.Touchpoint!)),
            .. document.Steps.SelectMany(step => step.Cells.Where(cell => cell.Touchpoint is not null)
                .Select(cell => (BlueprintRules.Field(step), cell.Touchpoint!))),
        ];
        var unknown = named.Count == 0 ? new HashSet<string>() : await touchpoints.Unknown([.. named.Select(one => one.Code).Distinct()], stop);
        problems.AddRange(named.Where(one => unknown.Contains(one.Code)).Distinct()
            .Select(one => Problem.Of(one.Field, "blueprints.touchpoint-missing", one.Code)));
        return problems.Count > 0 ? new Fail.Invalid(problems) : null;
    }
}
