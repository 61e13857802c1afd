using System.Globalization;

namespace Tangent.App.Demo;

/// <summary>The kind of a unit of the demo company.</summary>
public enum UnitKind
{
    /// <summary>集团.</summary>
    Group,

    /// <summary>省公司.</summary>
    Province,

    /// <summary>省公司部门.</summary>
    Department,

    /// <summary>市分公司.</summary>
    City,

    /// <summary>营业厅.</summary>
    Hall,

    /// <summary>合作网点.</summary>
    Shops,

    /// <summary>装维班组.</summary>
    Installers,

    /// <summary>热线中心.</summary>
    Hotline,

    /// <summary>投诉处理中心.</summary>
    Complaints,

    /// <summary>线上运营中心.</summary>
    Online,

    /// <summary>物流配送中心.</summary>
    Logistics,

    /// <summary>网络维护中心.</summary>
    Network,
}

/// <summary>A unit of the tree.</summary>
/// <param name="Index">Its number, from 0; parents come before children.</param>
/// <param name="Code">Code such as <c>DC-H1</c>.</param>
/// <param name="Parent">Number of the parent, −1 for the root.</param>
/// <param name="Kind">What it is.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Weight">Share of the customers of its parent, per thousand; 0 for a unit that has no customers of
/// its own.</param>
/// <param name="Kiosks">Self-service terminals in a hall.</param>
/// <param name="FirstEmployee">Number of its first employee; the others follow.</param>
/// <param name="Employees">How many people work there.</param>
/// <param name="Level">How much more satisfied customers leave it than the average unit, in thousandths.</param>
public sealed record WorldUnit(
    int Index, string Code, int Parent, UnitKind Kind, string NameZh, string NameEn, int Weight, int Kiosks,
    int FirstEmployee, int Employees, int Level);

/// <summary>An employee, invented like everybody here.</summary>
/// <param name="Code">Code such as <c>E0001</c>.</param>
/// <param name="Unit">Number of the unit.</param>
/// <param name="NameZh">Chinese name, drawn by chance.</param>
/// <param name="NameEn">The name in pinyin, given name first.</param>
/// <param name="Skill">How much more satisfied customers leave this person than the average one, in
/// thousandths.</param>
public sealed record WorldEmployee(string Code, int Unit, string NameZh, string NameEn, int Skill);

/// <summary>Makes units and employees, each from its own stream.</summary>
static class PeopleMaker
{
    public static WorldUnit[] Units(ulong seed, PeopleFile file, SpreadTruth spread)
    {
        var key = Chance.KeyOf(seed, "units");
        var numbers = file.Units.Select((unit, i) => (unit.Code, i)).ToDictionary(unit => unit.Code, unit => unit.i);
        int firstEmployee = 0;
        var units = new WorldUnit[file.Units.Count];
        for (int i = 0; i < units.Length; i++)
        {
            var unit = file.Units[i];
            var chance = Chance.Of(key, i);
            var parent = unit.Parent is { } code ? numbers[code] : -1;
            units[i] = new(i, unit.Code, parent, unit.Kind, unit.NameZh, unit.NameEn, unit.Weight, unit.Kiosks,
                firstEmployee, unit.Employees, chance.Bell(spread.Unit));
            firstEmployee += unit.Employees;
        }
        return units;
    }

    public static WorldEmployee[] Employees(ulong seed, PeopleFile file, WorldUnit[] units, SpreadTruth spread)
    {
        var key = Chance.KeyOf(seed, "employees");
        var people = new WorldEmployee[units.Sum(unit => unit.Employees)];
        foreach (var unit in units)
            for (int i = unit.FirstEmployee; i < unit.FirstEmployee + unit.Employees; i++)
            {
                var chance = Chance.Of(key, i);
                var family = file.Surnames[chance.Below(file.Surnames.Count)];
                var given = file.GivenNames[chance.Below(file.GivenNames.Count)];
                people[i] = new(string.Create(CultureInfo.InvariantCulture, $"E{i + 1:0000}"), unit.Index,
                    family[0] + given[0], given[1] + " " + family[1], chance.Bell(spread.Employee));
            }
        return people;
    }
}
