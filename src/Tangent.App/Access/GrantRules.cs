using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Access;

/// <summary>Nobody gives away what they do not rule themselves.</summary>
static class GrantRules
{
    /// <summary>Why the actor may not give this role over this unit, or null.</summary>
    public static Fail? WhyNot(Actor who, Verb verb, Role role, OrgUnit unit)
    {
        var path = UnitPath.From(unit.Path);
        if (who.Lacks(verb, Kind.Account, path) is { } refusal) return refusal;
        if (unit.ClosedUtc is not null) return Fail.Wrong("unitId", "access.unit.closed", unit.Code);
        var rules = who.Grants.Any(grant => grant.Role == Role.Administrator && grant.Unit.Contains(path));
        return role == Role.Administrator && !rules
            ? new Fail.Forbidden([new Problem("access.person.administrators-only")])
            : null;
    }
}
