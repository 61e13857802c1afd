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
        problems.AddRange(await CheckLinks(fields, current, stop));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        return new Checked(Details(code!, fields, current), unit!.Value);
    }

    private static TouchpointDetails Details(string code, TouchpointFields fields, Touchpoint? current) =>
        new(code, fields.NameZh!.Trim(), fields.NameEn!.Trim(), fields.Channel!.Value, fields.Stage!.Value,
            fields.UnitId!.Value, fields.OwnerId)
        {
            Aliases = fields.Aliases?.Select(alias => alias.Trim()).Distinct().ToItems() ?? current?.Aliases ?? [],
            OfferedBy = fields.OfferedBy ?? current?.OfferedBy ?? [],
            Classification = fields.Classification ?? current?.Classification ?? Classification.None,
            Sheet = fields.Sheet ?? current?.Sheet ?? TouchpointSheet.Empty,
        };

    // What is new among the links must exist; what was there before may have been closed or retired since.
    private async Task<List<Problem>> CheckLinks(TouchpointFields fields, Touchpoint? current, CancellationToken stop)
    {
        var problems = new List<Problem>();
        var wanted = (fields.OfferedBy ?? []).Except(current?.OfferedBy ?? []).ToList();
        var known = wanted.Count == 0 ? null : await units.Of(wanted, stop);
        if (wanted.Any(unit => known!.GetValueOrDefault(unit) is not { IsClosed: false }))
            problems.Add(Problem.Of("offeredBy", "touchpoints.unit-missing"));

        var felt = (fields.Sheet?.FeltAt ?? []).Except(current?.Sheet.FeltAt ?? []).Select(id => new TouchpointId(id)).ToList();
        if (felt.Count > 0 && await db.Touchpoints.CountAsync(
            t => felt.Contains(t.Id) && ((int)t.Kinds & (int)TouchpointKinds.FrontStage) != 0, stop) < felt.Count)
            problems.Add(Problem.Of("sheet.feltAt", "touchpoints.felt-at-missing"));
        return problems;
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
