using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Storage;

namespace Tangent.Tests.Customers;

public sealed class MatchingTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task A_phone_in_any_writing_is_one_customer_and_joins_the_number_that_comes_with_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Phone = "138 1234-2716" }, Entry("2") with { Phone = "+86 13812342716" });
        await Append(house, Entry("3") with { Customer = "C1", Phone = "13812342716", Email = " Zoe@Example.COM" });
        await Append(house, Entry("4") with { Email = "zoe@example.com" }, Entry("5") with { Customer = "C1" });

        var numbers = await house.Db().Encounters.OrderBy(row => row.Sequence).Select(row => row.Customer).ToListAsync();
        Assert.Equal([1L, 1L, 1L, 1L, 1L], numbers);
        var shown = (await house.Get<ShowCustomer>().Run(Director, new(1), Stop)).Value;
        Assert.Equal([(IdentifierKind.Number, "C1"), (IdentifierKind.Phone, "+8613812342716"), (IdentifierKind.Email, "zoe@example.com")],
            shown.Identifiers.Select(one => (one.Kind, one.Text)));
        var masked = (await house.Get<ShowCustomer>().Run(House.As(Role.Clerk), new(1), Stop)).Value;
        Assert.Equal(["C1", "138****2716", "z***@example.com"], masked.Identifiers.Select(one => one.Text));
    }

    [Theory, OnBothDatabases]
    public async Task Two_numbers_of_the_company_never_become_one_by_a_shared_phone_but_wait_for_a_decision(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1", Phone = "13812342716" });
        await Append(house, Entry("2") with { Customer = "C2", Phone = "13812342716" }, Entry("3") with { Phone = "13812342716" });

        Assert.Equal([1L, 2L, 1L], await house.Db().Encounters.OrderBy(row => row.Sequence).Select(row => row.Customer!.Value).ToListAsync());
        var match = Assert.Single((await house.Get<ListMatches>().Run(Director, new(), Stop)).Value.Items);
        Assert.Equal((1L, 2L, IdentifierKind.Phone), (match.First, match.Second, match.Kind));
        Assert.Null((await house.Get<RejectMatch>().Run(Director, new(1, 2), Stop)).Failure);
        await Append(house, Entry("4") with { Customer = "C2", Phone = "13812342716" });
        Assert.Empty((await house.Get<ListMatches>().Run(Director, new(), Stop)).Value.Items);
    }

    [Theory, OnBothDatabases]
    public async Task Two_channels_named_together_are_merged_and_taken_apart_again_exactly(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { OpenId = "oWx1" }, Entry("2") with { Customer = "C1" });
        await Append(house, Entry("3") with { Customer = "C1", OpenId = "oWx1" });
        var one = (await house.Get<ShowCustomer>().Run(Director, new(1), Stop)).Value;
        Assert.Equal((2L, 3, MergeReason.NamedTogether), (one.Number, one.Encounters, one.Merges.Single().Reason));

        await Append(house, Entry("4") with { OpenId = "oWx1" });
        Assert.Equal(4, (await house.Get<ShowCustomer>().Run(Director, new(2), Stop)).Value.Encounters);
        Assert.Null((await house.Get<UndoMerge>().Run(Director, new(one.Merges[0].Merge), Stop)).Failure);
        await Append(house, Entry("5") with { Customer = "C1", OpenId = "oWx1" });

        var first = (await house.Get<ShowCustomer>().Run(Director, new(1), Stop)).Value;
        var second = (await house.Get<ShowCustomer>().Run(Director, new(2), Stop)).Value;
        Assert.Equal(["4", "1"], first.Timeline.Items.Select(e => e.ExternalId));
        Assert.Equal(["5", "3", "2"], second.Timeline.Items.Select(e => e.ExternalId));
        Assert.IsType<Fail.Conflict>((await house.Get<UndoMerge>().Run(Director, new(one.Merges[0].Merge), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Merges_in_a_chain_are_undone_in_any_order(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, [.. Enumerable.Range(1, 4).Select(i => Entry($"{i}") with { Customer = $"C{i}" })]);
        var first = (await house.Get<MergeCustomers>().Run(Director, new(1, 2), Stop)).Value;
        await house.Get<MergeCustomers>().Run(Director, new(1, 3), Stop);
        await house.Get<MergeCustomers>().Run(Director, new(4, 1), Stop);
        var whole = (await house.Get<ShowCustomer>().Run(Director, new(1), Stop)).Value;
        Assert.Equal((3L, 4), (whole.Number, whole.Encounters));
        Assert.IsType<Fail.Conflict>((await house.Get<MergeCustomers>().Run(Director, new(2, 4), Stop)).Failure);

        Assert.Null((await house.Get<UndoMerge>().Run(Director, new(first), Stop)).Failure);

        Assert.Equal(["1"], (await house.Get<ShowCustomer>().Run(Director, new(1), Stop)).Value.Timeline.Items.Select(e => e.ExternalId));
        Assert.Equal(3, (await house.Get<ShowCustomer>().Run(Director, new(2), Stop)).Value.Encounters);
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_is_found_by_any_writing_within_ones_units(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var near = await house.Unit("NEAR");
        var far = await house.Unit("FAR");
        await Append(house, Entry("1") with { Customer = "C1", Phone = "13812342716", Unit = "NEAR" });

        Assert.Equal([1L], await Find(Director, "138-1234-2716"));
        Assert.Equal([1L], await Find(House.As(Role.Clerk, near.Path), "C1"));
        Assert.Empty(await Find(House.As(Role.Clerk, far.Path), "C1"));
        Assert.Empty(await Find(Director, "C9"));

        async Task<IEnumerable<long>> Find(Actor who, string text) =>
            (await house.Get<ListCustomers>().Run(who, new(text), Stop)).Value.Items.Select(row => row.Number);
    }

    internal static EncounterEntry Entry(string id) => new() { ExternalId = id, Touchpoint = "T13", StartedUtc = Start.AddMinutes(int.Parse(id, null)) };

    internal static async Task Append(House house, params EncounterEntry[] entries)
    {
        var outcome = await house.Get<AppendEncounters>().Run(House.As(Role.Analyst), new("queue", entries), Stop);
        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.Value.Problems);
    }
}
