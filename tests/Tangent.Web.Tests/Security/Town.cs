using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Access.Published;
using Tangent.App.Attachments;
using Tangent.App.Customers.Privacy;
using Tangent.App.Customers;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Encounters;
using Tangent.App.Feedback.Incidents;
using Tangent.App.Feedback.Invitations;
using Tangent.App.Feedback.Observed;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Feedback.Surveys.Paper;
using Tangent.App.Feedback.Voices;
using Tangent.App.Recovery;
using Tangent.App.Imports;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Calendars;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Alerts;
using Tangent.App.Standards.Commitments;
using Tangent.App.Standards.DialTests;
using Tangent.App.Standards.Menus;
using Tangent.App.Touchpoints;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.Web.Tests.Security;

/// <summary>Two sub-trees with one object of every kind in each: the actor's own, and a foreign one.</summary>
sealed class Town
{
    private readonly Dictionary<Target, Guid> own = [], foreign = [];

    /// <summary>Path of the actor's sub-tree.</summary>
    public string OwnPath { get; private set; } = "";

    public static async Task<Town> Build(Site site)
    {
        var town = new Town();
        foreach (var (target, id) in await Objects(site, "MINE")) town.own[target] = id;
        foreach (var (target, id) in await Objects(site, "THEIRS")) town.foreign[target] = id;
        town.OwnPath = await site.PathOf(town.own[Target.Unit]);
        return town;
    }

    /// <summary>An object of this kind in the actor's sub-tree.</summary>
    public Guid Own(Target target) => own[target];

    /// <summary>A foreign object of this kind.</summary>
    public Guid Foreign(Target target) => foreign[target];

    /// <summary>The text with the probed id and own ids in their places.</summary>
    public string Fill(string text, Guid probe) => Regex.Replace(
        text.Replace("{probe}", Text(probe)).Replace("{none}", "0197b3c0-0000-7000-8000-00000000beef"),
        @"\{own:(\w+)\}", match => Text(own[Enum.Parse<Target>(match.Groups[1].Value)]));

    // Customers have numbers: as an id of this test the number stands behind this.
    private const string NumberMark = "c0570000-0000-7000-8000-";

    /// <summary>The id under which this test knows a number.</summary>
    public static Guid OfNumber(long number) => Guid.Parse($"{NumberMark}{number:000000000000}");

