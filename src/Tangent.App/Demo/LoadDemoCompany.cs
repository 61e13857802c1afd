using Tangent.App.Access.Published;
using Tangent.App.Demo.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using OrgUnitKind = Tangent.Domain.Access.UnitKind;

namespace Tangent.App.Demo;

/// <summary>
/// Fills an empty database with the demo company and marks it as a demo, in one save: all of it or nothing. What its customers
/// met with comes after that, as a job.
/// </summary>
public sealed class LoadDemoCompany(
    Db db, CompanyLoader company, TouchpointLoader register, AroundLoader around, BlueprintLoader blueprints, StandardsLoader standards,
    MenuLoader menus, JobOrders jobs, DemoMark mark)
{
    private const string Zone = "Asia/Shanghai";

    // 2025-07-01, midnight in Shanghai: the demo year begins.
    private static readonly DateTime YearStartUtc = new(2025, 6, 30, 16, 0, 0, DateTimeKind.Utc);

    // Noon of the Saturday before the Monday from which the promises hold.
    private static readonly DateTime PromisedUtc = new(2026, 6, 20, 4, 0, 0, DateTimeKind.Utc);

    /// <summary>How large.</summary>
    /// <param name="Customers">Customers whose lives are loaded, 1 to 1,000,000; the demo company has 50,000.</param>
    public sealed record Request(int Customers = 50_000);

    /// <summary>What was loaded.</summary>
    public sealed record Loaded(int Units, int People, int Touchpoints);

    /// <summary>Loads it. A database that holds anything already is a conflict, and stays as it is.</summary>
    public async Task<Outcome<Loaded>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Installation) is { } refusal) return refusal;
        if (!await company.IsEmpty(stop) || !await register.IsEmpty(stop)) return Fail.Clash("demo.not-empty");

        await using var whole = await db.Database.BeginTransactionAsync(stop);
        mark.Set();
        var units = DemoFiles.People.Units;
        var places = await company.AddUnits(who,
            [.. units.Select(unit => new UnitToLoad(unit.Code, unit.Parent, LevelOf(unit.Kind), unit.NameZh, unit.NameEn))], Zone, stop);
        var people = DemoPeople.All(units);
        var ids = company.AddPeople(who, people, places);
        if (await db.Commit(stop) is { } failure) return failure;

        Guid Unit(string code) => places[code].Id;
        Guid Owner(string unit) => ids[DemoRoles.ManagerOf(unit)];
        var touchpoints = DemoRegister.All(Unit, Owner);
        var registered = register.Add(who, touchpoints, YearStartUtc);
        around.Add(who, new DemoAround(registered, Unit, Owner).All(YearStartUtc), YearStartUtc);
        blueprints.Add(who, DemoBlueprints.All(Unit, ids[DemoRoles.Offered.First(person => person.Role == Role.Director).Email]), YearStartUtc);
        var written = DemoStandards.Clauses();
        var clauses = standards.Add(who, DemoStandards.Calendars(), written, Unit, Unit("CJ"), YearStartUtc);
        var byPlace = written.Select((terms, at) => (terms, Id: clauses[at])).ToDictionary(one => one.terms.Touchpoint!, one => one.Id);
        standards.AddPromises(who, DemoStandards.Promises(code => byPlace[code]), DemoStandards.Alerts(code => byPlace[code]), Unit("CJ"), PromisedUtc);
        menus.Add(who, DemoMenus.All(Unit), YearStartUtc);
        jobs.Add(DemoLivesJob.Name, new DemoLivesJob.Request(request.Customers), who.Id, UnitPath.Root.Value);
        if (await db.Commit(stop) is { } trouble) return trouble;
        await whole.CommitAsync(stop);
        return new Loaded(places.Count, people.Count, touchpoints.Count);
    }

    private static OrgUnitKind LevelOf(UnitKind kind) => kind switch
    {
        UnitKind.Group => OrgUnitKind.Group,
        UnitKind.Province => OrgUnitKind.Province,
        UnitKind.City => OrgUnitKind.City,
        UnitKind.Installers => OrgUnitKind.Team,
        _ => OrgUnitKind.Hall,
    };
}
