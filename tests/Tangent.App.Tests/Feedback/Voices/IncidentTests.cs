using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Moments;
using Tangent.App.Feedback.Incidents;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Voices;

public sealed class IncidentTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director), Analyst = House.As(Role.Analyst), Officer = House.As(Role.ComplaintOfficer);

    [Theory, OnBothDatabases]
    public async Task Two_code_without_seeing_each_other_and_who_agree_settle_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await Take(house, "师傅主动教老人用遥控器", IncidentOutcome.Satisfying);
        Assert.IsType<Fail.Forbidden>((await house.Get<CodeIncident>().Run(House.As(Role.Clerk), new(id, IncidentType.Attention), Stop)).Failure);

        await Code(house, Analyst, id, IncidentType.Attention);
        var seen = await Show(house, Officer, id);
        Assert.Equal((null, 0, 1, true), (seen.Own, seen.Codes.Count, seen.Row.Codes, seen.MayCode));
        Assert.Equal(IncidentType.Attention, (await Show(house, Analyst, id)).Own);
        await Code(house, Officer, id, IncidentType.Attention);

        var settled = await Show(house, Officer, id);
        Assert.Equal((IncidentType.Attention, CodingState.Settled, false), (settled.Row.Type!.Value, settled.Row.State, settled.MayCode));
        Assert.IsType<Fail.Conflict>((await house.Get<CodeIncident>().Run(Director, new(id, IncidentType.Slow), Stop)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<DecideIncident>().Run(Director, new(id, IncidentType.Slow), Stop)).Failure);
        Assert.All(await house.Db().AuditEntries.Where(e => e.Act == "voices.did.incident-code").ToListAsync(), entry => Assert.Null(entry.After));
    }

    [Theory, OnBothDatabases]
    public async Task Where_two_differ_a_third_decides_and_agreement_is_of_the_codes(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var split = await Take(house, "系统慢了半小时", IncidentOutcome.Dissatisfying);
        await Code(house, Analyst, split, IncidentType.Slow);
        await Code(house, Analyst, split, IncidentType.OtherFailure);   // one's own may be changed
        await Code(house, Officer, split, IncidentType.Attention);
        Assert.Equal(CodingState.Split, (await Show(house, Director, split)).Row.State);
        Assert.IsType<Fail.Forbidden>((await house.Get<DecideIncident>().Run(Officer, new(split, IncidentType.Slow), Stop)).Failure);
        Assert.Null((await house.Get<DecideIncident>().Run(Director, new(split, IncidentType.Slow), Stop)).Failure);
        foreach (var (type, outcome) in new[] { (IncidentType.Slow, IncidentOutcome.Dissatisfying), (IncidentType.Attention, IncidentOutcome.Satisfying) })
        {
            var id = await Take(house, $"{type}", outcome);
            await Code(house, Analyst, id, type);
            await Code(house, Officer, id, type);
        }

        var told = (await house.Get<MeasureIncidents>().Run(Director, new(), Stop)).Value;
        var recovery = told.Groups.Single(group => group.Group == IncidentGroup.Recovery);
        Assert.Equal((0, 2), (recovery.Satisfying, recovery.Dissatisfying));
        Assert.Equal(3, ((Estimate)told.OfGroups).N);
        Assert.InRange(((Estimate)told.OfGroups).Point, 0.1, 0.9);
        Assert.True((await Show(house, Director, split)).Row.IsAdjudicated);
        Assert.Equal([split], (await house.Get<ListIncidents>().Run(Director, new(), Stop)).Value.Items.Where(row => row.IsAdjudicated).Select(row => row.Id));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_its_own_incidents_and_names_what_is_missing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (own, other) = (await house.Unit("H1"), await house.Unit("H2"));
        var (here, there) = (await Take(house, "这里", IncidentOutcome.Satisfying, own.Id), await Take(house, "那里", IncidentOutcome.Satisfying, other.Id));
        var manager = House.As(Role.UnitManager, own.Path);
        Assert.Equal([here], (await house.Get<ListIncidents>().Run(manager, new(), Stop)).Value.Items.Select(row => row.Id));
        Assert.IsType<Fail.Missing>((await house.Get<ShowIncident>().Run(manager, new(there), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<CodeIncident>().Run(manager, new(there, IncidentType.Slow), Stop)).Failure);
        var failed = await house.Get<TakeIncident>().Run(manager, new("", null, null, other.Id, Guid.Empty, VoiceId: Guid.Empty), Stop);
        Assert.Equal(["story", "outcome", "teller", "unitId", "touchpoint", "voiceId"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void Types_fall_into_the_groups_of_the_scheme() => Assert.Equal([3, 4, 5, 4],
        Enum.GetValues<IncidentType>().GroupBy(IncidentReach.GroupOf).OrderBy(group => group.Key).Select(group => group.Count()));

    private static async Task<Guid> Take(House house, string story, IncidentOutcome outcome, Guid? unit = null)
    {
        house.Clock.Pass(TimeSpan.FromSeconds(1));
        return (await house.Get<TakeIncident>().Run(Director, new(story, outcome, IncidentTeller.Customer, unit ?? house.RootUnit), Stop)).Value;
    }

    private static async Task Code(House house, Actor who, Guid id, IncidentType type)
    {
        house.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null((await house.Get<CodeIncident>().Run(who, new(id, type), Stop)).Failure);
    }

    private static async Task<ShowIncident.Shown> Show(House house, Actor who, Guid id) => (await house.Get<ShowIncident>().Run(who, new(id), Stop)).Value;
}
