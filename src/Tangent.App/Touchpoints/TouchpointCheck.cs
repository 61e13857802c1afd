using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Turns what somebody filled in into details that hold, or lists everything that is wrong.</summary>
public sealed class TouchpointCheck(Db db, UnitFacts units, PeopleFacts people)
{
    /// <summary>The details with the place of their unit.</summary>
    public sealed record Checked(TouchpointDetails Details, UnitPath Unit);

    /// <summary>Checks the fields for a new touchpoint, or for a change of one that has <paramref name="current"/>.</summary>
    internal async Task<Outcome<Checked>> Run(
        Verb verb, Actor who, TouchpointFields fields, Touchpoint? current, CancellationToken stop)
    {
        var problems = TouchpointRules.Check(fields);
        UnitPath? unit = fields.UnitId is { } unitId ? await PlaceOf(unitId, current, stop) : null;
        if (unit is { } path && who.Lacks(verb, Kind.Touchpoint, path) is { } outside) return outside;

        if (fields.UnitId is not null && unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        var code = fields.Code?.Trim().ToUpperInvariant();
        if (problems.TrueForAll(problem => problem.Field != "code") && await IsTaken(code!, current, stop))
            problems.Add(Problem.Of("code", "touchpoints.code-taken", code!));
        if (fields.OwnerId is { } owner && owner != current?.OwnerId
            && !await people.IsChoice(who, verb, Kind.Touchpoint, owner, stop))
            problems.Add(Problem.Of("ownerId", "touchpoints.owner-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        return new Checked(new(code!, fields.NameZh!.Trim(), fields.NameEn!.Trim(), fields.Channel!.Value, fields.Stage!.Value,
            fields.UnitId!.Value, fields.OwnerId), unit!.Value);
    }

    /// <summary>Place of the unit of a touchpoint, whether the unit is open or closed.</summary>
    internal async Task<UnitPath> PlaceOf(Touchpoint touchpoint, CancellationToken stop) =>
        (await units.Of([touchpoint.UnitId], stop))[touchpoint.UnitId].Path;

    // A touchpoint may stay with a unit that was closed, but none may be given to one.
    private async Task<UnitPath?> PlaceOf(Guid unit, Touchpoint? current, CancellationToken stop) =>
        current?.UnitId == unit ? await PlaceOf(current, stop) : await units.PathOf(unit, stop);

    private Task<bool> IsTaken(string code, Touchpoint? current, CancellationToken stop)
    {
        var same = db.Touchpoints.Where(t => t.Code == code);
        return current is { Id: var own } ? same.AnyAsync(t => t.Id != own, stop) : same.AnyAsync(stop);
    }
}
