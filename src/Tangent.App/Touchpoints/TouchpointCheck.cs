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

    /// <summary>What a check needs to know of the world around one touchpoint, or around a whole batch of them.</summary>
    /// <param name="Units">The units that are named, closed ones too.</param>
    /// <param name="IsOwner">Whether somebody may answer for a touchpoint.</param>
    /// <param name="ByCode">The touchpoint that has a code.</param>
    /// <param name="FrontStage">The front-stage touchpoints among those that are named.</param>
    internal sealed record Facts(IReadOnlyDictionary<Guid, UnitFact> Units, Func<Guid, bool> IsOwner, Func<string, TouchpointId?> ByCode,
        IReadOnlySet<TouchpointId> FrontStage);

    /// <summary>Checks the fields for a new touchpoint, or for a change of one that has <paramref name="current"/>.</summary>
    internal async Task<Outcome<Checked>> Run(
        Verb verb, Actor who, TouchpointFields fields, Touchpoint? current, CancellationToken stop)
    {
        var named = (fields.OfferedBy ?? []).Append(fields.UnitId ?? Guid.Empty).Distinct().ToList();
        var code = CodeOf(fields);
        // What cannot be a code is not looked for: the database may not even take it as text.
        var taken = code is null || !TouchpointRules.IsCode(code) ? null : await db.Touchpoints.Where(t => t.Code == code)
            .Select(t => (TouchpointId?)t.Id).FirstOrDefaultAsync(stop);
        bool isOwner = fields.OwnerId is not { } owner || owner == current?.OwnerId || await people.IsChoice(who, verb, Kind.Touchpoint, owner, stop);
        var felt = (fields.Sheet?.FeltAt ?? []).Select(id => new TouchpointId(id)).ToList();
        var front = felt.Count == 0 ? [] : await db.Touchpoints.Where(
            t => felt.Contains(t.Id) && ((int)t.Kinds & (int)TouchpointKinds.FrontStage) != 0).Select(t => t.Id).ToListAsync(stop);
        return Judge(verb, who, fields, current, new(await units.Of(named, stop), _ => isOwner, _ => taken, front.ToHashSet()));
    }

    /// <summary>The same with everything known already: pages, API, command line and imports are all judged here.</summary>
    internal static Outcome<Checked> Judge(Verb verb, Actor who, TouchpointFields fields, Touchpoint? current, Facts facts)
    {
        var problems = TouchpointRules.Check(fields);
        var unit = fields.UnitId is { } unitId ? Open(facts.Units, unitId, current) : null;
        if (unit is not null && who.Lacks(verb, Kind.Touchpoint, unit.Path) is { } outside) return outside;

        if (fields.UnitId is not null && unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        var code = CodeOf(fields);
        if (problems.TrueForAll(problem => problem.Field != "code") && facts.ByCode(code!) is { } other && other != current?.Id)
            problems.Add(Problem.Of("code", "touchpoints.code-taken", code!));
        if (fields.OwnerId is { } owner && owner != current?.OwnerId && !facts.IsOwner(owner))
            problems.Add(Problem.Of("ownerId", "touchpoints.owner-missing"));
        problems.AddRange(CheckLinks(fields, current, facts));
        return problems.Count > 0 ? new Fail.Invalid(problems) : new Checked(Details(code!, fields, current), unit!.Path);
    }

    private static string? CodeOf(TouchpointFields fields) => fields.Code?.Trim().ToUpperInvariant();

    // A touchpoint may stay with a unit that was closed, but none may be given to one.
    private static UnitFact? Open(IReadOnlyDictionary<Guid, UnitFact> units, Guid id, Touchpoint? current) =>
        units.GetValueOrDefault(id) is { } unit && (!unit.IsClosed || current?.UnitId == id) ? unit : null;

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
    private static IEnumerable<Problem> CheckLinks(TouchpointFields fields, Touchpoint? current, Facts facts)
    {
        if ((fields.OfferedBy ?? []).Except(current?.OfferedBy ?? []).Any(unit => facts.Units.GetValueOrDefault(unit) is not { IsClosed: false }))
            yield return Problem.Of("offeredBy", "touchpoints.unit-missing");
        if ((fields.Sheet?.FeltAt ?? []).Except(current?.Sheet.FeltAt ?? []).Any(id => !facts.FrontStage.Contains(new(id))))
            yield return Problem.Of("sheet.feltAt", "touchpoints.felt-at-missing");
    }

    /// <summary>Place of the unit of a touchpoint, whether the unit is open or closed.</summary>
    internal async Task<UnitPath> PlaceOf(Touchpoint touchpoint, CancellationToken stop) =>
        (await units.Of([touchpoint.UnitId], stop))[touchpoint.UnitId].Path;
}
