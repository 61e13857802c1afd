using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Loads a unit for an act. Out of scope is missing; in scope but without the verb is forbidden.</summary>
public sealed class UnitReach(Db db)
{
    /// <summary>The unit, tracked for changes, when the actor may do this to it.</summary>
    public async Task<Outcome<OrgUnit>> Find(Actor who, Verb verb, Kind kind, Guid? id, CancellationToken stop)
    {
        var unit = id is null ? null : await db.OrgUnits.AsTracking().SingleOrDefaultAsync(u => u.Id == id, stop);
        if (unit is null || !who.May(Verb.Read, Kind.Unit, UnitPath.From(unit.Path))) return Fail.NotFound;
        return who.Lacks(verb, kind, UnitPath.From(unit.Path)) is { } refusal ? refusal : unit;
    }
}

static class UnitSubject
{
    /// <summary>How the audit log names a unit.</summary>
    public static Subject Subject(this OrgUnit unit) =>
        new(Kind.Unit, unit.Id.ToString(), unit.Code, UnitPath.From(unit.Path));

    /// <summary>What the audit log keeps of a unit.</summary>
    public static object Facts(this OrgUnit unit) => new
    {
        unit.Code,
        unit.Kind,
        unit.NameZh,
        unit.NameEn,
        unit.TimeZone,
        unit.Path,
        unit.ClosedUtc,
    };
}
