using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Encounters;
using Tangent.App.Standards.Alerts;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Commitments;
using Tangent.App.Standards.DialTests;
using Tangent.App.Standards.Menus;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards;
using Tangent.Domain.Delivery;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Words;
using Tangent.Storage;

namespace Tangent.Web.Tests.Parts;

/// <summary>Calendars in the world of pages.</summary>
public sealed partial class PageWorld
{
    // A circle, a dead end, a tier that gets to no human, a place that nobody reaches.
    private static readonly MenuDocument Hotline = new()
    {
        Name = "客服热线",
        Number = "96188",
        Touchpoint = "T13",
        Entry = "welcome",
        Nodes =
        [
            new() { Id = "welcome", Prompt = "查话费请按 1，办业务请按 2，人工请按 0。", Keys = [new("1", "bills"), new("2", "offers"), new("0", "agent")] },
            new() { Id = "bills", Act = MenuAct.SelfService, Prompt = "播报余额" },
            new() { Id = "offers", Act = MenuAct.Play, Prompt = "本月优惠", Seconds = 40, Next = "again" },
            new() { Id = "again", Prompt = "重听请按 1。", Keys = [new("1", "offers"), new("9", "silent")], For = [Caller.Gold, Caller.Silver] },
            new() { Id = "silent", Prompt = "请稍候" },
            new() { Id = "agent", Act = MenuAct.Human, For = [Caller.Diamond, Caller.Gold, Caller.Ordinary], Opens = new(8, 0), Closes = new(20, 0) },
            new() { Id = "island", Act = MenuAct.HangUp },
        ],
    };

    // A task that went well and badly, a page, and cases made from the menu.
    private async Task<Guid> Tests(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        Assert.Null((await Act((MakeCases act) => act.Run(who, new(new Web.Words.Words().Cases()), default))).Failure);
        var page = new TestTerms
        {
            Name = "缴费页",
            Kind = TestKind.Web,
            Touchpoint = "T13",
            Channel = ContactChannel.WebHall,
            Url = "https://example.com/pay",
            Contains = "缴费",
            EveryMinutes = 30,
            MostSeconds = 3
        };
        Assert.Null((await Act((AddCase act) => act.Run(who, new(unit, page), default))).Failure);
        var task = new TestTerms
        {
            Name = "App 缴费",
            Kind = TestKind.Script,
            Touchpoint = "T13",
            Channel = ContactChannel.App,
            Caller = Caller.Senior,
            Steps = ["打开 App", "点缴费", "付 10 元"],
            Expected = "收到缴费短信",
            Plan = "适老走测",
            MostSeconds = 180
        };
        var id = (await Act((AddCase act) => act.Run(who, new(unit, task), default))).Value;
        var now = Site.Clock.GetUtcNow().UtcDateTime;
        for (int i = 1; i <= 14; i++)
        {
            var run = new RecordRun.Request(id, now.AddDays(i - 15), i % 5 == 0 ? Mismatch.StepFailed : null)
            { TookSeconds = 90 + 5 * i, Steps = 3, Errors = i % 3, Usability = [5, 6 - i % 2], Note = i == 5 ? "按钮太小" : null };
            Assert.Null((await Act((RecordRun act) => act.Run(who, run, default))).Failure);
        }
        Assert.Null((await Act((RecordRun act) => act.Run(who, new(id, Mismatch: Mismatch.StepFailed), default))).Failure);
        return id;
    }

    // Of a region, built on another one that knows holidays, with a day of its own; and where it stands.
    private async Task Calendars(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        var office = DayHours.Parse("09:00-12:00 13:30-18:00")!;
        var below = (await Act((AddCalendar act) => act.Run(who, new("机关办公时间", unit, new()
        {
            Zone = "Asia/Shanghai",
            Week = [office, office, office, office, office, DayHours.Closed, DayHours.Closed],
            Holidays = ["cn"],
        }), default))).Value;
        var region = (await Act((AddCalendar act) => act.Run(who, new("岚山办公时间", unit, new()
        {
            BasedOn = below,
            Days = [new(DateOnly.FromDateTime(Site.Clock.GetUtcNow().UtcDateTime).AddDays(3), DayHours.Parse("09:00-12:00")!, "防汛演练")],
        }), default))).Value;
        Assert.Null((await Act((AssignCalendar act) => act.Run(who, new(unit, region), default))).Failure);
        var terms = new StandardTerms
        {
            Touchpoint = "T13",
            Item = "上门维修准时",
            Concern = "说几点到就几点到",
            Target = 1800,
            SharePercent = 80,
            Tiers = [new(CustomerTier.Diamond, 900)],
            Floor = new(3600, "行业规范"),
            From = DateOnly.FromDateTime(Site.Clock.GetUtcNow().UtcDateTime).AddDays(-30),
        };
        var clause = (await Act((AddStandard act) => act.Run(who, new(unit, terms), default))).Value;
        Assert.Null((await Act((EditStandard act) => act.Run(who, new(clause, terms with { Target = 1500, From = terms.From.AddDays(20) }), default))).Failure);
        var undecided = terms with { Touchpoint = null, Item = "回访", Measure = StandardMeasure.FirstContact, Target = 80, Tiers = [], Floor = null };
        Assert.Null((await Act((AddStandard act) => act.Run(who, new(unit, undecided), default))).Failure);
        var menu = (await Act((MakeMenu act) => act.Run(who, new(unit, Hotline), default))).Value;
        examples["/standards/menus/{Id}"] = $"{menu}?at=bills&time=22:00";
        examples["/standards/dial-tests/{Id}"] = $"{await Tests(who, unit)}";
        examples["/standards/{Id}"] = clause.ToString();
        await Attainment(who, unit);
        var missed = (await Act((ListBreaches act) => act.Run(who, new(clause), default))).Value;
        examples["/standards/attainment/{Id}"] = $"{clause}?encounter={missed.Rows[0].Encounter.Sequence}";
        examples["/standards/calendars/{Id}"] = $"{region}?start=2026-02-13T17:00&hours=9&pauses=2026-02-14+10:00+-+2026-02-14+11:00+asked";
    }

