using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using static Tangent.Tests.Customers.MatchingTests;

namespace Tangent.Tests.Customers;

public sealed class ListCustomersTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task The_list_goes_forth_and_back_in_pieces_for_all_and_for_a_unit_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var near = await house.Unit("NEAR");
        await house.Unit("FAR");
        await Append(house, [.. Enumerable.Range(1, 450).Select(i => Entry($"{i}") with { Customer = $"C{i}", Unit = i % 40 == 0 ? "NEAR" : "FAR" })]);
        var clerk = House.As(Role.Clerk, near.Path);

        Assert.Equal(Enumerable.Range(1, 450).Reverse().Select(i => (long)i), await All(house, Director, 100));
        long[] own = [.. Enumerable.Range(1, 11).Reverse().Select(i => i * 40L)];
        Assert.Equal(own, await All(house, clerk, 3));
        Assert.Equal(own, await All(house, clerk, 200));
        Assert.IsType<Fail.Invalid>((await house.Get<ListCustomers>().Run(clerk, new(Piece: new(Limit: 0)), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListCustomers>().Run(Actor.Nobody, new(), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_line_tells_of_the_whole_customer_what_the_reader_may_see(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var near = await house.Unit("NEAR");
        await house.Unit("FAR");
        await Append(house, Entry("1") with { Customer = "C1", Unit = "NEAR" }, Entry("2") with { Customer = "C2", Phone = "13812342716", Unit = "FAR" },
            Entry("3") with { Customer = "C2", Unit = "FAR" });
        await house.Get<SetTier>().Run(Director, new(2, CustomerTier.Gold), Stop);
        await house.Get<MergeCustomers>().Run(Director, new(2, 1), Stop);

        var whole = Assert.Single((await house.Get<ListCustomers>().Run(Director, new(), Stop)).Value.Items);
        Assert.Equal((1L, 3, CustomerTier.Gold), (whole.Number, whole.Encounters, whole.Tier));
        Assert.Equal(["C1", "C2", "+8613812342716"], whole.Identifiers.Select(one => one.Text));
        var part = Assert.Single((await house.Get<ListCustomers>().Run(House.As(Role.Clerk, near.Path), new("C2"), Stop)).Value.Items);
        Assert.Equal((1L, 1, "138****2716"), (part.Number, part.Encounters, part.Identifiers[^1].Text));
    }

    [Theory, OnBothDatabases]
    public async Task A_merge_decides_every_match_between_the_two_and_undoing_it_tells_all_of_them_apart(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1", Phone = "13812342716" }, Entry("2") with { Customer = "C2", Phone = "13812342716" },
            Entry("3") with { Customer = "C3" });
        // The match is between 1 and 2; the merge between 3, of whom 2 is a part, and 1.
        await house.Get<MergeCustomers>().Run(Director, new(2, 3), Stop);
        var merge = (await house.Get<MergeCustomers>().Run(Director, new(3, 1), Stop)).Value;
        Assert.Equal(MatchState.Merged, (await house.Db().CustomerMatches.SingleAsync()).State);

        Assert.Null((await house.Get<UndoMerge>().Run(Director, new(merge), Stop)).Failure);
        Assert.Equal(MatchState.Rejected, (await house.Db().CustomerMatches.SingleAsync()).State);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_kept_any_more_about_a_customer_who_was_erased(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Entry("1") with { Customer = "C1" });
        await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop);

        Fail?[] refused =
        [
            (await house.Get<AddIdentifier>().Run(Director, new(1, IdentifierKind.Number, "C1"), Stop)).Failure,
            (await house.Get<SetTier>().Run(Director, new(1, CustomerTier.Gold), Stop)).Failure,
            (await house.Get<RecordConsent>().Run(Director, new(1, ConsentPurpose.Research, true, "form"), Stop)).Failure,
            (await house.Get<CloseContactWay>().Run(Director, new(1, ContactWay.Sms, true), Stop)).Failure,
        ];
        Assert.All(refused, failure => Assert.IsType<Fail.Conflict>(failure));
    }

    // Forth to the end, then back to the beginning: both ways are the same rows.
    private static async Task<IReadOnlyList<long>> All(House house, Actor who, int limit)
    {
        List<long> forth = [], back = [];
        Piece<CustomerBrief> piece, last;
        for (string? after = null; ; after = piece.Next)
        {
            piece = (await house.Get<ListCustomers>().Run(who, new(Piece: new(after, null, limit)), Stop)).Value;
            Assert.True(piece.Items.Count <= limit);
            forth.AddRange(piece.Items.Select(row => row.Number));
            if (piece.Next is null) break;
        }
        for (last = piece, back.AddRange(last.Items.Select(row => row.Number)); last.Previous is { } before;)
        {
            last = (await house.Get<ListCustomers>().Run(who, new(Piece: new(null, before, limit)), Stop)).Value;
            back.InsertRange(0, last.Items.Select(row => row.Number));
        }
        Assert.Equal(forth, back);
        return forth;
    }
}
