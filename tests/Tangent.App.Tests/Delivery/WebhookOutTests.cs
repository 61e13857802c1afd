using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.SigningIn;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Channels;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Feedback.Voices;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.Tests.Delivery;

/// <summary>Webhooks out, against a program that runs in the test; and everything that must not be reached.</summary>
public sealed class WebhookOutTests
{
    private static readonly Actor Admin = House.As(Role.Administrator), Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task A_complaint_is_told_once_and_signed_so_that_the_receiver_can_check_it(DatabaseProvider provider)
    {
        await using var receiver = new FakeReceiver();
        await using var house = await Open(provider);
        var made = await Add(house, receiver.Url + "/hook?x=1");
        await Complain(house);

        await house.Get<OutboxPump>().Once(default);
        await Again(house);
        await house.Get<OutboxPump>().Once(default);
        await house.Pump();
        await house.Pump();

        var got = Assert.Single(receiver.Requests);
        var signed = Signed(got);
        Assert.True(signed.IsSignedBy(made.Secret, house.Clock.GetUtcNow()));
        var body = JsonDocument.Parse(got.Body).RootElement;
        Assert.Equal(("/hook?x=1", "complaint.received", "ROOT"),
            (got.Path, body.GetProperty("type").GetString(), body.GetProperty("data").GetProperty("unit").GetString()));
        Assert.DoesNotContain("迟到", got.Body);
        Assert.Equal(MessageState.Sent, (await house.Db().Messages.SingleAsync()).State);
    }