    // Twelve days of visits, one in three late, so that there is a line to draw; counted by hand, for no server counts here.
    private async Task Attainment(Actor who, Guid unit)
    {
        var code = await Site.With(services => services.GetRequiredService<Db>().OrgUnits.Where(one => one.Id == unit).Select(one => one.Code).SingleAsync());
        var start = Site.Clock.GetUtcNow().UtcDateTime.AddDays(-13);
        await Site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("visits", [.. Enumerable.Range(0, 72).Select(number =>
            new EncounterEntry
            {
                ExternalId = $"v{number}",
                Touchpoint = "T13",
                StartedUtc = start.AddHours(4 * number),
                WaitSeconds = number % 3 == 0 ? 2400 : 600,
                Unit = code,
                Channel = "OnSiteStaff",
            })]), default));
        await Promised(who, unit);
        Assert.Null((await Site.With(services => services.GetRequiredService<RecountStandards>().Run(who, new(), default))).Failure);
        await Alerts(who, unit);
    }

    // A rule that fires and tells the administrator, looked at by hand, for no server looks here.
    private async Task Alerts(Actor who, Guid unit)
    {
        var clause = Guid.Parse(examples["/standards/{Id}"]);
        var terms = new AlertTerms
        {
            Name = "上门迟到",
            Clause = clause,
            WindowDays = 14,
            IsQuietAfterHours = false,
            Steps = [new(Role.Administrator, 0), new(Role.Director, 8)],
        };
        alert = (await Site.With(services => services.GetRequiredService<AddAlert>().Run(who, new(unit, terms), default))).Value;
        Assert.Null((await Site.With(services => services.GetRequiredService<SwitchAlert>().Run(who, new(alert, true), default))).Failure);
        await Site.With(async services => { await services.GetRequiredService<WatchAlerts>().Look(default); return 0; });
        firing = await Site.With(services => services.GetRequiredService<Db>().AlertFirings.Select(f => f.Id).SingleAsync());
    }

    private Guid alert, firing;

    private Guid broken;

    // A promise that holds since a month and was broken, some remedies late; and a draft. Published in the past, as if the clock had run.
    private async Task Promised(Actor who, Guid unit)
    {
        var terms = new CommitmentTerms
        {
            TextZh = "上门维修迟到不超过 30 分钟",
            TextEn = "A repair visit comes at most 30 minutes late",
            Form = CommitmentForm.TimeLimit,
            Own = new("T13", StandardMeasure.Waiting, 1800, []),
            Remedy = new(RemedyKind.Voucher, "赠 20 元话费券，主管致电说明", "A voucher of 20 yuan, and a call from the manager", 16, 20),
            Notice = new(DeliveryChannel.Sms, "很抱歉：{promise}，这次没有做到。{remedy}。", "We are sorry: {promise}. {remedy}."),
            IsPublic = true,
            SharePercent = 90,
            From = DateOnly.FromDateTime(Site.Clock.GetUtcNow().UtcDateTime).AddDays(-40),
        };
        var held = (await Site.With(services => services.GetRequiredService<AddCommitment>().Run(who, new(unit, terms), default))).Value;
        await Site.With(services => services.GetRequiredService<Db>().Commitments.Where(p => p.Id == held).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.PublishedUtc, Site.Clock.GetUtcNow().UtcDateTime.AddDays(-31)).SetProperty(p => p.HoldsFrom, terms.From.AddDays(10))));
        await Site.With(services => services.GetRequiredService<JudgeCommitments>().Next(default));
        broken = await Site.With(services => services.GetRequiredService<Db>().Breaches.OrderBy(b => b.Encounter).Select(b => b.Id).FirstAsync());
        var other = terms with { TextZh = "迟到不超过 15 分钟" };
        var draft = (await Site.With(services => services.GetRequiredService<AddCommitment>().Run(who, new(unit, other), default))).Value;
        examples["/commitments/{Id}"] = draft.ToString();
    }
}
