using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Changes what a unit is called and in which time zone it counts its days.</summary>
public sealed class RenameUnit(Db db, UnitReach reach, Audit audit)
{
    /// <summary>The names after the change.</summary>
    /// <param name="Id">The unit.</param>
    /// <param name="Code">Unique short code.</param>
    /// <param name="NameZh">Chinese name, up to 60 characters.</param>
    /// <param name="NameEn">English name, up to 120 characters.</param>
    /// <param name="TimeZone">IANA zone; null leaves it.</param>
    /// <param name="Version">The version that the person saw; null changes whatever is there.</param>
    public sealed record Request(
        Guid Id, string? Code, string? NameZh, string? NameEn, string? TimeZone = null, int? Version = null);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Unit) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, Kind.Unit, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var unit = found.Value;

        var problems = UnitRules.Check(request.Code, request.NameZh, request.NameEn, request.TimeZone);
        var code = request.Code is null ? unit.Code : UnitRules.Code(request.Code);
        if (code != unit.Code && await db.OrgUnits.AnyAsync(u => u.Code == code, stop))
            problems.Add(Problem.Of("code", "access.unit.code-taken", code));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        if (request.Version is { } seen && seen != unit.Version) return Fail.Clash("storage.changed-meanwhile");

        var before = unit.Facts();
        (unit.Code, unit.NameZh, unit.NameEn) = (code, request.NameZh!.Trim(), request.NameEn!.Trim());
        unit.TimeZone = request.TimeZone ?? unit.TimeZone;
        if (!db.ChangeTracker.HasChanges()) return new Done();
        unit.Version++;
        audit.Write(who, "access.did.unit-rename", unit.Subject(), before, unit.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
