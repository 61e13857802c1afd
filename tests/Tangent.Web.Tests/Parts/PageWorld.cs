using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Customers.Privacy;
using Tangent.App.Customers;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Encounters;
using Tangent.App.Feedback.Incidents;
using Tangent.App.Feedback.Invitations;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Feedback.Surveys.Calls;
using Tangent.App.Feedback.Surveys.Paper;
using Tangent.App.Feedback.Voices;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Steps;
using Tangent.App.Imports;
using Tangent.App.Installation;
using Tangent.App.Touchpoints;
using Tangent.App.Touchpoints.Information;
using Tangent.App.Touchpoints.KeySelection;
using Tangent.App.Touchpoints.Plans;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Web.Tests.Parts;

/// <summary>A site with something to see on every page, and the address of each page that its endpoints know.</summary>
public sealed partial class PageWorld : IAsyncLifetime
{
    private readonly Dictionary<string, string> examples = [];

    public Site Site { get; private set; } = null!;

    /// <summary>Somebody who may open every page.</summary>
    public Guid Administrator { get; private set; }

    /// <summary>Every page of the site, as an address that shows something. A new page is among them by itself.</summary>
    public IReadOnlyList<string> Pages =>
        [.. Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct()
            .Where(route => !route.StartsWith("/demo/", StringComparison.Ordinal))   // only a demo has it: DemoTests opens it
            .Order(StringComparer.Ordinal).Select(Filled).Select(Asking)];

    public async ValueTask InitializeAsync()
    {
        Site = await Site.Start(settings => settings.Web.ShowParts = true);
        Administrator = await Site.AddAccount(Role.Administrator);
        var city = await Site.AddUnit(kind: UnitKind.City);
        var clerk = await Site.AddAccount(Role.Clerk, await Site.PathOf(city));
        var who = new Actor(Administrator, "Administrator", Door.Page, null, [new(Role.Administrator, UnitPath.Root)]);
        await Site.With(async services =>
        {
            T Act<T>() where T : notnull => services.GetRequiredService<T>();
            examples["/touchpoints/{Id}"] = (await Act<RegisterTouchpoint>().Run(who,
                new("T13", "维修上门", "Repair visit", ContactChannel.OnSiteStaff, JourneyStage.AfterSale, city)
                { Sheet = new() { Tensions = [new(TensionAxis.PerceivedControl, TensionSide.Customers, 4.2m, 1.3m, 96)] } }, default)).Value.Value.ToString();
            var at = Guid.Parse(examples["/touchpoints/{Id}"]);
            examples["/touchpoints/{TouchpointId}"] = at.ToString();
            examples["/moments/{Id}"] = (await Act<RegisterMoment>().Run(who, new(at, "修好之后的确认", "Sign-off", "ValueJudgement",
                Need: "亲眼看到恢复", Items: [new(MomentList.Detractor, "签字催促", EvidenceSource.Complaint, "14")]), default)).Value.Value.ToString();
            var device = (await Act<RegisterDevice>().Run(who, new("DC-H1-K1", "自助终端", DeviceKind.Kiosk, at, city,
                Site.Clock.GetUtcNow().UtcDateTime.AddDays(-40)), default)).Value.Value;
            await Act<ReportDeviceEvent>().Run(who, new(device, null, "NMS-1", DeviceEventKind.Fault, null, null, "卡纸"), default);
            examples["/devices/{Id}"] = device.ToString();
            examples["/discretion/{Id}"] = (await Act<AddDiscretion>().Run(who, new(at, new("点餐员", "小薯", null, DiscretionKind.ExtraQuantity, 1, "包",
                DiscretionPeriod.Encounter, new(2026, 1, 1), null, "值班经理")), default)).Value.Value.ToString();
            await AroundTheRegister(services, who, city, at);
            examples["/people/{Id}"] = clerk.ToString();
            examples["/people/{Id}/roles/{GrantId}"] = (await Act<Db>().AccountGrants.SingleAsync(g => g.AccountId == clerk)).Id.ToString();
            examples["/units/{Id}"] = city.ToString();
            examples["/api-keys/{Id}"] = (await Act<MakeApiKey>().Run(who, new("Queue tickets", Role.Clerk, city, Verb.Read, 30), default)).Value.Id.ToString();
            examples["/views/{Id}"] = (await Act<SaveView>().Run(who, new("/units", "热线 Hotline", "sort=name", Role.Clerk), default)).Value.ToString();
            var job = (await Act<StartBackup>().Run(who, new(), default)).Value;
            await Act<CancelJob>().Run(who, new(job), default); // a page about open work loads itself again
            examples["/installation/jobs/{id}"] = job.ToString();
            examples["/audit/{Id}"] = (await Act<Db>().AuditEntries.FirstAsync(e => e.Act == "touchpoints.did.register")).Id.ToString();
            examples["/welcome/{Token}"] = (await Act<InvitePerson>().Run(who, new("new@example.com", Role.Clerk, city), default)).Value.Token;
            examples["/reset/{Token}"] = (await Act<ResetPassword>().Run(who, new(clerk), default)).Value.Token;
            return 0;
        });
        await Import(who);
        await Log(who);
        await Survey(who);
        await Inbox(who, city);
        await Cases(who, city);
        await Delivery(who, city);
        await Observed(who, city);
        await Calendars(who, city);
    }

