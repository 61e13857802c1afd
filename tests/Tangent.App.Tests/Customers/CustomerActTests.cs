using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;
using static Tangent.Tests.Customers.MatchingTests;

namespace Tangent.Tests.Customers;

public sealed class CustomerActTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task The_tier_holds_from_its_moment_on_and_may_be_told_ahead(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1" });
        var now = house.Clock.GetUtcNow().UtcDateTime;
        await Set(CustomerTier.Silver, now.AddDays(-10));
        await Set(CustomerTier.Gold, now.AddDays(5));
        await Set(CustomerTier.Gold, now.AddDays(5));

        Assert.Equal(CustomerTier.Silver, (await Show(house)).TierNow);
        house.Clock.Pass(TimeSpan.FromDays(6));
        Assert.Equal(CustomerTier.Gold, (await Show(house)).TierNow);
        Assert.Equal(2, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "customers.did.set-tier"));
        Assert.IsType<Fail.Invalid>((await house.Get<SetTier>().Run(Director, new(1, null), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<SetTier>().Run(Director, new(2, CustomerTier.Gold), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<SetTier>().Run(House.As(Role.Analyst), new(1, CustomerTier.Gold), Stop)).Failure);

        async Task Set(CustomerTier tier, DateTime from) => Assert.Null((await house.Get<SetTier>().Run(Director, new(1, tier, from), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task The_latest_word_about_a_consent_holds_and_a_closed_way_is_closed_until_opened(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1" });
        var consent = house.Get<RecordConsent>();
        await consent.Run(Director, new(1, ConsentPurpose.Research, true, "paper form"), Stop);
        house.Clock.Pass(TimeSpan.FromHours(1));
        await house.Get<RecordConsent>().Run(House.As(Role.Clerk), new(1, ConsentPurpose.Research, false, "by phone"), Stop);
        var wrong = await house.Get<RecordConsent>().Run(Director, new(1, null, null, " "), Stop);
        await house.Get<CloseContactWay>().Run(Director, new(1, ContactWay.Sms, true), Stop);
        await house.Get<CloseContactWay>().Run(Director, new(1, ContactWay.Email, true), Stop);
        await house.Get<CloseContactWay>().Run(Director, new(1, ContactWay.Email, false), Stop);

        var shown = await Show(house);
        Assert.Equal((ConsentPurpose.Research, false, "by phone"), shown.Consents.Select(one => (one.Purpose, one.IsGiven, one.Evidence)).Single());
        Assert.Equal([ContactWay.Sms], shown.OptOuts.Select(one => one.Way));
        Assert.Equal(["purpose", "isGiven", "evidence"], wrong.Failure!.Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task An_identifier_is_added_in_its_normal_form_and_never_taken_from_another(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1" }, Entry("2") with { Customer = "C2", Phone = "13800138000" });

        Assert.Null((await Add(1, IdentifierKind.Email, "Zoe@Example.com")).Failure);
        Assert.Null((await Add(1, IdentifierKind.Email, "zoe@example.com")).Failure);
        Assert.IsType<Fail.Conflict>((await Add(1, IdentifierKind.Phone, "138 0013 8000")).Failure);
        Assert.IsType<Fail.Invalid>((await Add(1, IdentifierKind.Phone, "10086")).Failure);
        await Append(house, Entry("3") with { Email = "zoe@example.com" });
        Assert.Equal(2, (await Show(house)).Encounters);

        Task<Outcome<Done>> Add(long number, IdentifierKind kind, string text) => house.Get<AddIdentifier>().Run(Director, new(number, kind, text), Stop);
    }

    [Theory, OnBothDatabases]
    public async Task An_erased_customer_leaves_counts_and_nothing_that_leads_to_them(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C-4711-SECRET", Phone = "13812342716", Attributes = [new("note", "SECRET-WORDS")] },
            Entry("2") with { Customer = "C2", Attributes = [new("note", "kept")] });
        await house.Get<RecordConsent>().Run(Director, new(1, ConsentPurpose.Research, true, "SECRET-EVIDENCE"), Stop);

        Assert.IsType<Fail.Invalid>((await house.Get<EraseCustomer>().Run(Director, new(1), Stop)).Failure);
        Assert.Null((await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop)).Failure);

        var shown = await Show(house);
        Assert.Equal((1, 0, true), (shown.Encounters, shown.Identifiers.Count, shown.ErasedUtc is not null));
        Assert.Equal("kept", (await house.Get<ShowCustomer>().Run(Director, new(2), Stop)).Value.Timeline.Items[0].Attributes[0].Value);
        Assert.Equal(1, (await house.Db().LogStates.SingleAsync()).Rewritten);
        // Whoever comes again under the old identifier is somebody new.
        await Append(house, Entry("3") with { Customer = "C-4711-SECRET" });
        Assert.Equal(3L, await house.Db().Encounters.Where(row => row.ExternalId == "3").Select(row => row.Customer!.Value).SingleAsync());
        await house.Get<EraseCustomer>().Run(Director, new(3, IsConfirmed: true), Stop);
        if (provider != DatabaseProvider.Sqlite) return;
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(house.Settings.Database.File));
        Assert.DoesNotContain("SECRET", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("13812342716", bytes, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_erased_is_erased_again_in_an_older_copy_and_nobody_else_who_got_the_number(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1" }, Entry("2") with { Customer = "C2" });
        await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop);
        await house.Get<EraseCustomer>().Run(Director, new(2, IsConfirmed: true), Stop);
        // An older copy: there are the identifiers again and no erasures; number 2 was given to somebody else.
        var db = house.Db();
        await db.CustomerErasures.ExecuteDeleteAsync();
        await db.Database.ExecuteSqlRawAsync("insert into customer_identifiers (kind, value, customer_id) values ('Number', 'C1', 1), ('Number', 'D2', 2)");
        await db.Customers.Where(c => c.Id == 2).ExecuteUpdateAsync(set => set.SetProperty(c => c.CreatedUtc, house.Clock.GetUtcNow().UtcDateTime.AddDays(1)));

        Assert.Equal(1, (await house.Get<CustomerErasures>().Apply(Actor.System, Stop)).Value);
        Assert.Equal(0, (await house.Get<CustomerErasures>().Apply(Actor.System, Stop)).Value);

        Assert.Equal(["D2"], await house.Db().CustomerIdentifiers.Select(i => i.Value).ToListAsync());
        Assert.Contains((1L, true), house.Get<CustomerErasureList>().Read().Select(one => (one.Number, one.AtUtc > default(DateTime))));
    }

    private static async Task<ShowCustomer.Shown> Show(House house) => (await house.Get<ShowCustomer>().Run(Director, new(1), Stop)).Value;
}
