using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Encounters;

public sealed class ReadingTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task The_list_shows_latest_versions_newest_first_page_after_page(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, [.. Enumerable.Range(0, 25).Select(i => Entry(i) with { StartedUtc = Start.AddMinutes(i / 3) })]);
        await Append(house, Entry(7) with { StartedUtc = Start.AddMinutes(2), Outcome = "corrected" });

        List<string> seen = [];
        string? after = null;
        do
        {
            var piece = (await List(house, new(), new(after, null, 10))).Value;
            seen.AddRange(piece.Items.Select(one => one.ExternalId));
            after = piece.Next;
        } while (after is not null);

        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal), Enumerable.Range(0, 25).Select(i => $"E{i:00}"));
        Assert.Equal(["E24", "E23", "E22", "E21"], seen.Take(4));
        var corrected = (await List(house, new(Outcome: "corrected"))).Value.Items.Single();
        Assert.Equal(("E07", 2), (corrected.ExternalId, corrected.Version));
    }

    [Theory, OnBothDatabases]
    public async Task Filters_by_time_word_touchpoint_unit_and_customer_agree_with_counting_by_hand(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var touchpoint = await house.Add("T01");
        var north = await house.Unit("NORTH");
        var hall = await house.Unit("N-H1", north);
        var entries = Enumerable.Range(0, 60).Select(i => Entry(i) with
        {
            StartedUtc = Start.AddHours(i),
            Touchpoint = i % 3 == 0 ? "t01" : "elsewhere",
            Unit = (i % 4) switch { 0 => "n-h1", 1 => "NORTH", 2 => "unknown", _ => null },
            Channel = i % 2 == 0 ? "phone" : "hall",
            Customer = $"C{i % 5}",
        }).ToArray();
        await Append(house, entries);

        await Same(new(FromUtc: Start.AddHours(10), ToUtc: Start.AddHours(20)),
            entry => entry.StartedUtc >= Start.AddHours(10) && entry.StartedUtc < Start.AddHours(20));
        await Same(new(Touchpoint: touchpoint), entry => entry.Touchpoint == "t01");
        await Same(new(Unit: north.Id), entry => entry.Unit is "n-h1" or "NORTH");
        await Same(new(Unit: hall.Id), entry => entry.Unit is "n-h1");
        await Same(new(Channel: "phone"), entry => entry.Channel == "phone");
        await Same(new(Channel: "nothing"), _ => false);
        await Same(new(Source: "queue"), _ => true);
        long third = (await List(house, new())).Value.Items.First(one => one.ExternalId == "E02").Customer!.Value;
        await Same(new(Customer: third, Channel: "phone"), entry => entry.Customer == "C2" && entry.Channel == "phone");

        var shown = (await List(house, new(Unit: hall.Id))).Value.Items.Single(one => one.ExternalId == "E00");
        Assert.Equal(("T01", "N-H1"), (shown.Touchpoint!.Code, shown.Unit!.Code));

        async Task Same(EncounterFilter filter, Func<EncounterEntry, bool> isMeant) => Assert.Equal(
            entries.Where(isMeant).OrderByDescending(entry => entry.StartedUtc).Select(entry => entry.ExternalId),
            (await List(house, filter)).Value.Items.Select(one => one.ExternalId));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_its_own_encounters_and_its_customers_and_how_many_are_hidden(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var near = await house.Unit("NEAR");
        await house.Unit("FAR");
        await Append(house, Entry(1) with { Unit = "NEAR", Customer = "A" }, Entry(2) with { Unit = "FAR", Customer = "A" },
            Entry(3) with { Customer = "A" }, Entry(4) with { Unit = "FAR", Customer = "B" });
        var manager = House.As(Role.UnitManager, near.Path);
        var numbers = await house.Db().CustomerIdentifiers.ToDictionaryAsync(one => one.Value, one => one.CustomerId);

        Assert.Equal(["E01"], (await house.Get<ListEncounters>().Run(manager, new(), Stop)).Value.Items.Select(one => one.ExternalId));
        var a = (await house.Get<ShowCustomer>().Run(manager, new(numbers["A"]), Stop)).Value;
        Assert.Equal((3, 2, 1), (a.Encounters, a.Hidden, a.Timeline.Items.Count));
        Assert.IsType<Fail.Missing>((await house.Get<ShowCustomer>().Run(manager, new(numbers["B"]), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ShowCustomer>().Run(manager, new(4711), Stop)).Failure);
        Assert.Equal((3, 0), Of((await house.Get<ShowCustomer>().Run(House.As(Role.Director), new(numbers["A"]), Stop)).Value));

        static (int, int) Of(ShowCustomer.Shown shown) => (shown.Timeline.Items.Count, shown.Hidden);
    }

    [Theory, OnBothDatabases]
    public async Task A_customers_encounters_are_found_in_every_stretch_of_the_log(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        int count = (EncounterRow.StretchRows * 2) + 10;
        foreach (var part in Enumerable.Range(0, count).Chunk(8000))
            await Append(house, [.. part.Select(i => Entry(i) with { Customer = i % 4000 == 17 ? "rare" : "often", StartedUtc = Start.AddSeconds(i) })]);
        long rare = await house.Db().CustomerIdentifiers.Where(one => one.Value == "rare").Select(one => one.CustomerId).SingleAsync();

        var shown = (await house.Get<ShowCustomer>().Run(House.As(Role.Director), new(rare, new(Limit: 3)), Stop)).Value;

        int expected = Enumerable.Range(0, count).Count(i => i % 4000 == 17);
        Assert.Equal((expected, 3), (shown.Encounters, shown.Timeline.Items.Count));
        Assert.Equal(Start.AddSeconds(16_017), shown.Timeline.Items[0].StartedUtc);
    }

    private static EncounterEntry Entry(int i) => new() { ExternalId = $"E{i:00}", Touchpoint = "T13", StartedUtc = Start };

    private static Task<Outcome<Piece<Tangent.App.Encounters.Published.EncounterView>>> List(House house, EncounterFilter filter, PieceRequest? piece = null) =>
        house.Get<ListEncounters>().Run(House.As(Role.Analyst), new(filter, piece ?? new(Limit: 200)), Stop);

    private static async Task Append(House house, params EncounterEntry[] entries)
    {
        var outcome = await house.Get<AppendEncounters>().Run(House.As(Role.Analyst), new("queue", entries), Stop);
        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.Value.Problems);
    }
}
