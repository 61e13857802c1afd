using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Feedback.Invitations;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Tests.Delivery;

namespace Tangent.Tests.Feedback.Invitations;

/// <summary>Rules that ask customers, with a mail server that runs in the test.</summary>
public sealed class AskingTests
{
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task An_encounter_that_fits_is_asked_about_once_and_the_link_answers_for_it(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        var (survey, rule) = await Rule(house, plan => plan with { Outcomes = ["fixed"], DelayMinutes = 60 });
        Assert.Null((await house.Get<SwitchRule>().Run(Director, new(survey, rule, true), default)).Failure);

        await Encounters(house, One(house, "1", "a@example.com"), One(house, "2", "b@example.com") with { Outcome = "open" }, One(house, "3", null));
        await Encounters(house, One(house, "1", "a@example.com") with { WaitSeconds = 30 });   // told again, corrected
        await house.Get<OutboxPump>().Once(default);
        await house.Db().OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.HandledUtc, (DateTime?)null));   // and the event a second time
        await house.Get<OutboxPump>().Once(default);

        Assert.Equal([AskFate.NoCustomer, AskFate.Asked], await Fates(house));
        await house.Pump();
        Assert.Empty(smtp.Mails);
        house.Clock.Pass(TimeSpan.FromMinutes(61));
        await house.Pump();
        var link = Link(Assert.Single(smtp.Mails));
        Assert.True((await house.Get<SendAnswers>().Run(Actor.Nobody, Answer(house, link), default)).Value.IsNew);
        var response = await house.Db().SurveyResponses.SingleAsync();
        Assert.Equal((AskChannel.Email, 1L), (response.Channel, response.Customer));

        var row = Assert.Single((await house.Get<ListRules>().Run(Director, new(survey), default)).Value.Rules);
        Assert.Equal((1, 1, 1), (row.Count(AskFate.Asked), row.Waves[0].Delivered, row.Waves[0].Answered));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_not_asked_has_a_reason_and_the_cap_holds_over_all_surveys(DatabaseProvider provider)
    {
        await using var house = await MessageTests.Open(provider, _ => { });
        var (first, one) = await Rule(house, plan => plan);
        var (second, other) = await Rule(house, plan => plan with { TierRates = [new(CustomerTier.Diamond, 0)] });
        foreach (var (survey, rule) in new[] { (first, one), (second, other) }) await house.Get<SwitchRule>().Run(Director, new(survey, rule, true), default);
        var closed = await house.Customer(IdentifierKind.Email, "closed@example.com");
        await house.Get<CloseContactWay>().Run(Director, new(closed, ContactWay.Email, true), default);
        var unwilling = await house.Customer(IdentifierKind.Email, "unwilling@example.com");
        await house.Get<RecordConsent>().Run(Director, new(unwilling, ConsentPurpose.Research, false, "letter"), default);

        await Encounters(house, One(house, "1", "a@example.com"), One(house, "2", "a@example.com"), One(house, "3", "closed@example.com"),
            One(house, "4", "unwilling@example.com"), One(house, "5", null) with { Phone = "13812342716" });
        await house.Get<OutboxPump>().Once(default);

        var fates = await house.Db().AskingDecisions.ToListAsync();
        Assert.Equal([AskFate.Asked, AskFate.Capped, AskFate.OptedOut, AskFate.NoConsent, AskFate.NoAddress],
            fates.Where(d => d.RuleId == one).OrderBy(d => d.Key).Select(d => d.Fate));
        Assert.Equal([AskFate.Capped, AskFate.Capped], fates.Where(d => d.RuleId == other).OrderBy(d => d.Key).Take(2).Select(d => d.Fate));
        Assert.Single(await house.Db().Messages.ToListAsync());

        // After the days of the cap the same customer may be asked again.
        house.Clock.Pass(TimeSpan.FromDays(31));
        await Encounters(house, One(house, "6", "a@example.com"));
        await house.Get<OutboxPump>().Once(default);
        Assert.Equal(2, await house.Db().Messages.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_tried_on_the_past_is_what_the_same_rule_then_asks_and_writes_nothing(DatabaseProvider provider)
    {
        await using var house = await MessageTests.Open(provider, _ => { });
        var (survey, rule) = await Rule(house, plan => plan with { RatePercent = 50 });
        var entries = Enumerable.Range(1, 200).Select(i => One(house, $"{i}", $"c{i}@example.com")).ToArray();
        await Encounters(house, entries);
        await house.Get<OutboxPump>().Once(default);
        Assert.Empty(await house.Db().AskingDecisions.ToListAsync());

        var tried = (await house.Get<TryRule>().Run(Director, new(survey, rule), default)).Value;
        Assert.InRange(tried.Asked, 75, 125);
        Assert.Equal(200, tried.Asked + tried.Counts[AskFate.NotSampled]);
        Assert.Empty(await house.Db().AskingDecisions.ToListAsync());
        Assert.Empty(await house.Db().Messages.ToListAsync());

        await house.Get<SwitchRule>().Run(Director, new(survey, rule, true), default);
        await Encounters(house, [.. entries.Select(one => one with { WaitSeconds = 5 })]);
        await house.Get<OutboxPump>().Once(default);
        Assert.Equal(tried.Asked, await house.Db().AskingDecisions.CountAsync(d => d.Fate == AskFate.Asked));
    }

    [Theory, OnBothDatabases]
    public async Task Reminders_come_until_somebody_answers_and_none_afterwards(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        var (survey, rule) = await Rule(house, plan => plan with { DelayMinutes = 0, Reminders = 2, ReminderDays = 2 });
        await house.Get<SwitchRule>().Run(Director, new(survey, rule, true), default);
        await Encounters(house, One(house, "1", "a@example.com"));
        await house.Get<OutboxPump>().Once(default);
        await house.Pump();
        house.Clock.Pass(TimeSpan.FromDays(2));
        await house.Pump();
        Assert.Equal(2, smtp.Mails.Count);
        Assert.Equal(Link(smtp.Mails[0]), Link(smtp.Mails[1]));

        await house.Get<SendAnswers>().Run(Actor.Nobody, Answer(house, Link(smtp.Mails[1])), default);
        house.Clock.Pass(TimeSpan.FromDays(3));
        await house.Pump();

        Assert.Equal(2, smtp.Mails.Count);
        var last = await house.Db().Messages.OrderByDescending(m => m.DueUtc).FirstAsync();
        Assert.Equal((MessageState.Cancelled, "asking.answered"), (last.State, last.Reason));
    }

    [Theory, OnBothDatabases]
    public async Task A_wave_asks_its_sample_and_the_next_one_comes_in_its_time(DatabaseProvider provider)
    {
        await using var house = await MessageTests.Open(provider, _ => { });
        house.Settings.Asking.PerDays = 30;
        await Encounters(house, [.. Enumerable.Range(1, 60).Select(i => One(house, $"{i}", $"c{i}@example.com"))]);
        var (survey, rule) = await Rule(house, plan => plan with { Trigger = AskTrigger.Schedule, SampleSize = 20, EveryMonths = 3 });
        Assert.Equal(20, (await house.Get<TryRule>().Run(Director, new(survey, rule), default)).Value.Asked);
        await house.Get<SwitchRule>().Run(Director, new(survey, rule, true), default);

        Assert.True(await house.Get<Waves>().Next(default));
        Assert.False(await house.Get<Waves>().Next(default));
        Assert.Equal(20, await house.Db().Messages.CountAsync());
        house.Clock.Pass(TimeSpan.FromDays(93));
        Assert.True(await house.Get<Waves>().Next(default));

        var waves = (await house.Get<ListRules>().Run(Director, new(survey, rule), default)).Value.Rules[0].Waves;
        Assert.Equal([(2, 20), (1, 20)], waves.Select(wave => (wave.Number, wave.Counts[AskFate.Asked])));
        var keys = await house.Db().AskingDecisions.Select(d => new { d.Wave, d.Customer }).ToListAsync();
        Assert.NotEqual(keys.Where(k => k.Wave == 1).Select(k => k.Customer).Order(), keys.Where(k => k.Wave == 2).Select(k => k.Customer).Order());
    }

    [Theory, OnBothDatabases]
    public async Task Who_does_not_want_to_be_asked_any_more_says_so_with_the_link(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        var (survey, rule) = await Rule(house, plan => plan with { DelayMinutes = 0 });
        await house.Get<SwitchRule>().Run(Director, new(survey, rule, true), default);
        await Encounters(house, One(house, "1", "a@example.com"));
        await house.Get<OutboxPump>().Once(default);
        await house.Pump();

        Assert.Null((await house.Get<StopAsking>().Run(Actor.Nobody, new(Link(smtp.Mails[0])), default)).Failure);
        Assert.Null((await house.Get<StopAsking>().Run(Actor.Nobody, new(Link(smtp.Mails[0])), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<StopAsking>().Run(Actor.Nobody, new("none"), default)).Failure);
        Assert.False((await house.Db().CustomerConsents.SingleAsync()).IsGiven);
        house.Clock.Pass(TimeSpan.FromDays(40));
        await Encounters(house, One(house, "2", "a@example.com"));
        await house.Get<OutboxPump>().Once(default);
        Assert.Equal(1, await house.Db().AskingDecisions.CountAsync(d => d.Fate == AskFate.NoConsent));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_with_a_rule_is_named_at_once_and_a_foreign_one_is_missing(DatabaseProvider provider)
    {
        await using var house = await MessageTests.Open(provider, _ => { });
        var own = await house.Unit("H1");
        var (survey, rule) = await Rule(house, plan => plan);
        var wrong = await house.Get<AddRule>().Run(Director, new(survey, new()
        {
            Name = "",
            UnitId = Guid.Empty,
            RatePercent = 101,
            Reminders = 9,
            Text = Wording.Of(("zh", "没有链接")),
        }), default);
        Assert.Equal(["name", "ratePercent", "reminders", "text", "subject", "unitId"],
            Assert.IsType<Fail.Invalid>(wrong.Failure).Problems.Select(problem => problem.Field));
        var manager = House.As(Role.UnitManager, own.Path);
        Assert.IsType<Fail.Missing>((await house.Get<ListRules>().Run(manager, new(survey, rule), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<SwitchRule>().Run(manager, new(survey, rule, true), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<TryRule>().Run(House.As(Role.Clerk), new(survey, rule), default)).Failure);
    }

    [Fact]
    public void The_lot_of_an_encounter_is_the_same_whenever_it_is_drawn_and_spreads_evenly()
    {
        var rule = new Guid("018f0000-0000-7000-8000-000000000001");
        double[] lots = [.. Enumerable.Range(0, 10_000).Select(i => AskingChoice.Draw(rule, $"e:crm:{i}"))];
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(lots.Count(lot => (int)(lot * 10) == tenth), 880, 1120));
        Assert.Equal(lots[7], AskingChoice.Draw(rule, "e:crm:7"));
        Assert.NotEqual(lots[7], AskingChoice.Draw(new("018f0000-0000-7000-8000-000000000002"), "e:crm:7"));
    }

    private static async Task<(Guid Survey, Guid Rule)> Rule(House house, Func<AskingPlan, AskingPlan> change)
    {
        var survey = (await house.Get<MakeSurvey>().Run(Director, new(house.RootUnit, "nps"), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Director, new(survey), default)).Failure);
        var words = AskingTexts.Of(DeliveryChannel.Email);
        var added = await house.Get<AddRule>().Run(Director, new(survey, change(new()
        {
            Name = "回访",
            UnitId = house.RootUnit,
            Subject = words.Subject,
            Text = words.Text,
        })), default);
        Assert.Null(added.Failure);
        return (survey, added.Value);
    }

    private static EncounterEntry One(House house, string id, string? email) => new()
    {
        ExternalId = id,
        Touchpoint = "T13",
        StartedUtc = house.Clock.GetUtcNow().UtcDateTime.AddMinutes(-40),
        EndedUtc = house.Clock.GetUtcNow().UtcDateTime,
        Email = email,
        Outcome = "fixed",
    };

    private static async Task Encounters(House house, params EncounterEntry[] entries) =>
        Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("crm", entries), default)).Failure);

    private static async Task<IReadOnlyList<AskFate>> Fates(House house) =>
        [.. (await house.Db().AskingDecisions.Select(d => d.Fate).ToListAsync()).OrderDescending()];

    private static SendAnswers.Request Answer(House house, string token) => new(token, 1, "f1", null, "zh", house.Clock.GetUtcNow().UtcDateTime,
        new Dictionary<string, string> { ["q1"] = "9" });

    // The body of a mail is base64, in lines.
    private static string Link(string mail)
    {
        var body = string.Concat(mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Split('\n').Select(line => line.Trim()));
        return Regex.Match(Encoding.UTF8.GetString(Convert.FromBase64String(body)), "/s/([0-9A-Za-z]+)").Groups[1].Value;
    }
}
