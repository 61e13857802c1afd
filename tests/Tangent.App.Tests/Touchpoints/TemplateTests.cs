using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using static Tangent.Tests.Touchpoints.Attached;

namespace Tangent.Tests.Touchpoints;

public sealed class TemplateTests
{
    [Theory, OnBothDatabases]
    public async Task A_template_comes_in_as_drafts_with_sheets_and_moments_and_a_second_time_adds_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var hall = await house.Unit("HALL");
        var shown = (await house.Get<ShowTemplate>().Run(House.As(Role.Clerk), new("Telecom"), Stop)).Value;

        var taken = (await Take(house, "telecom", hall.Id)).Value;
        var again = (await Take(house, "telecom", hall.Id)).Value;

        Assert.Equal((shown.Adds, shown.AddsMoments, 0), (taken.Added.Count, taken.Moments, taken.Skipped.Count));
        Assert.Equal((0, 0, shown.Adds), (again.Added.Count, again.Moments, again.Skipped.Count));
        var all = await house.Db().Touchpoints.ToListAsync();
        Assert.All(all, one => Assert.Equal((TouchpointStatus.Draft, hall.Id, 1), (one.Status, one.UnitId, one.Version)));
        Assert.Equal(taken.Moments, await house.Db().Moments.CountAsync());
        Assert.Equal(all.Count, await house.Db().TouchpointVersions.CountAsync());
        var behind = all.Single(one => one.Code == "T12");
        Assert.Equal(["T11", "T13"], behind.Sheet.FeltAt.Select(id => all.Single(one => one.Id.Value == id).Code).Order());
        Assert.Equal(all.Count + taken.Moments, await house.Db().AuditEntries
            .CountAsync(entry => entry.Act == "touchpoints.did.register" || entry.Act == "moments.did.register"));
    }

    [Theory, OnBothDatabases]
    public async Task Codes_that_exist_are_skipped_and_said_and_left_as_they_are(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T03", "我们的柜台");

        var taken = (await Take(house, "telecom", house.RootUnit)).Value;

        Assert.Equal(["T03"], taken.Skipped);
        Assert.DoesNotContain("T03", taken.Added);
        Assert.Equal("我们的柜台", (await house.Db().Touchpoints.SingleAsync(one => one.Code == "T03")).NameZh);
        Assert.Equal(["T03"], (await house.Get<ShowTemplate>().Run(House.As(Role.Clerk), new("telecom"), Stop)).Value.Existing.Intersect(["T03"]));
    }

    [Theory, OnBothDatabases]
    public async Task The_texts_of_the_sheets_come_in_the_language_that_is_asked_for_and_names_in_both(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        await Take(house, "hotel", house.RootUnit, isChinese: false);

        var one = await house.Db().Touchpoints.SingleAsync(t => t.Code == "HT02");
        Assert.Equal(("到店迎接", "Arrival"), (one.NameZh, one.NameEn));
        Assert.Equal("Greeted in time %", one.Sheet.Measures[0].Name);
    }

    [Theory, OnBothDatabases]
    public async Task A_template_is_taken_only_into_units_of_ones_own(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (east, west) = (await house.Unit("EAST"), await house.Unit("WEST"));

        Assert.IsType<Fail.Missing>((await Take(house, "no-such", east.Id)).Failure);
        Assert.Equal("unitId", Assert.IsType<Fail.Invalid>((await Take(house, "bank", null)).Failure).Problems[0].Field);
        Assert.IsType<Fail.Forbidden>((await Take(house, "bank", west.Id, who: House.As(Role.UnitManager, east.Path))).Failure);
        Assert.IsType<Fail.Forbidden>((await Take(house, "bank", east.Id, who: House.As(Role.Clerk))).Failure);
        Assert.Empty(await house.Db().Touchpoints.ToListAsync());
    }

    private static Task<Outcome<TakeTemplate.Taken>> Take(House house, string name, Guid? unit, bool isChinese = true, Actor? who = null) =>
        house.Get<TakeTemplate>().Run(who ?? House.As(Role.Director), new(name, unit, isChinese), Stop);
}