    // Asked and answered: with a question under a condition, a grid, a pair and advice of the linter.
    private async Task Survey(Actor who)
    {
        var document = SurveyTemplate.Of("nps")!.Document;
        foreach (var more in new[] { SurveyTemplate.Of("kano")!, SurveyTemplate.Of("traits")! }) document = document.Add(more.Document.Questions[0]);
        var unit = await Site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).FirstAsync());
        var survey = (await Site.With(services => services.GetRequiredService<MakeSurvey>().Run(who, new(unit, Document: document), default))).Value.Value;
        await Site.With(services => services.GetRequiredService<PublishSurvey>().Run(who, new(survey), default));
        var link = (await Site.With(services => services.GetRequiredService<MakeLinks>().Run(who,
            new(survey, LinkKind.Open, AskChannel.Qr, [new("大厅", "T13")]), default))).Value[0].Token;
        foreach (var score in new[] { "3", "9", "10" })
            await Site.With(services => services.GetRequiredService<SendAnswers>().Run(Actor.Nobody, new(link, 1, score, score, "zh",
                Site.Clock.GetUtcNow().UtcDateTime, new Dictionary<string, string> { ["q1"] = score, ["traits.warm.met"] = "4" }), default));
        await Site.With(services => services.GetRequiredService<WriteSurvey>().Run(who, new(survey, null, document with
        {
            Questions = [.. document.Questions,
                new() { Id = "both", Kind = QuestionKind.Csat, Text = Wording.Of(("zh", "态度和速度怎么样？"), ("en", "Quick and kind?")) }],
        }), default));
        examples["/surveys/{Id}"] = survey.ToString();
        var pile = (await Site.With(services => services.GetRequiredService<MakePaperBatch>().Run(who, new(survey, "三月柜台", 3), default))).Value;
        await Site.With(services => services.GetRequiredService<KeyPaperForm>().Run(who,
            new(survey, pile, 1, new Dictionary<string, string> { ["q1"] = "9" }), default));
        examples["/surveys/{Id}/paper/{Batch}"] = $"{pile}?form=2";
        await Site.With(services => services.GetRequiredService<MakeCalls>().Run(who, new(survey, [new("C-1", "13900001111"), new("C-2")]), default));
        await Site.With(services => services.GetRequiredService<TakeCall>().Run(who, new(survey), default));
        examples["/surveys/{Id}/asking/{Rule}"] = (await Site.With(services => services.GetRequiredService<AddRule>().Run(who, new(survey,
            new() { Name = "上门之后", Channel = DeliveryChannel.Sms, UnitId = unit, Text = AskingTexts.Of(DeliveryChannel.Sms).Text }), default)))
            .Value.ToString();
    }

    // Two encounters of one customer: one at a known touchpoint, one that nobody knows yet. Another was merged into that customer,
    // and two share a telephone.
    private async Task Log(Actor who)
    {
        var start = Site.Clock.GetUtcNow().UtcDateTime.AddHours(-3);
        await Site.With(services => services.GetRequiredService<AppendEncounters>().Run(who, new("crm",
        [
            new()
            {
                ExternalId = "1",
                Touchpoint = "T13",
                StartedUtc = start,
                EndedUtc = start.AddMinutes(40),
                WaitSeconds = 600,
                Customer = "C-1",
                Outcome = "fixed",
                Score = 9,
                Scale = ScoreScale.ZeroToTen,
            },
            new() { ExternalId = "2", Touchpoint = "咨询台", StartedUtc = start.AddHours(2), Customer = "C-1", Channel = "hall" },
            new() { ExternalId = "3", Touchpoint = "T13", StartedUtc = start.AddHours(1), Customer = "C-2", Phone = "13812342716" },
            new() { ExternalId = "4", Touchpoint = "T13", StartedUtc = start.AddHours(1), Customer = "C-3", Phone = "13812342716" },
            new() { ExternalId = "5", Touchpoint = "T13", StartedUtc = start.AddHours(1), Customer = "C-4" },
        ]), default));
        var numbers = await Site.With(services => services.GetRequiredService<Db>().CustomerIdentifiers
            .Where(one => one.Kind == IdentifierKind.Number).ToDictionaryAsync(one => one.Value, one => one.CustomerId));
        examples["/customers/{Number}"] = $"{numbers["C-1"]}";
        privacy = (await Site.With(services => services.GetRequiredService<TakePrivacyRequest>()
            .Run(who, new(numbers["C-1"], PrivacyAsk.Copy, "想看看你们存了我哪些信息", IdentityProof.Paper), default))).Value;
        await Site.With(services => services.GetRequiredService<HandOutCopy>().Run(who, new(privacy), default));
        examples["/customers/{Number}/merges/{Merge}"] = (await Site.With(services => services.GetRequiredService<MergeCustomers>()
            .Run(who, new(numbers["C-4"], numbers["C-1"]), default))).Value.ToString();
    }

    // One that was told something and waits, one that is its duplicate.
    private async Task Inbox(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        var said = new VoiceFields(VoiceKind.Complaint, VoiceWay.Hotline, "约的上午，等到下午三点才来。电话 13812342716", "道歉", "周女士",
            Phone: "13812342716", Touchpoint: Guid.Parse(examples["/touchpoints/{Id}"]), UnitId: unit);
        var taken = (await Act((TakeVoice act) => act.Run(who, new(said), default))).Value;
        var same = (await Act((TakeVoice act) => act.Run(who, new(said with { Kind = VoiceKind.Suggestion }), default))).Value;
        await Act((MergeVoices act) => act.Run(who, new(same.Id, taken.Number), default));
        await Act((WriteOnVoice act) => act.Run(who, new(taken.Id, "已致电说明原因", ReplyWay.Phone), default));
        examples["/inbox/{Id}"] = taken.Id.ToString();
        examples["/incidents/{Id}"] = (await Act((TakeIncident act) => act.Run(who, new("师傅把旧路由器也调好了", IncidentOutcome.Satisfying,
            IncidentTeller.Customer, unit, Actors: "装维师傅", VoiceId: taken.Id), default))).Value.ToString();
    }

    // One whose proposal the customer knows: every panel of its page has something to show.
    private async Task Cases(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        var id = (await Act((OpenCase act) => act.Run(who, new("world", "约的上午，等到下午三点才来。电话 13812342716", "退宽带费", unit,
            Guid.Parse(examples["/touchpoints/{Id}"]), Phone: "13812342716"), default))).Value;
        await Act((ListenToCase act) => act.Run(who, new(id, null, ReplyWay.Phone), default));
        await Act((AssessCase act) => act.Run(who, new(id, "调度日历没有同步", null, CaseSeverity.Medium, Spread: CaseSpread.Several, Title: "两次爽约，宽带断了三天"), default));
        await Act((JudgeCase act) => act.Run(who, new(id, CaseVerdict.Upheld, "两次未按约上门", "上门服务承诺", CaseCause.Handover), default));
        await Act((ProposeForCase act) => act.Run(who, new(id, [new(CaseRemedyKind.Refund, 9.9m, "三天宽带费"), new(CaseRemedyKind.Compensation, 50, "误工")],
            "周六 10–11 点免费复检", "班长致电道歉"), default));
        await Act((WriteOnCase act) => act.Run(who, new(id, "客户周六上午在家"), default));
        await Act((OfferProposal act) => act.Run(who, new(id, "退宽带费 9.90 元，误工补偿 50 元", ReplyWay.Phone), default));
        examples["/cases/{Id}"] = $"{id}";
        examples["/cases/{Id}/manage"] = $"{id}";
        examples["/cases/{Id}/pack"] = $"{id}";
    }

    private async Task Delivery(Actor who, Guid unit)
    {
        Task<T> Act<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull => Site.With(services => act(services.GetRequiredService<TAct>()));
        examples["/messages/{Id}"] = $"{(await Act((TryChannel act) => act.Run(who, new(DeliveryChannel.Sms, "13812342716", "试发", unit), default))).Value}";
        var endpoint = (await Act((AddEndpoint act) => act.Run(who,
            new(new("客户系统", "https://crm.example.com/hook", [WebhookEvents.ImportDone], unit)), default))).Value.Id;
        await Act((TryEndpoint act) => act.Run(who, new(endpoint), default));
        examples["/webhooks/{Id}"] = endpoint.ToString();
    }

    // Looked at dry, with one row set aside.
    private async Task Import(Actor who)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes("编码,中文名称,英文名称,渠道,阶段,单位\nI1,报修,Fault,热线,售后,HQ\nI2,柜台,Counter,传真,售后,HQ\n"));
        var import = await Site.With(async services => (await services.GetRequiredService<UploadImport>().Run(who, new("触点.csv", file), default)).Value);
        await Site.With(services => services.GetRequiredService<CheckImport>()
            .Run(who, new(import, ["code", "name-zh", "name-en", "channel", "stage", "unit"]), default));
        while (await Site.Services.GetRequiredService<JobRunner>().Once(default)) { }
        examples["/imports/{Id}"] = import.ToString();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task AroundTheRegister(IServiceProvider services, Actor who, Guid unit, Guid touchpoint)
    {
        T Act<T>() where T : notnull => services.GetRequiredService<T>();
        var now = Site.Clock.GetUtcNow();
        examples["/information/{Id}"] = (await Act<WriteInformation>().Run(who, new("N-07", unit,
            [new(TextLanguage.Chinese, "开门时间", "周一至周日 8:30 – 18:00"), new(TextLanguage.English, "Opening hours", "Daily 8:30 – 18:00")],
            [new(touchpoint, ContactChannel.App, InformationMedium.App)]), default)).Value.Value.ToString();
        var plan = (await Act<MakePlan>().Run(who, new("缩短等待", unit, Administrator, new(2026, 1, 1), new(2026, 12, 31),
            [new("等待缩短", "等待中位数", "10 分钟")], [new("增设导办", "营业厅", new(2026, 2, 1)), new("复盘")], [touchpoint]), default)).Value.Value;
        await Site.With(async anew => await anew.GetRequiredService<StartPlan>().Run(who, new(plan), default));
        examples["/plans/{Id}"] = plan.ToString();
        await Blueprint(who, unit);
        await JourneyMap(who, unit);
        await Act<StateKeyEvidence>().Run(who, new(touchpoint, 5, 20_000, 3), default);
        await Act<TouchpointReferences>().Note(who, ReferenceSource.EncounterLog,
            [new("到厅取号", 40, now.UtcDateTime.AddDays(-9), now.UtcDateTime)], default);
        var db = Act<Db>();
        await db.SaveChangesAsync();
        examples["/touchpoints/coverage/{Id}"] = (await db.TouchpointReferences.FirstAsync()).Id.ToString();
    }

    private string Filled(string route)
    {
        var plain = Regex.Replace(route, @"\{(\w+)[^}]*\}", "{$1}");
        foreach (var (pattern, example) in examples.OrderByDescending(pair => pair.Key.Length))
        {
            if (!plain.StartsWith(pattern, StringComparison.Ordinal)) continue;
            int at = pattern.LastIndexOf('{');
            plain = pattern[..at] + example + plain[pattern.Length..];
            foreach (var (outer, other) in examples.Where(pair => plain.StartsWith(pair.Key, StringComparison.Ordinal)))
                plain = outer[..outer.IndexOf('{')] + other + plain[outer.Length..];
        }
        return plain;
    }
}
