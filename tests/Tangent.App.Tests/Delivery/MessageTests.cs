using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Delivery;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.Tests.Delivery;

/// <summary>Messages out, against a mail server and a gateway that run in the test.</summary>
public sealed class MessageTests
{
    private static readonly Actor Director = House.As(Role.Director), Analyst = House.As(Role.Analyst), Clerk = House.As(Role.Clerk);

    [Theory, OnBothDatabases]
    public async Task An_email_goes_out_once_however_often_its_cause_is_told(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await Open(provider, delivery => Smtp(delivery, smtp));
        var customer = await house.Customer(IdentifierKind.Email, "zhou@example.com");
        await house.Queue(customer, DeliveryChannel.Email, "reply:1");
        await house.Queue(customer, DeliveryChannel.Email, "reply:1");

        await house.Pump();
        await house.Pump();

        var mail = Assert.Single(smtp.Mails);
        var sent = await house.Message("reply:1");
        Assert.Contains("To: zhou@example.com", mail);
        Assert.Contains($"Message-ID: <{sent.Id:N}@example.com>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("List-Unsubscribe: <https://example.com/no>", mail);
        Assert.Contains(Convert.ToBase64String("请您评价"u8), mail);
        Assert.Equal((MessageState.Sent, 1), (sent.State, sent.Attempts));
        Assert.DoesNotContain("评价", sent.Content);
        Assert.DoesNotContain("zhou", sent.Content);
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_is_tried_again_later_and_later_and_what_is_refused_is_not(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp { OnReceiver = "451 later" };
        await using var house = await Open(provider, delivery => Smtp(delivery, smtp));
        var customer = await house.Customer(IdentifierKind.Email, "zhou@example.com");
        await house.Queue(customer, DeliveryChannel.Email, "reply:1");

        await house.Pump();
        await house.Pump();
        var waiting = await house.Message("reply:1");
        Assert.Equal((MessageState.Waiting, 1, "delivery.answered"), (waiting.State, waiting.Attempts, waiting.Reason));
        Assert.InRange((waiting.DueUtc - house.Clock.GetUtcNow().UtcDateTime).TotalSeconds, 22, 38);
        house.Clock.Pass(TimeSpan.FromSeconds(40));
        smtp.OnReceiver = "550 unknown";
        await house.Pump();

        var refused = await house.Message("reply:1");
        Assert.Equal((MessageState.GivenUp, 2), (refused.State, refused.Attempts));
        var attempts = await house.Db().MessageAttempts.OrderBy(a => a.Number).ToListAsync();
        Assert.Equal([(AttemptOutcome.Failed, 451), (AttemptOutcome.Refused, 550)], attempts.Select(a => (a.Outcome, a.Status!.Value)));
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_way_wins_also_over_what_waits_and_nobody_is_told_at_night(DatabaseProvider provider)
    {
        await using var gateway = new FakeReceiver();
        await using var house = await Open(provider, delivery => delivery.SmsUrl = gateway.Url);
        var (open, closed) = (await house.Customer(IdentifierKind.Phone, "+8613812342716"), await house.Customer(IdentifierKind.Phone, "+8613812342717"));
        // 14:00 UTC is 22:00 in Shanghai.
        house.Clock.Pass(house.Clock.GetUtcNow().UtcDateTime.Date.AddHours(38) - house.Clock.GetUtcNow().UtcDateTime);
        await house.Queue(open, DeliveryChannel.Sms, "a");
        await house.Queue(closed, DeliveryChannel.Sms, "b");
        Assert.Null((await house.Get<CloseContactWay>().Run(Director, new(closed, ContactWay.Sms, true), default)).Failure);

        await house.Pump();
        Assert.Empty(gateway.Requests);
        var waiting = await house.Message("a");
        Assert.Equal((MessageState.Waiting, "delivery.quiet", 0), (waiting.State, waiting.Reason, waiting.Attempts));
        Assert.Equal((MessageState.Cancelled, "delivery.opted-out"), ((await house.Message("b")).State, (await house.Message("b")).Reason));
        house.Clock.Pass(TimeSpan.FromHours(10.5));
        await house.Pump();

        var got = Assert.Single(gateway.Requests);
        Assert.Contains("\"to\":\"+8613812342716\",\"text\":\"请您评价\"", got.Body);
    }

    [Theory, OnBothDatabases]
    public async Task A_short_message_that_was_perhaps_taken_is_not_sent_again_by_itself(DatabaseProvider provider)
    {
        await using var gateway = new FakeReceiver { Answer = _ => (0, "") };
        await using var house = await Open(provider, delivery => delivery.SmsUrl = gateway.Url);
        await house.Queue(await house.Customer(IdentifierKind.Phone, "+8613812342716"), DeliveryChannel.Sms, "a");

        await house.Pump();
        house.Clock.Pass(TimeSpan.FromHours(1));
        await house.Pump();
        var unsure = await house.Message("a");
        Assert.Equal((MessageState.Unsure, 1), (unsure.State, gateway.Requests.Count));

        // Somebody looks into it and sends it again.
        gateway.Answer = _ => (200, "{}");
        Assert.IsType<Fail.Forbidden>((await house.Get<ReplayMessage>().Run(Analyst, new(unsure.Id), default)).Failure);
        Assert.Null((await house.Get<ReplayMessage>().Run(Director, new(unsure.Id), default)).Failure);
        await house.Pump();
        Assert.Equal(MessageState.Sent, (await house.Message("a")).State);
        Assert.Contains(unsure.Id.ToString("N"), gateway.Requests[1].Body);
        Assert.IsType<Fail.Conflict>((await house.Get<CancelMessage>().Run(Director, new(unsure.Id), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_stopped_server_had_begun_is_known_when_the_next_one_starts(DatabaseProvider provider)
    {
        await using var gateway = new FakeReceiver();
        await using var house = await Open(provider, delivery => delivery.SmsUrl = gateway.Url);
        await house.Queue(await house.Customer(IdentifierKind.Phone, "+8613812342716"), DeliveryChannel.Sms, "a");
        var db = house.Db();
        var message = await db.Messages.SingleAsync();
        db.Replace(message, message.Begin());
        db.Add(new MessageAttempt { MessageId = message.Id, Number = 1, AtUtc = message.CreatedUtc });
        await db.SaveChangesAsync();

        await house.Pump();

        Assert.Empty(gateway.Requests);
        Assert.Equal((MessageState.Unsure, "delivery.interrupted"), ((await house.Message("a")).State, (await house.Message("a")).Reason));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_channel_messages_wait_and_what_comes_too_late_or_to_nobody_ends(DatabaseProvider provider)
    {
        await using var house = await Open(provider, _ => { });
        var customer = await house.Customer(IdentifierKind.Phone, "+8613812342716");
        await house.Queue(customer, DeliveryChannel.Email, "mail", ends: house.Clock.GetUtcNow().UtcDateTime.AddDays(1));
        await house.Queue(customer, DeliveryChannel.Email, "nowhere");
        await house.Pump();
        Assert.Equal(0, (await house.Message("mail")).Attempts);
        var lines = (await house.Get<MeasureDelivery>().Run(Analyst, new(), default)).Value;
        Assert.Equal((false, 2), (lines[0].IsSetUp, lines[0].Waiting));

        await using var smtp = new FakeSmtp();
        Smtp(house.Settings.Delivery, smtp);
        house.Clock.Pass(TimeSpan.FromDays(2));
        await house.Pump();
        Assert.Equal("delivery.too-late", (await house.Message("mail")).Reason);
        Assert.Equal((MessageState.GivenUp, "delivery.no-address"), ((await house.Message("nowhere")).State, (await house.Message("nowhere")).Reason));
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_a_customer_takes_words_away_and_stops_what_waits(DatabaseProvider provider)
    {
        await using var house = await Open(provider, _ => { });
        var customer = await house.Customer(IdentifierKind.Email, "zhou@example.com");
        await house.Queue(customer, DeliveryChannel.Email, "a");

        Assert.Null((await house.Get<EraseCustomer>().Run(House.As(Role.Administrator), new(customer, true), default)).Failure);

        var erased = await house.Message("a");
        Assert.Equal((MessageState.Cancelled, "delivery.erased", null), (erased.State, erased.Reason, erased.Content));
        Assert.IsType<Fail.Conflict>((await house.Get<ReplayMessage>().Run(Director, new(erased.Id), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_its_own_messages_and_never_the_end_of_a_personal_link(DatabaseProvider provider)
    {
        await using var house = await Open(provider, _ => { });
        var (own, other) = (await house.Unit("H1"), await house.Unit("H2"));
        var customer = await house.Customer(IdentifierKind.Email, "zhou@example.com");
        await house.Queue(customer, DeliveryChannel.Email, "a", "请点 http://x/s/abcDEF23 评价，13812342716");
        var id = (await house.Message("a")).Id;

        var shown = (await house.Get<ShowMessage>().Run(Analyst, new(id), default)).Value;
        Assert.Equal("请点 *** 评价，138****2716", shown.Text);
        Assert.Equal("请点 http://x/s/… 评价，13812342716", (await house.Get<ShowMessage>().Run(Director, new(id), default)).Value.Text);
        Assert.IsType<Fail.Missing>((await house.Get<ShowMessage>().Run(House.As(Role.UnitManager, own.Path), new(id), default)).Failure);
        Assert.Empty((await house.Get<ListMessages>().Run(House.As(Role.UnitManager, other.Path), new(), default)).Value.Items);
        Assert.Single((await house.Get<ListMessages>().Run(Director, new(MessagePart.Open), default)).Value.Items);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListMessages>().Run(Clerk, new(), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_channel_is_tried_with_an_address_of_ones_own(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await Open(provider, delivery => Smtp(delivery, smtp));
        var wrong = await house.Get<TryChannel>().Run(Director, new(null, "", ""), default);
        Assert.Equal(["channel", "to", "text"], Assert.IsType<Fail.Invalid>(wrong.Failure).Problems.Select(problem => problem.Field));

        Assert.Null((await house.Get<TryChannel>().Run(Director, new(DeliveryChannel.Email, "me@example.com", "试发"), default)).Failure);
        await house.Pump();

        Assert.Contains("To: me@example.com", Assert.Single(smtp.Mails));
    }

    internal static async Task<House> Open(DatabaseProvider provider, Action<DeliverySettings> set)
    {
        var house = await House.Open(provider);
        set(house.Settings.Delivery);
        // Ten in the morning in Shanghai: no quiet hour.
        var now = house.Clock.GetUtcNow().UtcDateTime;
        house.Clock.Pass(now.Date.AddDays(1).AddHours(2) - now);
        return house;
    }

    internal static void Smtp(DeliverySettings delivery, FakeSmtp smtp) =>
        (delivery.SmtpHost, delivery.SmtpPort, delivery.SmtpTls, delivery.SmtpFrom) = ("127.0.0.1", smtp.Port, false, "cx@example.com");
}
