using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Encounters;
using Tangent.App.Feedback.Observed;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Tests.Access;
using static Tangent.Tests.Feedback.Observed.Observers;

namespace Tangent.Tests.Feedback.Observed;

public sealed class ListeningTests
{
    [Theory, OnBothDatabases]
    public async Task So_many_calls_of_each_agent_are_drawn_some_for_two_and_agreement_is_told(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Unit("H1");
        Actor[] listeners = [await house.Hire(Role.Analyst), await house.Hire(Role.Analyst)];
        var programme = await house.Programme(ObservedKind.Listening);
        var start = house.Clock.GetUtcNow().UtcDateTime.AddDays(-10);
        await house.Get<AppendEncounters>().Run(Director, new("acd", [.. Enumerable.Range(0, 30).Select(i => new EncounterEntry
        {
            ExternalId = $"call-{i}",
            Touchpoint = i == 29 ? "T9" : "T2",
            StartedUtc = start.AddHours(i),
            Customer = $"C{i}",
            Unit = "H1",
            Employee = i == 28 ? null : $"agent-{i % 3}",
        })]), Stop);
        PlanListening.Request asked = new(programme, [.. listeners.Select(who => who.Id)], 4, house.Today().AddDays(-20), house.Today(), 0.5);
        Assert.Equal(18, (await house.Get<PlanListening>().Run(Director, asked, Stop)).Value);
        var sheets = await house.Db().ObservedSheets.ToListAsync();
        Assert.Equal((12, 6), (sheets.Count(s => s.Role == SheetRole.First), sheets.Count(s => s.Role == SheetRole.Second)));
        Assert.All(sheets.GroupBy(s => s.ThingId), things => Assert.Equal(things.Count(), things.Select(s => s.ObserverId).Distinct().Count()));
        Assert.Equal(12, sheets.Select(s => s.Subject).Distinct().Count());
        Assert.Equal(["observerIds"], Assert.IsType<Fail.Invalid>((await house.Get<PlanListening>()
            .Run(Director, asked with { ObserverIds = [listeners[0].Id] }, Stop)).Failure).Problems.Select(problem => problem.Field));

        int place = 0;
        foreach (var things in sheets.GroupBy(s => s.ThingId).OrderBy(things => things.Min(s => s.Id)))
        {
            var score = $"{++place % 5 + 4}";
            foreach (var sheet in things)
                Assert.Null((await house.Get<SendSheet>().Run(listeners.Single(who => who.Id == sheet.ObserverId), Filled(sheet.Id, explains: score),
                    Stop)).Failure);
        }
        var found = (await house.Get<MeasureProgramme>().Run(Director, new(programme), Stop)).Value;
        Assert.Equal((12, 6), (((Estimate)found.All.Points).N, ((Estimate)found.Agreement).N));
        Assert.Equal(1, ((Estimate)found.Agreement).Point, 9);
        // All said yes: that they agree cannot be told, and is not 1.
        Assert.Equal("analytics.constant-raters", ((CannotTell)found.Items[0].Agreement).Code);
        // Second scores measure the listeners, not the unit.
        Assert.Equal(12 * 3, await house.Db().Judgements.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_calibration_measures_the_observers_and_no_unit(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Actor[] listeners = [await house.Hire(Role.Analyst), await house.Hire(Role.Analyst), await house.Hire(Role.Clerk)];
        var programme = await house.Programme(ObservedKind.Listening);
        Assert.Equal(12, (await house.Get<PlanCalibration>().Run(Director,
            new(programme, [.. listeners.Select(who => who.Id)], ["rec-1", " rec-2 ", "", "rec-3", "rec-4"]), Stop)).Value);
        foreach (var sheet in await house.Db().ObservedSheets.ToListAsync())
            Assert.Null((await house.Get<SendSheet>().Run(listeners.Single(who => who.Id == sheet.ObserverId),
                Filled(sheet.Id, sheet.Subject is "rec-1" or "rec-3" ? "yes" : "no", explains: sheet.ObserverId == listeners[0].Id ? "3" : "9"),
                Stop)).Failure);
        var found = (await house.Get<MeasureProgramme>().Run(Director, new(programme), Stop)).Value;
        Assert.Equal((1.0, 4), (((Estimate)found.Items[0].Agreement).Point, ((Estimate)found.Items[0].Agreement).N));
        Assert.True(((Estimate)found.Agreement).Point < 0.9);
        Assert.IsType<CannotTell>(found.All.Points);
        Assert.Equal(0, await house.Db().Judgements.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Watching_and_walking_begin_at_any_time_and_are_kept_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (own, elsewhere) = (await house.Unit("H1"), await house.Unit("H2"));
        var manager = await house.Hire(Role.UnitManager, own);
        var programme = await house.Programme(ObservedKind.WalkThrough, "取号 / Ticket | pain\n排队 / Line | pain | x3\n等候人数 / People | count\n插队 / Jumps | tap");
        var (id, now) = (Guid.CreateVersion7(house.Clock.GetUtcNow()), house.Clock.GetUtcNow().UtcDateTime);
        SendSheet.Request walked = new(id, programme, own.Id, new Dictionary<string, string>(),
            [new(now.AddMinutes(1), "i2", 8, "没有座位"), new(now, "i1", 2), new(now.AddMinutes(2), "i3", 14), new(now.AddMinutes(2), "i4")], null, now);
        Assert.Equal(programme, Assert.Single((await house.Get<ListOwnSheets>().Run(manager, new(), Stop)).Value.AnyTime).Id);
        Assert.IsType<Fail.Missing>((await house.Get<SendSheet>().Run(manager, walked with { UnitId = elsewhere.Id }, Stop)).Failure);
        Assert.True((await house.Get<SendSheet>().Run(manager, walked, Stop)).Value);
        Assert.False((await house.Get<SendSheet>().Run(manager, walked, Stop)).Value);
        Assert.Equal(35, Assert.Single((await house.Get<ListObservations>().Run(manager, new(new()), Stop)).Value.Items).Points);
        var nothing = await house.Get<SendSheet>().Run(manager, walked with { Id = Guid.CreateVersion7(house.Clock.GetUtcNow()), Marks = [] }, Stop);
        Assert.Equal(["observed.nothing-seen"], Assert.IsType<Fail.Invalid>(nothing.Failure).Problems.Select(problem => problem.Code));

        Assert.Null((await house.Get<EndProgramme>().Run(Director, new(programme), Stop)).Failure);
        var late = walked with { Id = Guid.CreateVersion7(house.Clock.GetUtcNow()) };
        Assert.IsType<Fail.Conflict>((await house.Get<SendSheet>().Run(manager, late, Stop)).Failure);
        Assert.Single(await house.Db().ObservedSheets.ToListAsync());
    }
}