    /// <summary>An id as it stands in addresses and forms.</summary>
    public static string Text(Guid id) => id.ToString() is var text && text.StartsWith(NumberMark, StringComparison.Ordinal)
        ? long.Parse(text[NumberMark.Length..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : text;

    private static async Task<Dictionary<Target, Guid>> Objects(Site site, string code)
    {
        var unit = await site.AddUnit(kind: UnitKind.City, code: code);
        var path = await site.PathOf(unit);
        var person = await site.AddAccount(Role.Clerk, path);
        var owner = await site.AddAccount(Role.Administrator, path);
        await site.AddApiKey(Role.Administrator, path, owner: owner);
        (await site.SignedIn(person)).Dispose();
        var who = new Actor(owner, "owner", Door.Page, null, [new(Role.Administrator, UnitPath.From(path))]);
        return await site.With(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var now = site.Clock.GetUtcNow();
            var invited = await services.GetRequiredService<InvitePerson>().Run(who, new($"{code}@example.com", Role.Clerk, unit), default);
            var view = await services.GetRequiredService<SaveView>().Run(who, new("/people", code, "q=1"), default);
            var touchpoint = Touchpoint.Draft(new(Guid.CreateVersion7(now)),
                new(code, "触点", "Touchpoint", ContactChannel.App, JourneyStage.InSale, unit, null), now.UtcDateTime);
            db.Add(touchpoint);
            var item = InformationItem.Draft(new(Guid.CreateVersion7(now)), code, unit,
                new() { Texts = [new(TextLanguage.English, code, code)] }, now.UtcDateTime);
            var plan = ManagementPlan.Draft(new(Guid.CreateVersion7(now)), new(code, unit, null, new(2026, 1, 1), new(2026, 2, 1)), now.UtcDateTime);
            var reference = new TouchpointReference
            {
                Id = Guid.CreateVersion7(now),
                Source = ReferenceSource.Other,
                Key = code,
                Count = 1,
                FirstSeenUtc = now.UtcDateTime,
                LastSeenUtc = now.UtcDateTime,
            };
            db.AddRange(item, plan, reference);
            var job = services.GetRequiredService<JobOrders>().Add("backup", new { }, owner, path);
            var file = await services.GetRequiredService<StoreAttachment>()
                .Run(who, new($"{code}.txt", "text/plain", Encoding.UTF8.GetBytes(code), unit), default);
            var import = await services.GetRequiredService<UploadImport>()
                .Run(who, new($"{code}.csv", new MemoryStream(Encoding.UTF8.GetBytes("code\nT1\n"))), default);
            services.GetRequiredService<Audit>().Write(who, "touchpoints.register", new(Kind.Touchpoint, null, code, UnitPath.From(path)));
            await db.SaveChangesAsync();
            var at = touchpoint.Id.Value;
            var moment = await services.GetRequiredService<RegisterMoment>().Run(who, new(at, "时刻", "Moment"), default);
            var device = await services.GetRequiredService<RegisterDevice>()
                .Run(who, new(code, "Kiosk", DeviceKind.Kiosk, at, unit, now.UtcDateTime.AddDays(-9)), default);
            var rule = await services.GetRequiredService<AddDiscretion>().Run(who, new(at, new("店员", "小薯", null, DiscretionKind.ExtraQuantity,
                1, "包", DiscretionPeriod.Encounter, new(2026, 1, 1), null, "值班经理")), default);
            var told = await services.GetRequiredService<AppendEncounters>().Run(who, new("town", [.. new[] { code, code + "-2" }.Select(name =>
                new EncounterEntry { ExternalId = name, Touchpoint = code, StartedUtc = now.UtcDateTime, Customer = name, Unit = code })]), default);
            Assert.Null(told.Failure);
            var numbers = await db.CustomerIdentifiers.Where(i => i.Value.StartsWith(code)).OrderBy(i => i.Value).Select(i => i.CustomerId).ToListAsync();
            var merge = await services.GetRequiredService<MergeCustomers>().Run(who, new(numbers[1], numbers[0]), default);
            var blueprint = (await services.GetRequiredService<MakeBlueprint>().Run(who, new(unit, "hotline", Title: code), default)).Value.Value;
            var map = (await services.GetRequiredService<MakeJourneyMap>().Run(who, new(unit, "hotel-stay", Title: code), default)).Value.Value;
            var idea = await services.GetRequiredService<OfferIdea>().Run(who, new(map, IdeaSource.Customer, code), default);
            var survey = (await services.GetRequiredService<MakeSurvey>().Run(who, new(unit, "nps"), default)).Value.Value;
            Assert.Null((await site.With(anew => anew.GetRequiredService<PublishSurvey>().Run(who, new(survey), default))).Failure);
            var links = await services.GetRequiredService<MakeLinks>().Run(who, new(survey, LinkKind.Open, AskChannel.Qr, [new(code)]), default);
            var pile = await services.GetRequiredService<MakePaperBatch>().Run(who, new(survey, code, 2), default);
            var recovery = await services.GetRequiredService<OpenCase>().Run(who, new($"town-{code}", code, null, unit), default);
            var voice = await services.GetRequiredService<TakeVoice>().Run(who,
                new(new(VoiceKind.Complaint, VoiceWay.InPerson, code, Customer: code, UnitId: unit)), default);
            var incident = await services.GetRequiredService<TakeIncident>().Run(who,
                new(code, IncidentOutcome.Satisfying, IncidentTeller.Customer, unit), default);
            var endpoint = await services.GetRequiredService<AddEndpoint>().Run(who,
                new(new(code, "https://example.com/hook", [WebhookEvents.ImportDone], unit)), default);
            var message = await services.GetRequiredService<TryChannel>().Run(who, new(DeliveryChannel.Email, $"{code}@example.com", code, unit), default);
            var (observedForm, programme, sheet, photo) = await Observed(services, who, unit, code);
            var asks = await services.GetRequiredService<AddRule>().Run(who, new(survey, new()
            {
                Name = code,
                UnitId = unit,
                Subject = AskingTexts.Of(DeliveryChannel.Email).Subject,
                Text = AskingTexts.Of(DeliveryChannel.Email).Text,
            }), default);
            var calendar = await services.GetRequiredService<AddCalendar>().Run(who, new(code, unit, CalendarProbes.Always), default);
            var clause = await services.GetRequiredService<AddStandard>().Run(who, new(unit, new() { Item = code, From = new(2099, 1, 1) }), default);
            var promise = await services.GetRequiredService<AddCommitment>().Run(who, new(unit, CommitmentProbes.Terms), default);
            var broken = CommitmentProbes.Broken(Guid.CreateVersion7(now), promise.Value, unit, now.UtcDateTime);
            db.Add(broken);
            services.GetRequiredService<Audit>().Write(who, "commitments.did.break", new(Kind.Breach, null, code, UnitPath.From(path)));
            await db.SaveChangesAsync();
            var alert = (await services.GetRequiredService<AddAlert>().Run(who, new(unit, CommitmentProbes.Alert(clause.Value, code)), default)).Value;
            var firing = CommitmentProbes.Fired(Guid.CreateVersion7(now), alert, unit, now.UtcDateTime);
            db.Add(firing);
            services.GetRequiredService<Audit>().Write(who, "alerts.did.fire", new(Kind.Standard, null, code, UnitPath.From(path)));
            await db.SaveChangesAsync();
            var menu = await services.GetRequiredService<MakeMenu>().Run(who, new(unit, DialTestProbes.Hotline with { Name = code }), default);
            var test = await services.GetRequiredService<AddCase>().Run(who, new(unit, DialTestProbes.Page with { Touchpoint = code }), default);
            var asked = await services.GetRequiredService<TakePrivacyRequest>().Run(who, new(numbers[0], PrivacyAsk.Copy), default);
            return new Dictionary<Target, Guid>
            {
                [Target.Rule] = asks.Value,
                [Target.Calendar] = calendar.Value,
                [Target.Standard] = clause.Value,
                [Target.Commitment] = promise.Value,
                [Target.Breach] = broken.Id,
                [Target.Alert] = alert,
                [Target.Firing] = firing.Id,
                [Target.Menu] = menu.Value,
                [Target.TestCase] = test.Value,
                [Target.Message] = message.Value,
                [Target.Webhook] = endpoint.Value.Id,
                [Target.ObservedForm] = observedForm,
                [Target.ObservedProgramme] = programme,
                [Target.ObservedSheet] = sheet,
                [Target.ObservedPhoto] = photo,
                [Target.Blueprint] = blueprint,
                [Target.JourneyMap] = map,
                [Target.MapIdea] = idea.Value,
                [Target.Survey] = survey,
                [Target.SurveyLink] = links.Value[0].Id,
                [Target.PaperBatch] = pile.Value,
                [Target.Incident] = incident.Value,
                [Target.Voice] = voice.Value.Id,
                [Target.Case] = recovery.Value,
                [Target.Customer] = OfNumber(numbers[0]),
                [Target.PrivacyRequest] = asked.Value,
                [Target.Encounter] = OfNumber(await db.Encounters.Where(row => row.ExternalId == code).Select(row => row.Sequence).SingleAsync()),
                [Target.Merge] = merge.Value,
                [Target.Unit] = unit,
                [Target.Person] = person,
                [Target.Grant] = await db.AccountGrants.Where(g => g.AccountId == person).Select(g => g.Id).SingleAsync(),
                [Target.Invitation] = invited.Value.Id,
                [Target.ApiKey] = await db.ApiKeys.Where(k => k.AccountId == owner).Select(k => k.Id).SingleAsync(),
                [Target.View] = view.Value,
                [Target.AuditEntry] = await db.AuditEntries.Where(e => e.ObjectId == view.Value.ToString()).Select(e => e.Id).SingleAsync(),
                [Target.Touchpoint] = touchpoint.Id.Value,
                [Target.Information] = item.Id.Value,
                [Target.Plan] = plan.Id.Value,
                [Target.Reference] = reference.Id,
                [Target.Session] = await db.Sessions.Where(s => s.AccountId == person).Select(s => s.Id).SingleAsync(),
                [Target.Job] = job.Id,
                [Target.Attachment] = file.Value,
                [Target.Moment] = moment.Value.Value,
                [Target.Device] = device.Value.Value,
                [Target.Discretion] = rule.Value.Value,
                [Target.Import] = import.Value,
            };
        });
    }

    private static async Task<(Guid Form, Guid Programme, Guid Sheet, Guid Photo)> Observed(IServiceProvider services, Actor who, Guid unit, string touchpoint)
    {
        var form = (await services.GetRequiredService<WriteForm>().Run(who, new(null, unit, FormLines.Read("Hall", "Greets | yes-no\nWaiting | count").Value),
            default)).Value;
        var programme = (await services.GetRequiredService<MakeProgramme>().Run(who,
            new(ObservedKind.Observation, touchpoint, unit, form, touchpoint), default)).Value;
        var sheet = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow());
        Assert.Null((await services.GetRequiredService<SendSheet>().Run(who, new(sheet, programme, unit, new Dictionary<string, string> { ["i1"] = "yes" }, [],
            Photos: [new([0xFF, 0xD8, 0xFF, 0xE0])]), default)).Failure);
        return (form, programme, sheet, await services.GetRequiredService<Db>().SheetEvidence.Where(e => e.SheetId == sheet).Select(e => e.Id).SingleAsync());
    }
}
