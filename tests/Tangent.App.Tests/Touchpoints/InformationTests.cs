using Tangent.App.Export;
using Tangent.App.Touchpoints.Information;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class InformationTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task A_text_is_written_approved_and_published(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var place = await house.Add("T1");
        var id = await Write(house, "n1", "开门时间", place);

        Assert.IsType<Fail.Conflict>((await house.Get<PublishInformation>().Run(Director, new(id), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ApproveInformation>().Run(Analyst, new(id), Stop)).Failure);
        Assert.Equal(2, (await house.Get<ApproveInformation>().Run(Director, new(id, 1), Stop)).Value);
        Assert.IsType<Fail.Forbidden>((await house.Get<PublishInformation>().Run(Analyst, new(id), Stop)).Failure);
        Assert.Equal(3, (await house.Get<PublishInformation>().Run(Director, new(id, 2), Stop)).Value);

        var shown = (await house.Get<ShowInformation>().Run(Analyst, new(id), Stop)).Value;
        Assert.Equal((InformationState.Published, null, "N1"), (shown.Row.State, shown.Row.NextState, shown.Row.Code));
        Assert.Equal([InformationState.Published, InformationState.Approved, InformationState.Draft], shown.Versions.Select(v => v.State));
    }

    [Theory, OnBothDatabases]
    public async Task The_published_text_stays_live_until_the_next_is_published(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (first, second) = (await house.Add("T1"), await house.Add("T2"));
        var id = await Published(house, "N1", "旧文案", first);

        await house.Get<EditInformation>().Run(Analyst, new(id, null, Fields(house, "N1", "新文案", second)), Stop);
        var row = (await house.Get<ShowInformation>().Run(Analyst, new(id), Stop)).Value.Row;
        Assert.Equal(("旧文案", "新文案"), (row.Live!.Texts[0].Title, row.Waiting!.Texts[0].Title));
        Assert.Equal(["N1"], await Codes(house, new(State: InformationState.Published)));
        Assert.Equal(["N1"], await Codes(house, new(State: InformationState.Draft)));
        Assert.Equal(["N1"], await Codes(house, new(Touchpoint: first)));
        Assert.Equal(["N1"], await Codes(house, new(Touchpoint: second)));

        await house.Get<ApproveInformation>().Run(Director, new(id), Stop);
        await house.Get<PublishInformation>().Run(Director, new(id), Stop);
        Assert.Equal("新文案", (await house.Get<ShowInformation>().Run(Analyst, new(id), Stop)).Value.Row.Live!.Texts[0].Title);
        Assert.Empty(await Codes(house, new(Touchpoint: first)));
    }

    [Theory, OnBothDatabases]
    public async Task What_ends_within_thirty_days_is_found(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var place = await house.Add("T1");
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        await Published(house, "NEAR", "近", place, to: today.AddDays(20));
        await Published(house, "FAR", "远", place, to: today.AddDays(60));
        await Published(house, "EVER", "久", place);

        Assert.Equal(["NEAR"], await Codes(house, new(IsExpiring: true)));
        house.Clock.Pass(TimeSpan.FromDays(40));
        Assert.Equal(["FAR"], await Codes(house, new(IsExpiring: true)));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_taken_back_is_live_nowhere_and_can_be_written_anew(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var place = await house.Add("T1");
        var id = await Published(house, "N1", "文案", place);

        Assert.IsType<Fail.Invalid>((await house.Get<RetireInformation>().Run(Director, new(id, " "), Stop)).Failure);
        await house.Get<RetireInformation>().Run(Director, new(id, "活动结束"), Stop);
        var row = (await house.Get<ShowInformation>().Run(Analyst, new(id), Stop)).Value.Row;
        Assert.Equal((InformationState.Retired, null, "活动结束"), (row.State, row.Live, row.RetiredReason));
        Assert.IsType<Fail.Conflict>((await house.Get<RetireInformation>().Run(Director, new(id, "再来"), Stop)).Failure);
        Assert.Null((await house.Get<EditInformation>().Run(Analyst, new(id, null, Fields(house, "N1", "再发", place)), Stop)).Failure);
        Assert.Equal(InformationState.Draft, (await house.Get<ShowInformation>().Run(Analyst, new(id), Stop)).Value.Row.State);
    }

    [Theory, OnBothDatabases]
    public async Task Everything_that_is_wrong_is_named_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var place = await house.Add("T1");
        await Write(house, "N1", "先到", place);

        var failed = await house.Get<WriteInformation>().Run(Director, new("N1", null,
            [new(TextLanguage.Chinese, "", new string('长', 4001))],
            [new(Guid.CreateVersion7(house.Clock.GetUtcNow()), ContactChannel.App, (InformationMedium)99)], new(2026, 5, 2), new(2026, 5, 1)), Stop);

        Assert.Equal(["chinese.title", "chinese.body", "placements", "validTo", "unitId", "code", "placements"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_is_taken_out_with_the_columns_that_are_wanted(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Published(house, "N1", "开门时间", await house.Add("T1"));

        var taken = await house.Get<ExportInformation>().Run(Director, new(new(), default, ["code", "title-zh", "placements"],
            new(key => key, member => member.ToString(), true)), Stop);
        using var file = new MemoryStream();
        await taken.Value.Write(ExportFormat.Csv, file, Stop);

        Assert.Contains("N1,开门时间,1\r\n", System.Text.Encoding.UTF8.GetString(file.ToArray()));
        Assert.IsType<Fail.Invalid>((await house.Get<ExportInformation>().Run(Director, new(new(), default, ["nothing"],
            new(key => key, member => member.ToString(), true)), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_from_another_unit_reads_but_does_not_write(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await Write(house, "N1", "文案", await house.Add("T1"));
        var far = House.As(Role.UnitManager, (await house.Unit("FAR")).Path);

        Assert.Null((await house.Get<ShowInformation>().Run(far, new(id), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ApproveInformation>().Run(far, new(id), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ShowInformation>().Run(far, new(house.RootUnit), Stop)).Failure);
    }

    private static InformationFields Fields(House house, string code, string title, Guid place, DateOnly? to = null) =>
        new(code, house.RootUnit, [new(TextLanguage.Chinese, title, "正文")],
            [new(place, ContactChannel.App, InformationMedium.App)], ValidTo: to);

    private static async Task<Guid> Write(House house, string code, string title, Guid place, DateOnly? to = null)
    {
        var made = await house.Get<WriteInformation>().Run(Analyst, Fields(house, code, title, place, to), Stop);
        Assert.Null(made.Failure);
        return made.Value.Value;
    }

    private static async Task<Guid> Published(House house, string code, string title, Guid place, DateOnly? to = null)
    {
        var id = await Write(house, code, title, place, to);
        Assert.Null((await house.Get<ApproveInformation>().Run(Director, new(id), Stop)).Failure);
        Assert.Null((await house.Get<PublishInformation>().Run(Director, new(id), Stop)).Failure);
        return id;
    }

    private static async Task<IEnumerable<string>> Codes(House house, InformationFilter filter) =>
        (await house.Get<ListInformation>().Run(House.As(Role.Clerk), new(filter), Stop)).Value.Items.Select(row => row.Code);
}
