using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class LifeTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task A_draft_with_gaps_is_not_submitted_and_all_gaps_are_named(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add("T1");

        var submitted = await house.Get<SubmitTouchpoint>().Run(Analyst, new(id), Stop);

        Assert.Equal(
            [
                "touchpoints.gap.owner", "touchpoints.gap.stage", "touchpoints.gap.distance",
                "touchpoints.gap.nature", "touchpoints.gap.quality", "touchpoints.gap.efficiency",
            ],
            Assert.IsType<Fail.Conflict>(submitted.Failure).Problems.Select(gap => gap.Code));
        Assert.Equal(TouchpointStatus.Draft, (await Shown(house, id)).Row.Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_analyst_writes_and_a_director_approves(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add(await house.WholeFields("T1"), Analyst);

        Assert.Equal(2, (await house.Get<SubmitTouchpoint>().Run(Analyst, new(id, 1), Stop)).Value);
        Assert.IsType<Fail.Forbidden>((await house.Get<ApproveTouchpoint>().Run(Analyst, new(id, 2), Stop)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<ApproveTouchpoint>().Run(Director, new(id, 1), Stop)).Failure);
        house.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(3, (await house.Get<ApproveTouchpoint>().Run(Director, new(id, 2), Stop)).Value);

        var row = (await Shown(house, id)).Row;
        Assert.Equal((TouchpointStatus.Active, house.Clock.GetUtcNow().UtcDateTime), (row.Status, row.ValidFromUtc));
        Assert.IsType<Fail.Conflict>((await house.Get<SubmitTouchpoint>().Run(Analyst, new(id), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_sent_back_is_a_draft_with_the_reviewers_note(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add(await house.WholeFields("T1"));
        await house.Get<SubmitTouchpoint>().Run(Analyst, new(id), Stop);

        Assert.IsType<Fail.Invalid>((await house.Get<SendBackTouchpoint>().Run(Director, new(id, " "), Stop)).Failure);
        Assert.Null((await house.Get<SendBackTouchpoint>().Run(Director, new(id, "指标不清楚"), Stop)).Failure);

        var row = (await Shown(house, id)).Row;
        Assert.Equal((TouchpointStatus.Draft, "指标不清楚"), (row.Status, row.ReviewNote));
        await house.Get<SubmitTouchpoint>().Run(Analyst, new(id), Stop);
        Assert.Null((await Shown(house, id)).Row.ReviewNote);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_approved_stays_complete(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.AddActive("T1");
        var fields = TouchpointFields.Of((await Shown(house, id)).Row.Details);

        var emptied = await house.Get<EditTouchpoint>().Run(Director, new(id, null, fields with { Sheet = TouchpointSheet.Empty }), Stop);

        Assert.Equal(["touchpoints.gap.quality", "touchpoints.gap.efficiency"],
            Assert.IsType<Fail.Invalid>(emptied.Failure).Problems.Select(gap => gap.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Every_version_says_what_held_when(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add("T1", "旧名");
        var first = house.Clock.GetUtcNow().UtcDateTime;
        house.Clock.Pass(TimeSpan.FromDays(3));
        await house.Get<EditTouchpoint>().Run(Director, new(id, 1, Register.Fields(house, "T1", "新名")), Stop);

        var all = (await house.Get<ListTouchpointVersions>().Run(Director, new(id), Stop)).Value;
        Assert.Equal([(2, "新名", null), (1, "旧名", (DateTime?)first.AddDays(3))], all.Select(v => (v.Number, v.Details.NameZh, v.ToUtc)));
        var then = (await house.Get<ListTouchpointVersions>().Run(Director, new(id, first.AddDays(1)), Stop)).Value;
        Assert.Equal("旧名", Assert.Single(then).Details.NameZh);
        Assert.Empty((await house.Get<ListTouchpointVersions>().Run(Director, new(id, first.AddDays(-1)), Stop)).Value);
    }

    [Theory, OnBothDatabases]
    public async Task Only_what_is_in_use_is_signed_as_key_and_the_reason_is_kept(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (draft, active) = (await house.Add("T1"), await house.AddActive("T2"));

        Assert.IsType<Fail.Conflict>((await house.Get<SignKeyTouchpoint>().Run(Director, new(draft, true, "高频"), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<SignKeyTouchpoint>().Run(Analyst, new(active, true, "高频"), Stop)).Failure);
        Assert.Null((await house.Get<SignKeyTouchpoint>().Run(Director, new(active, true, "高频且差评集中"), Stop)).Failure);

        Assert.Equal(["T2"], (await house.List(new(IsKey: true))).Codes());
        Assert.Equal(["T1"], (await house.List(new(IsKey: false))).Codes());
        await house.Get<SignKeyTouchpoint>().Run(Director, new(active, false, "改由热线承担"), Stop);
        Assert.Empty((await house.List(new(IsKey: true))).Items);
    }

    [Theory, OnBothDatabases]
    public async Task The_sheet_is_kept_whole_and_filters_know_the_classes(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var fields = await house.WholeFields("T1");
        var sheet = fields.Sheet! with
        {
            Stage = [new(StageElement.Setting, "叫号机", StageFunctions.BoundingInteraction, StageCondition.Worn)],
            Factors = [new("等候区嘈杂", ServuctionElement.OtherCustomers), new("派单系统", ServuctionElement.InvisibleOrganisation, false)],
            Control = new(60, 25, 15),
            Goals = PartyGoals.OrganisationEfficiency | PartyGoals.CustomerSatisfaction,
            Crowd = CrowdConditions.LongWaits,
        };
        var id = await house.Add(fields with { Sheet = sheet, Aliases = ["修宽带", " 上门修 "] });

        Assert.Equal(sheet, (await Shown(house, id)).Row.Details.Sheet);
        Assert.Equal(["T1"], (await house.List(new("修宽带"))).Codes());
        Assert.Equal(["T1"], (await house.List(new(Kinds: TouchpointKinds.Physical, Distance: ContactDistance.FaceToFace))).Codes());
        Assert.Empty((await house.List(new(Kinds: TouchpointKinds.Digital))).Items);
        var same = await house.Get<EditTouchpoint>().Run(Director, new(id, 1, TouchpointFields.Of((await Shown(house, id)).Row.Details)), Stop);
        Assert.Equal(1, same.Value);
    }

    [Theory, OnBothDatabases]
    public async Task Links_and_shares_that_do_not_hold_are_problems_of_their_fields(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var unknown = Guid.CreateVersion7(house.Clock.GetUtcNow());

        var failed = await house.Get<RegisterTouchpoint>().Run(Director, Register.Fields(house, "T1") with
        {
            OfferedBy = [unknown],
            Sheet = new() { FeltAt = [unknown], Control = new(50, 50, 50), Script = [new("", new string('x', 401))] },
            Classification = new() { Distance = (ContactDistance)9 },
        }, Stop);

        Assert.Equal(["classification.distance", "sheet.script.1", "sheet.script.1", "sheet.control", "offeredBy", "sheet.feltAt"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    private static async Task<ShowTouchpoint.Shown> Shown(House house, Guid id) =>
        (await house.Get<ShowTouchpoint>().Run(House.As(Role.Clerk), new(id), Stop)).Value;
}
