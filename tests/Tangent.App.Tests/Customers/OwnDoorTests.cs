using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers;
using Tangent.App.Customers.Own;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Tests.Delivery;

namespace Tangent.Tests.Customers;

/// <summary>How customers come in to their own pages: codes and links.</summary>
public sealed class OwnDoorTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task A_code_goes_to_the_known_address_alone_opens_once_and_is_read_by_nobody_of_the_house(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        var customer = await house.Customer(IdentifierKind.Email, "zhou@example.com");
        // Quiet hours and a closed way do not hold up what somebody asks for this minute.
        await house.Get<CloseContactWay>().Run(House.As(Role.Director), new(customer, ContactWay.Email, true), Stop);
        house.Clock.Pass(TimeSpan.FromHours(15));

        var ticket = await Ask(house, " Zhou@Example.com ");
        await house.Pump();
        var code = CodeIn(Assert.Single(smtp.Mails));
        var message = await house.Db().Messages.SingleAsync();
        Assert.Equal("…", (await house.Get<ShowMessage>().Run(House.As(Role.Administrator), new(message.Id), Stop)).Value.Text);
        Assert.DoesNotContain(code, (await house.Db().OwnCodes.SingleAsync()).Sealed!, StringComparison.Ordinal);

        var cookie = (await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(ticket, code), Stop)).Value;
        var visitor = (await house.Get<OwnVisitors>().Of(cookie, Stop))!;
        Assert.Equal((customer, null, true), (visitor.Customers[0], visitor.Number, visitor.IsSure));
        Assert.Equal("own.code.wrong", (await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(ticket, code), Stop)).Failure!.Problems[0].Code);
        Assert.Equal("customer", (await house.Db().AuditEntries.SingleAsync(e => e.Act == "customers.did.enter-own")).ActorName);
    }

    [Theory, OnBothDatabases]
    public async Task Known_or_not_the_answer_and_what_is_written_are_the_same(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        await house.Customer(IdentifierKind.Email, "zhou@example.com");

        var known = (await house.Get<AskOwnCode>().Run(Actor.Nobody, new("zhou@example.com", "zh"), Stop)).Value;
        var unknown = (await house.Get<AskOwnCode>().Run(Actor.Nobody, new("li@example.com", "zh"), Stop)).Value;
        Assert.Equal(known.Length, unknown.Length);
        var rows = await house.Db().OwnCodes.ToListAsync();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal((null, 0, 1), (row.CustomerId, row.Tries, row.Version)));
        Assert.Equal(2, await house.Db().OutboxMessages.CountAsync(m => m.Type == "my.code-asked"));

        await Hear(house);
        var wrong = await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(unknown, "000000"), Stop);
        Assert.Equal(wrong.Failure!.Problems[0].Code,
            (await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(known, "none"), Stop)).Failure!.Problems[0].Code);
        Assert.Equal(1, await house.Db().Messages.CountAsync());
        Assert.Equal(1, await house.Db().OwnCodes.CountAsync(c => c.Sealed != null));
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_tried_five_times_in_ten_minutes_and_three_are_sent_at_once(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        await house.Customer(IdentifierKind.Email, "zhou@example.com");
        var ticket = await Ask(house, "zhou@example.com");
        await house.Pump();
        var code = CodeIn(smtp.Mails[0]);
        for (int i = 0; i < OwnDoor.CodeTries; i++) await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(ticket, "x"), Stop);
        Assert.NotNull((await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(ticket, code), Stop)).Failure);

        for (int i = 0; i < 5; i++) ticket = await Ask(house, "zhou@example.com");
        Assert.Equal(OwnDoor.CodesAtOnce, await house.Db().Messages.CountAsync());
        house.Clock.Pass(OwnDoor.CodeLife);
        ticket = await Ask(house, "zhou@example.com");
        await house.Pump();
        Assert.Equal(OwnDoor.CodesAtOnce + 1, await house.Db().Messages.CountAsync());
        house.Clock.Pass(OwnDoor.CodeLife);
        Assert.NotNull((await house.Get<EnterOwnCode>().Run(Actor.Nobody, new(ticket, CodeIn(smtp.Mails[^1])), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_opens_one_case_until_it_ends_is_taken_back_or_the_customer_is_erased(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var customer = await house.Customer(IdentifierKind.Phone, "+8613812342716");
        var (first, second) = (await Link(house, customer), await Link(house, customer));
        Assert.DoesNotContain((await house.Db().OwnLinks.ToListAsync()).Select(link => Convert.ToHexStringLower(link.Hash)), one => first.Contains(one));

        var entered = (await house.Get<OpenOwnLink>().Run(Actor.Nobody, new(first), Stop)).Value;
        Assert.Equal(("260748315520", false), ((await house.Get<OwnVisitors>().Of(entered.Cookie, Stop))!.Number,
            (await house.Get<OwnVisitors>().Of(entered.Cookie, Stop))!.IsSure));
        // Data, consent and promises are nobody's who came by a link.
        Assert.IsType<Fail.Missing>((await house.Get<ShowOwnData>().Run(Actor.Nobody, new(entered.Cookie), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ChangeOwnWish>().Run(Actor.Nobody, new(entered.Cookie, ConsentPurpose.Research, null, true), Stop))
            .Failure);
        await house.Get<LeaveOwnPages>().Run(Actor.Nobody, new(entered.Cookie, IsEverywhere: true), Stop);
        Assert.Null(await house.Get<OwnVisitors>().Of(entered.Cookie, Stop));
        Assert.Null((await house.Get<OpenOwnLink>().Run(Actor.Nobody, new(second), Stop)).Failure);
        Assert.All(new[] { null, "", "x", new string('a', 32), new string('A', 32), "../../etc" }, token =>
            Assert.IsType<Fail.Missing>(house.Get<OpenOwnLink>().Run(Actor.Nobody, new(token), Stop).GetAwaiter().GetResult().Failure));

        await house.Get<EraseCustomer>().Run(House.As(Role.Administrator), new(customer, true), Stop);
        Assert.Equal((0, 0), (await house.Db().OwnLinks.CountAsync(), await house.Db().OwnVisits.CountAsync()));
        var anonymous = await Link(house, null);
        house.Clock.Pass(TimeSpan.FromDays(house.Settings.OwnPages.LinkDays));
        Assert.IsType<Fail.Missing>((await house.Get<OpenOwnLink>().Run(Actor.Nobody, new(anonymous), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Consent_is_taken_back_as_easily_as_it_was_given(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var customer = await house.Customer(IdentifierKind.Phone, "+8613812342716");
        var scope = house.Scope();
        var cookie = scope.GetRequiredService<OwnVisitors>().Add(null, customer, isSure: true);
        await scope.GetRequiredService<Db>().SaveChangesAsync();
        await house.Get<RecordConsent>().Run(House.As(Role.Director), new(customer, ConsentPurpose.Research, true, "form"), Stop);
        house.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Null((await house.Get<ChangeOwnWish>().Run(Actor.Nobody, new(cookie, ConsentPurpose.Research, null, false), Stop)).Failure);
        Assert.Null((await house.Get<ChangeOwnWish>().Run(Actor.Nobody, new(cookie, null, ContactWay.Sms, false), Stop)).Failure);
        var data = (await house.Get<ShowOwnData>().Run(Actor.Nobody, new(cookie), Stop)).Value;
        Assert.False(data.Agreements.Single(one => one.Purpose == ConsentPurpose.Research).IsGiven);
        Assert.True(data.Ways.Single(one => one.Way == ContactWay.Sms).IsClosed);
        Assert.DoesNotContain("13812342716", Assert.Single(data.Identifiers).Text, StringComparison.Ordinal);
        Assert.NotNull((await house.Get<ChangeOwnWish>().Run(Actor.Nobody, new(cookie, null, null, true), Stop)).Failure);
        house.Clock.Pass(OwnDoor.VisitLife);
        Assert.IsType<Fail.Missing>((await house.Get<ShowOwnData>().Run(Actor.Nobody, new(cookie), Stop)).Failure);
    }

    private static string CodeIn(string mail) => Regex.Match(BodyOf(mail), @"(?<!\d)\d{6}(?!\d)").Value;

    internal static string BodyOf(string mail) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(mail.ReplaceLineEndings("\n").Split("\n\n", 2)[1].Trim()));

    internal static async Task<string> Ask(House house, string typed)
    {
        var ticket = (await house.Get<AskOwnCode>().Run(Actor.Nobody, new(typed, "zh"), Stop)).Value;
        await Hear(house);
        return ticket;
    }

    private static async Task Hear(House house)
    {
        foreach (var code in await house.Db().OwnCodes.Select(c => c.Id).ToListAsync()) await house.Get<SendOwnCode>().Handle(new(code), Guid.Empty, Stop);
    }

    private static async Task<string> Link(House house, long? customer)
    {
        var scope = house.Scope();
        var path = scope.GetRequiredService<OwnLinks>().Add("260748315520", customer, isSent: false);
        await scope.GetRequiredService<Db>().SaveChangesAsync();
        return path.Split('/')[^1];
    }
}
