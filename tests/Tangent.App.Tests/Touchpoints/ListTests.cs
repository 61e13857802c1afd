using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class ListTests
{
    [Theory, OnBothDatabases]
    public async Task Search_finds_chinese_substrings_codes_and_any_writing_of_capitals_and_width(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1", "上门维修", "On-site repair");
        await house.Add("T2", "热线人工接听", "Hotline agent");
        await house.Add("T3", "App 报修", "App repair request");

        Assert.Equal(["T1"], (await house.List(new("门维"))).Codes());
        Assert.Equal(["T2"], (await house.List(new("t2"))).Codes());
        Assert.Equal(["T1", "T3"], (await house.List(new("REPAIR"))).Codes());
        Assert.Equal(["T3"], (await house.List(new("ＡＰＰ　报修"))).Codes());
        Assert.Equal(["T3"], (await house.List(new("repair app"))).Codes());
        Assert.Empty((await house.List(new("100%_"))).Items);
    }

    [Theory, OnBothDatabases]
    public async Task Names_are_ordered_by_the_readers_culture_and_codes_by_their_numbers(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T13", "上门", "apple");
        await house.Add("T2", "安装", "Zebra");
        await house.Add("A1", "报修", "Banana");

        Assert.Equal(["A1", "T2", "T13"], (await house.List()).Codes());
        Assert.Equal(["T13", "T2", "A1"], (await house.List(order: new(TouchpointSort.Code, true))).Codes());
        Assert.Equal(["安装", "报修", "上门"],
            (await house.List(order: new(TouchpointSort.NameZh))).Items.Select(row => row.Details.NameZh));
        Assert.Equal(["apple", "Banana", "Zebra"],
            (await house.List(order: new(TouchpointSort.NameEn))).Items.Select(row => row.Details.NameEn));
    }

    [Theory, OnBothDatabases]
    public async Task Filters_narrow_by_channel_stage_status_and_the_whole_sub_tree(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var hall = await house.Unit("HALL", city);
        await house.Add("T1", channel: ContactChannel.App, stage: JourneyStage.PreSale);
        await house.Add("T2", unit: city.Id);
        var third = await house.Add("T3", unit: hall.Id);
        await house.Get<RetireTouchpoint>().Run(House.As(Role.Director), new(third, "closed"), CancellationToken.None);

        Assert.Equal(["T1"], (await house.List(new(Channel: ContactChannel.App))).Codes());
        Assert.Equal(["T2", "T3"], (await house.List(new(Stage: JourneyStage.AfterSale))).Codes());
        Assert.Equal(["T3"], (await house.List(new(Status: TouchpointStatus.Retired))).Codes());
        Assert.Equal(["T2", "T3"], (await house.List(new(UnitId: city.Id))).Codes());
        Assert.Equal(["T2"], (await house.List(new(UnitId: city.Id, Status: TouchpointStatus.Draft))).Codes());
        Assert.Equal(["T2"], (await house.List(new(UnitId: city.Id, IsWithoutRetired: true))).Codes());
    }

    [Theory, OnBothDatabases]
    public async Task Pages_neither_repeat_nor_skip_while_rows_arrive_and_lead_back(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        foreach (int i in Enumerable.Range(1, 6)) await house.Add($"T{i * 10}");

        var first = await house.List(piece: new(Limit: 2));
        await house.Add("T5");
        await house.Add("T35");
        var second = await house.List(piece: new(first.Next, Limit: 2));
        var third = await house.List(piece: new(second.Next, Limit: 2));
        var last = await house.List(piece: new(third.Next, Limit: 2));
        var back = await house.List(piece: new(Before: second.Previous, Limit: 2));

        Assert.Equal(["T10", "T20", "T30", "T35", "T40", "T50", "T60"],
            first.Codes().Concat(second.Codes()).Concat(third.Codes()).Concat(last.Codes()));
        Assert.Null(last.Next);
        Assert.Equal(["T10", "T20"], back.Codes());
        Assert.NotNull(back.Previous);
        Assert.Null((await house.List(piece: new(Before: back.Previous, Limit: 2))).Previous);
    }

    [Theory, OnBothDatabases]
    public async Task A_cursor_is_good_for_its_own_list_only(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1");
        await house.Add("T2");
        var cursor = (await house.List(piece: new(Limit: 1))).Next;

        foreach (var (request, code) in new (ListTouchpoints.Request, string)[]
        {
            (new(new(Stage: JourneyStage.AfterSale), default, new(cursor)), "list.cursor-of-another-list"),
            (new(new(), new(TouchpointSort.Changed), new(cursor)), "list.cursor-of-another-list"),
            (new(new(), default, new("nonsense!")), "list.cursor-unreadable"),
            (new(new(), default, new(cursor, cursor)), "list.one-direction"),
            (new(new(), default, new(Limit: 201)), "list.limit"),
            (new(new(UnitId: Guid.CreateVersion7(house.Clock.GetUtcNow()))), "touchpoints.unit-missing"),
        })
        {
            var refused = await house.Get<ListTouchpoints>().Run(House.As(Role.Clerk), request, CancellationToken.None);
            Assert.Equal(code, Assert.IsType<Fail.Invalid>(refused.Failure).Problems[0].Code);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Counts_tell_status_stage_and_channels(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1", channel: ContactChannel.App, stage: JourneyStage.PreSale);
        await house.AddActive("T2");
        var third = await house.Add("T3", channel: ContactChannel.Shop);
        await house.Get<RetireTouchpoint>().Run(House.As(Role.Director), new(third, "closed"), CancellationToken.None);

        var counts = (await house.Get<CountTouchpoints>().Run(House.As(Role.Clerk), new(), CancellationToken.None)).Value;

        Assert.Equal((3, 1, 1, 1, 1, 1), (counts.Total, counts.Of(TouchpointStatus.Draft),
            counts.Of(TouchpointStatus.Active), counts.Of(TouchpointStatus.Retired),
            counts.Of(JourneyStage.AfterSale), counts.Channels));
    }
}
