using Tangent.App.Access;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests.Access;

namespace Tangent.Tests.Lists;

/// <summary>Every list goes forwards and backwards through the same rows, in every order that it offers.</summary>
public sealed class PagingTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task People_come_in_every_order_both_ways(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        foreach (string name in new[] { "周晓", "Anna", "安宁", "报春", "anna" }) await house.Hire(Role.Clerk, name: name);   // all at one moment
        var reader = House.As(Role.Administrator);

        var byName = await BothWays(piece => house.Get<ListPeople>().Run(reader, new(Order: new(PeopleSort.Name, false), Piece: piece), Stop));
        Assert.Equal(["安宁", "报春", "周晓", "anna", "anna"], byName.Select(row => row.Name.ToLowerInvariant()));
        foreach (var sort in Enum.GetValues<PeopleSort>())
            foreach (bool isDescending in new[] { true, false })
                Assert.Equal(5, (await BothWays(piece => house.Get<ListPeople>().Run(reader, new(Order: new(sort, isDescending), Piece: piece), Stop)))
                    .Select(row => row.Id).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task Who_sees_names_masked_cannot_order_by_them(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var refused = await house.Get<ListPeople>().Run(House.As(Role.Auditor), new(Order: new(PeopleSort.Name)), Stop);
        Assert.Equal("access.person.sort-masked", refused.Failure!.Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task The_audit_log_and_keys_go_both_ways(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var owner = await house.Hire(Role.Administrator);
        for (int i = 0; i < 5; i++)
            Assert.Null((await house.Get<MakeApiKey>().Run(owner, new($"key {i}", Role.Administrator, house.RootUnit, Verb.Read, 3 + i % 2), Stop)).Failure);

        foreach (bool isOldestFirst in new[] { true, false })
        {
            var log = await BothWays(piece => house.Get<ListAudit>().Run(owner, new(new(Act: "access.did.key-make"), isOldestFirst, piece), Stop));
            Assert.Equal(5, log.Select(row => row.Id).Distinct().Count());
        }
        foreach (var sort in Enum.GetValues<KeyListSort>())
        {
            var keys = await BothWays(piece => house.Get<ListApiKeys>().Run(owner, new(Order: new(sort), Piece: piece), Stop));
            Assert.Equal(5, keys.Select(row => row.Id).Distinct().Count());
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_cursor_is_good_for_its_own_order_only(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        for (int i = 0; i < 3; i++) await house.Hire(Role.Clerk);
        var reader = House.As(Role.Administrator);
        var first = (await house.Get<ListPeople>().Run(reader, new(Piece: new(Limit: 1)), Stop)).Value;

        var other = await house.Get<ListPeople>().Run(reader, new(Order: new(PeopleSort.Name), Piece: new(first.Next)), Stop);
        var nonsense = await house.Get<ListPeople>().Run(reader, new(Piece: new("nonsense")), Stop);

        Assert.Equal("list.cursor-of-another-list", other.Failure!.Problems[0].Code);
        Assert.Equal("list.cursor-unreadable", nonsense.Failure!.Problems[0].Code);
    }

    /// <summary>The rows forwards in pieces of two; going back must give the same rows.</summary>
    private static async Task<IReadOnlyList<T>> BothWays<T>(Func<PieceRequest, Task<Outcome<Piece<T>>>> list)
    {
        var ahead = new List<Piece<T>> { (await list(new(Limit: 2))).Value };
        while (ahead[^1].Next is { } next) ahead.Add((await list(new(After: next, Limit: 2))).Value);
        Assert.Null(ahead[0].Previous);
        var back = new List<Piece<T>> { ahead[^1] };
        while (back[^1].Previous is { } previous) back.Add((await list(new(Before: previous, Limit: 2))).Value);

        var rows = ahead.SelectMany(piece => piece.Items).ToList();
        Assert.Equal(rows, Enumerable.Reverse(back).SelectMany(piece => piece.Items), new ByText<T>());
        return rows;
    }

    // Rows hold lists, which records compare by reference.
    private sealed class ByText<T> : IEqualityComparer<T>
    {
        public bool Equals(T? one, T? other) => GetHashCode(one!) == GetHashCode(other!);

        public int GetHashCode(T row) => System.Text.Json.JsonSerializer.Serialize(row).GetHashCode(StringComparison.Ordinal);
    }
}