    [Theory, OnBothDatabases]
    public async Task An_endpoint_is_told_only_of_its_unit_and_of_what_it_asked_for(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var (own, other) = (await house.Unit("H1"), await house.Unit("H2"));
        await Add(house, "https://example.com/a", own.Id);
        await Add(house, "https://example.com/b", house.RootUnit, WebhookEvents.ImportDone);
        await Complain(house, other.Id);
        await house.Get<OutboxPump>().Once(default);
        Assert.Empty(await house.Db().Messages.ToListAsync());

        await Complain(house, own.Id);
        await house.Get<OutboxPump>().Once(default);
        Assert.Single(await house.Db().Messages.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_comes_again_and_an_endpoint_where_nothing_gets_through_is_switched_off(DatabaseProvider provider)
    {
        await using var receiver = new FakeReceiver { Answer = _ => (500, "") };
        await using var house = await Open(provider);
        house.Settings.Delivery.WebhookOffAfterHours = 2;
        var made = await Add(house, receiver.Url);
        await Complain(house);
        await house.Get<OutboxPump>().Once(default);
        for (int i = 0; i < 10; i++)
        {
            await house.Pump();
            house.Clock.Pass(TimeSpan.FromHours(1));
        }

        var endpoint = await house.Db().WebhookEndpoints.SingleAsync();
        Assert.True(endpoint.IsGivenUp);
        Assert.Equal(3, receiver.Requests.Count);
        Assert.Equal("delivery.did.webhook-off", (await house.Db().AuditEntries.OrderByDescending(e => e.AtUtc).FirstAsync()).Act);
        Assert.Single(receiver.Requests.Select(one => one.Headers["webhook-id"]).Distinct());
        Assert.IsType<Fail.Conflict>((await house.Get<TryEndpoint>().Run(Admin, new(made.Id), default)).Failure);

        // Mended, and switched on by somebody: what waited goes out.
        receiver.Answer = _ => (204, "");
        Assert.Null((await house.Get<SwitchEndpoint>().Run(Admin, new(made.Id, false), default)).Failure);
        await house.Pump();
        Assert.Equal(MessageState.Sent, (await house.Db().Messages.SingleAsync()).State);
        Assert.Null((await house.Db().WebhookEndpoints.SingleAsync()).FailingSinceUtc);
    }

    [Theory, OnBothDatabases]
    public async Task Trying_replaying_a_new_secret_and_removing_work_for_an_administrator_alone(DatabaseProvider provider)
    {
        await using var receiver = new FakeReceiver();
        await using var house = await Open(provider);
        var made = await Add(house, receiver.Url);
        var ping = (await house.Get<TryEndpoint>().Run(Admin, new(made.Id), default)).Value;
        await house.Pump();
        Assert.Contains("\"type\":\"ping\"", Assert.Single(receiver.Requests).Body);
        var secret = (await house.Get<RenewSecret>().Run(Admin, new(made.Id), default)).Value;
        Assert.Null((await house.Get<ReplayMessage>().Run(Admin, new(ping), default)).Failure);
        await house.Pump();
        var got = receiver.Requests[1];
        var signed = Signed(got);
        Assert.True(signed.IsSignedBy(secret, house.Clock.GetUtcNow()));
        Assert.False(signed.IsSignedBy(made.Secret, house.Clock.GetUtcNow()));

        Assert.IsType<Fail.Forbidden>((await house.Get<RemoveEndpoint>().Run(Director, new(made.Id), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ReplayMessage>().Run(Director, new(ping), default)).Failure);
        Assert.Null((await house.Get<RemoveEndpoint>().Run(Admin, new(made.Id), default)).Failure);
        Assert.Empty(await house.Db().Messages.ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_an_endpoint_lacks_is_named_at_once_and_addresses_of_the_house_are_refused(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Task<Outcome<AddEndpoint.Made>> Try(string? url) =>
            house.Get<AddEndpoint>().Run(Admin, new(new("x", url, [WebhookEvents.ImportDone], house.RootUnit)), default);
        var wrong = await house.Get<AddEndpoint>().Run(Admin, new(new("", "ftp://x", ["none"], null)), default);
        Assert.Equal(["name", "url", "events", "unitId"], Assert.IsType<Fail.Invalid>(wrong.Failure).Problems.Select(problem => problem.Field));
        foreach (var (url, code) in new[]
        {
            ("http://example.com", "delivery.needs-https"), ("https://user:x@example.com", "delivery.bad-url"), ("https://127.0.0.1/x", "delivery.blocked"),
            ("https://[::ffff:10.0.0.1]/x", "delivery.blocked"), ("https://169.254.169.254/latest", "delivery.blocked"), ("/x", "delivery.bad-url"),
        })
            Assert.Equal(code, (await Try(url)).Failure!.Problems[0].Code);
        Assert.Null((await Try("https://example.com/hook")).Failure);
        var entry = await house.Db().AuditEntries.SingleAsync(e => e.Act == "delivery.did.webhook-add");
        Assert.DoesNotContain("whsec", entry.After);
    }

    [Fact]
    public async Task A_name_that_leads_into_the_house_leads_nowhere_also_when_it_led_outside_before()
    {
        await using var inside = new FakeReceiver();
        var answers = new Queue<IPAddress[]>(
            [[IPAddress.Parse("10.0.0.5"), IPAddress.Loopback], [IPAddress.IPv6Loopback], [IPAddress.Parse("169.254.169.254")]]);
        var channel = Channel([], (_, _) => Task.FromResult(answers.Dequeue()));
        for (int i = 0; i < 3; i++)
            Assert.Equal(new SendResult.Refused("delivery.blocked"), await channel.Send(Out($"https://rebind.example:{inside.Port}/"), default));
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task Without_tls_only_an_allowed_network_is_reached_and_a_redirect_is_not_followed()
    {
        await using var inside = new FakeReceiver();
        await using var receiver = new FakeReceiver { Answer = _ => (302, ""), Location = inside.Url };
        var other = Channel(["10.0.0.0/8"], (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        Assert.Equal(new SendResult.Refused("delivery.blocked"), await other.Send(Out($"http://a.example:{receiver.Port}/"), default));

        var allowed = Channel(["127.0.0.0/8"], (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        Assert.Equal(new SendResult.Failed("delivery.redirected", 302), await allowed.Send(Out($"http://a.example:{receiver.Port}/"), default));
        receiver.Answer = _ => (410, "");
        Assert.Equal(new SendResult.Refused("delivery.answered", 410), await allowed.Send(Out($"http://a.example:{receiver.Port}/"), default));
        receiver.Answer = _ => (200, new string('x', 5_000_000));
        Assert.IsType<SendResult.Accepted>(await allowed.Send(Out($"http://a.example:{receiver.Port}/"), default));
        Assert.Empty(inside.Requests);
        Assert.Equal(3, receiver.Requests.Count);
    }

    private static WebhookChannel Channel(string[] networks, ResolveName resolve)
    {
        var settings = new TangentSettings();
        settings.Delivery.WebhookNetworks = networks;
        return new(settings, new MachineClock(new ManualClock()), resolve);
    }

    private static SignedMessage Signed(FakeReceiver.Got got) => new(got.Headers["webhook-id"], got.Headers["webhook-timestamp"],
        got.Headers["webhook-signature"], Encoding.UTF8.GetBytes(got.Body));

    private static Outgoing Out(string url) =>
        new(new("018f0000-0000-7000-8000-000000000001"), url, null, "{}", Secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    // Networks of the house that the receiver of the test is in are allowed; the channels read that when they are made.
    private static async Task<House> Open(DatabaseProvider provider)
    {
        var house = await House.Open(provider);
        house.Settings.Delivery.WebhookNetworks = ["127.0.0.0/8"];
        return house;
    }

    private static async Task<AddEndpoint.Made> Add(House house, string url, Guid? unit = null, params string[] events) =>
        (await house.Get<AddEndpoint>().Run(Admin,
            new(new("CRM", url, events.Length == 0 ? [WebhookEvents.ComplaintReceived] : events, unit ?? house.RootUnit)), default)).Value;

    private static async Task Complain(House house, Guid? unit = null) => Assert.Null((await house.Get<TakeVoice>().Run(Director,
        new(new(VoiceKind.Complaint, VoiceWay.Hotline, "师傅迟到", UnitId: unit ?? house.RootUnit)), default)).Failure);

    // The event comes a second time, as events may.
    private static Task<int> Again(House house) => house.Db().OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.HandledUtc, (DateTime?)null));
}
