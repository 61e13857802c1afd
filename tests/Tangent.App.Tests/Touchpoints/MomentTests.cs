using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests.Access;
using static Tangent.Tests.Touchpoints.Attached;

namespace Tangent.Tests.Touchpoints;

public sealed class MomentTests
{
    [Theory, OnBothDatabases]
    public async Task A_moment_keeps_what_makes_and_breaks_it_with_the_evidence(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");

        var id = await house.AddMoment(Moment(at) with { Testing = "ValueJudgement" });

        var row = (await house.Get<ShowMoment>().Run(House.As(Role.Clerk), new(id), Stop)).Value.Row;
        Assert.Equal(("修好之后的确认", "T1", "ValueJudgement"), (row.Details.NameZh, row.At.Code, row.Testing!.Code));
        Assert.Equal("测速\n留下联系方式", row.Details.Sheet.Playbook);
        Assert.Equal([new(MomentList.Detractor, "签字催促", EvidenceSource.Complaint, "2026 年一季度 14 件")], row.Of(MomentList.Detractor));
        Assert.Equal(3, row.Details.Sheet.Items.Count);
        Assert.Equal(1, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "moments.did.register" && entry.ObjectId == id.ToString()));
    }

    [Theory, OnBothDatabases]
    public async Task Every_problem_of_a_moment_is_listed_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");

        var failed = await house.Get<RegisterMoment>().Run(House.As(Role.Director), new(at, " ", "a\nb", "Repurchase", Guid.Empty,
            Need: new string('x', 401), Items: [new(MomentList.Detractor, " "), new((MomentList)9, "x")]), Stop);

        Assert.Equal(["nameZh", "nameEn", "need", "items.1", "items.2", "testing", "ownerId"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
        Assert.Equal("touchpointId", Assert.IsType<Fail.Invalid>(
            (await house.Get<RegisterMoment>().Run(House.As(Role.Director), new(null, "a", "b"), Stop)).Failure).Problems[0].Field);
    }

    [Theory, OnBothDatabases]
    public async Task What_both_sides_bring_is_kept_checked_and_left_alone_by_who_does_not_speak_of_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var frames = new MomentFrames
        {
            Context = "雨天，已停网一天 ",
            Customer = new() { Expectations = "今天能用" },
            Employee = new() { Feelings = "一天跑九家" },
            Congruence = 2,
        };
        var fields = Moment(await house.Add("T1")) with { Frames = frames };
        var id = await house.AddMoment(fields);
        async Task<MomentFrames> Kept() => (await house.Get<ShowMoment>().Run(House.As(Role.Clerk), new(id), Stop)).Value.Row.Details.Sheet.Frames;

        Assert.Equal(frames with { Context = "雨天，已停网一天" }, await Kept());
        Assert.Null((await house.Get<EditMoment>().Run(House.As(Role.Director), new(id, 1, fields with { Frames = null, Need = "x" }), Stop)).Failure);
        Assert.Equal(2, (await Kept()).Congruence);
        var failed = await house.Get<EditMoment>().Run(House.As(Role.Director), new(id, 2, fields with
        {
            Frames = new() { Congruence = 6, Customer = new() { Values = new string('x', 201) } },
        }), Stop);
        Assert.Equal(["frames.customer.values", "frames.congruence"], Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(one => one.Field));
    }

    [Theory, OnBothDatabases]
    public async Task An_edit_raises_the_version_and_the_same_again_changes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.AddMoment(Moment(await house.Add("T1")));

        var edited = await Edit(1, Moment(Guid.Empty, "改过的"));
        var same = await Edit(2, Moment(Guid.Empty, "改过的"));
        var late = await Edit(1, Moment(Guid.Empty, "晚到的"));

        Assert.Equal((2, 2), (edited.Value, same.Value));
        Assert.Equal("storage.changed-meanwhile", Assert.IsType<Fail.Conflict>(late.Failure).Problems[0].Code);
        Assert.Equal(1, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "moments.did.edit"));

        Task<Outcome<int>> Edit(int version, MomentFields fields) =>
            house.Get<EditMoment>().Run(House.As(Role.Analyst), new(id, version, fields), Stop);
    }

    [Theory, OnBothDatabases]
    public async Task A_moment_is_put_away_and_brought_back(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.AddMoment(Moment(await house.Add("T1")));
        var retire = house.Get<RetireMoment>();

        Assert.Equal(2, (await retire.Run(House.As(Role.Director), new(id, true), Stop)).Value);
        Assert.Equal(2, (await house.Get<RetireMoment>().Run(House.As(Role.Director), new(id, true), Stop)).Value);
        Assert.Empty((await List(house, new(IsRetired: false))).Items);
        Assert.Equal(3, (await house.Get<RetireMoment>().Run(House.As(Role.Director), new(id, false), Stop)).Value);
        Assert.Single((await List(house, new(IsRetired: false))).Items);
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_change_the_touchpoint_may_not_change_its_moments(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (east, west) = (await house.Unit("EAST"), await house.Unit("WEST"));
        var at = await house.Add("T1", unit: west.Id);
        var id = await house.AddMoment(Moment(at));
        var manager = House.As(Role.UnitManager, east.Path);

        Assert.IsType<Fail.Forbidden>((await house.Get<RegisterMoment>().Run(manager, Moment(at), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<EditMoment>().Run(manager, new(id, null, Moment(at, "x")), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<RetireMoment>().Run(manager, new(id, true), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<RegisterMoment>().Run(House.As(Role.Clerk), Moment(at), Stop)).Failure);
        Assert.False((await house.Get<ShowMoment>().Run(manager, new(id), Stop)).Value.MayEdit);
        Assert.IsType<Fail.Missing>((await house.Get<EditMoment>().Run(manager, new(at, null, Moment(at)), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Moments_are_narrowed_by_testing_moment_touchpoint_unit_and_back_stage_owner_and_paged(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var (t1, t2) = (await house.Add("T1"), await house.Add("T2", unit: city.Id));
        await house.AddMoment(Moment(t1, "安装", "C"));
        await house.AddMoment(Moment(t1, "报修", "B") with { Testing = "BadNews" });
        await house.AddMoment(Moment(t2, "上门", "A") with { Testing = "BadNews", BackStageOwnerId = (await house.Hire(Role.Director)).Id });

        Assert.Equal(["安装", "报修", "上门"], await Names(new()));
        Assert.Equal(["报修", "上门"], await Names(new(Testing: "BadNews")));
        Assert.Equal(["安装", "报修"], await Names(new(TouchpointId: t1)));
        Assert.Equal(["上门"], await Names(new(UnitId: city.Id)));
        Assert.Equal(["安装", "报修"], await Names(new(HasBackStageOwner: false)));
        Assert.Equal(["安装"], await Names(new("安")));
        var first = await List(house, new(), new(Limit: 2));
        var second = await List(house, new(), new(first.Next, null, 2));
        Assert.Equal(["上门"], second.Items.Select(row => row.Details.NameZh));
        Assert.Null(second.Next);

        async Task<IEnumerable<string>> Names(MomentFilter filter) => (await List(house, filter)).Items.Select(row => row.Details.NameZh);
    }

    [Theory, OnBothDatabases]
    public async Task Five_kinds_of_testing_moments_are_on_and_two_are_off_until_somebody_switches_them_on(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");

        Assert.Equal(["BuyOrNot", "ValueJudgement", "Feedback", "BadNews", "PerpetualRepeat"], await On(house));
        Assert.NotNull((await house.Get<RegisterMoment>().Run(House.As(Role.Director), Moment(at) with { Testing = "Referral" }, Stop)).Failure);
        Assert.Null((await Keep(house, new("Referral"))).Failure);
        Assert.Null((await Keep(house, new("bargain", "讨价还价", "Bargaining"))).Failure);
        await house.AddMoment(Moment(at) with { Testing = "Referral" });
        var own = await house.AddMoment(Moment(at, "砍价", "Bargain") with { Testing = "BARGAIN" });
        Assert.Null((await Keep(house, new("BARGAIN", "讨价还价", "Bargaining", IsOn: false))).Failure);

        Assert.Equal(["BuyOrNot", "ValueJudgement", "Feedback", "BadNews", "PerpetualRepeat", "Referral"], await On(house));
        Assert.Equal(2, (await house.Get<EditMoment>().Run(House.As(Role.Director),
            new(own, 1, Moment(at, "砍价两次", "Bargain") with { Testing = "BARGAIN" }), Stop)).Value);
        Assert.Equal(["code", "nameZh", "nameEn"], Assert.IsType<Fail.Invalid>((await Keep(house, new("1 2"))).Failure).Problems.Select(p => p.Field));
        Assert.IsType<Fail.Forbidden>((await house.Get<KeepTestingKind>().Run(
            House.As(Role.Director, (await house.Unit("EAST")).Path), new("Referral", IsOn: false), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task The_export_holds_the_three_lists_and_needs_its_own_right(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        foreach (var name in new[] { "乙", "甲", "丙" }) await house.AddMoment(Moment(at, name));
        var words = new Tangent.App.Export.ExportWords(key => key, member => member.ToString(), true);

        var refused = await house.Get<ExportMoments>().Run(House.As(Role.Clerk), new(new(), default, null, words), Stop);
        var taken = await house.Get<ExportMoments>().Run(House.As(Role.Auditor), new(new(), default, ["name", "detractors"], words), Stop);
        using var file = new MemoryStream();
        await taken.Value.Write(Tangent.App.Export.ExportFormat.Csv, file, Stop);

        Assert.IsType<Fail.Forbidden>(refused.Failure);
        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("丙,", lines[1], StringComparison.Ordinal);
        Assert.Contains("签字催促 [Complaint 2026 年一季度 14 件]", lines[1], StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> On(House house) =>
        (await house.Get<ListTestingKinds>().Run(House.As(Role.Clerk), Stop)).Value.Where(kind => kind.IsOn).Select(kind => kind.Code);

    private static Task<Outcome<TestingKind>> Keep(House house, KeepTestingKind.Request request) =>
        house.Get<KeepTestingKind>().Run(House.As(Role.Director), request, Stop);

    private static async Task<Piece<MomentRow>> List(House house, MomentFilter filter, PieceRequest? piece = null)
    {
        var listed = await house.Get<ListMoments>().Run(House.As(Role.Clerk), new(filter, default, piece), Stop);
        Assert.Null(listed.Failure);
        return listed.Value;
    }
}
