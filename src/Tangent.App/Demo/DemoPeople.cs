using Tangent.App.Access.Published;
using Tangent.App.Demo.Published;
using Tangent.Domain.Access;

namespace Tangent.App.Demo;

/// <summary>Who signs in at the demo company: one person per role for the demo's buttons, and a manager for every unit.</summary>
static class DemoPeople
{
    /// <summary>Everybody: the offered ones, and a manager of each other unit below the province, with invented names.</summary>
    public static IReadOnlyList<PersonToLoad> All(IReadOnlyList<UnitEntry> units)
    {
        var (surnames, givenNames) = (DemoFiles.People.Surnames, DemoFiles.People.GivenNames);
        var key = Chance.KeyOf(WorldOptions.DemoSeed, "managers");
        var managers = units.Where(unit => unit.Kind > UnitKind.Province && unit.Code != DemoRoles.Hall).Select((unit, i) =>
        {
            var chance = Chance.Of(key, i);
            var name = surnames[chance.Below(surnames.Count)][0] + givenNames[chance.Below(givenNames.Count)][0];
            return new PersonToLoad(DemoRoles.ManagerOf(unit.Code), name, Role.UnitManager, unit.Code);
        });
        return [.. DemoRoles.Offered.Select(one => new PersonToLoad(one.Email, one.Name, one.Role, one.Unit)), .. managers];
    }
}
