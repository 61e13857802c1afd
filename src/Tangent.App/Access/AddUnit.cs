using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Adds a unit under another one.</summary>
public sealed class AddUnit(Db db, UnitReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>What a person fills in.</summary>
    /// <param name="ParentId">The unit above.</param>
    /// <param name="Code">Unique short code: a letter, then up to 19 letters, digits and hyphens.</param>
    /// <param name="Kind">Level, below the parent's.</param>
    /// <param name="NameZh">Chinese name, up to 60 characters.</param>
    /// <param name="NameEn">English name, up to 120 characters.</param>
    /// <param name="TimeZone">IANA zone; null takes the parent's.</param>
    public sealed record Request(
        Guid? ParentId, string? Code, UnitKind? Kind, string? NameZh, string? NameEn, string? TimeZone = null);

    /// <summary>The id of the new unit.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Unit) is { } refusal) return refusal;

        var problems = UnitRules.Check(request.Code, request.NameZh, request.NameEn, request.TimeZone);
        if (request.Kind is null) problems.Add(Problem.Of("kind", "form.required"));
        if (request.ParentId is null) problems.Add(Problem.Of("parentId", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var found = await reach.Find(who, Verb.Create, Kind.Unit, request.ParentId, stop);
        if (found.Failure is { } failure) return failure;
        var parent = found.Value;
        if (parent.ClosedUtc is not null) problems.Add(Problem.Of("parentId", "access.unit.parent-closed", parent.Code));
        if (request.Kind <= parent.Kind) problems.Add(Problem.Of("kind", "access.unit.level", request.Kind!, parent.Kind));
        var code = UnitRules.Code(request.Code!);
        if (await db.OrgUnits.AnyAsync(u => u.Code == code, stop))
            problems.Add(Problem.Of("code", "access.unit.code-taken", code));
        return problems.Count > 0 ? new Fail.Invalid(problems) : await Add(who, request, parent, code, stop);
    }

    private async Task<Outcome<Guid>> Add(Actor who, Request request, OrgUnit parent, string code, CancellationToken stop)
    {
        int number = await db.OrgUnits.MaxAsync(u => u.Number, stop) + 1;
        var unit = new OrgUnit
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ParentId = parent.Id,
            Number = number,
            Path = UnitPath.From(parent.Path).Child(number).Value,
            Code = code,
            Kind = request.Kind!.Value,
            NameZh = request.NameZh!.Trim(),
            NameEn = request.NameEn!.Trim(),
            TimeZone = request.TimeZone ?? parent.TimeZone,
        };
        db.Add(unit);
        audit.Write(who, "access.did.unit-add", unit.Subject(), after: unit.Facts());
        return await db.Commit(stop) is { } failure ? failure : unit.Id;
    }
}
