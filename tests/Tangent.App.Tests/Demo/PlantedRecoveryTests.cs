using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Demo;
using Tangent.App.Feedback.Voices;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Published;
using Tangent.App.Recovery.Signals;
using Tangent.App.Standards.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.App.Tests.Demo;

/// <summary>A year of cases: by the rules of the real ones, and with what is planted in them.</summary>
public class PlantedRecoveryTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly World World = World.Make(new(Customers: 12_000));

    [Fact]
    public void Who_is_spoken_to_soon_is_won_back_more_often_and_so_is_who_gets_more_than_words()
    {
        var visited = DemoCases.Of(World, [.. DemoVoices.Of(World)])
            .Select(one => (one, Listened: one.Course.OfType<CaseHappening.Listened>().FirstOrDefault(),
                Word: one.Course.OfType<CaseHappening.Visited>().FirstOrDefault(visit => visit.Recovered is not null)?.Recovered,
                Given: one.Course.OfType<CaseHappening.Proposed>().FirstOrDefault()?.Remedies))
            .Where(one => one.Word is not null).ToList();
        double Share(Func<(CaseToLoad one, CaseHappening.Listened? Listened, RecoveredWord? Word, Domain.Items<CaseRemedy>? Given), bool> which)
        {
            var some = visited.Where(which).ToList();
            return some.Count(one => one.Word == RecoveredWord.Yes) / (double)some.Count;
        }
        var file = DemoFiles.Recovery.Recovered;
        bool IsSoon((CaseToLoad one, CaseHappening.Listened? Listened, RecoveredWord? Word, Domain.Items<CaseRemedy>? Given) one) =>
            (one.Listened!.AtUtc - one.one.AtUtc).TotalMinutes <= file.SoonMinutes;
        bool IsWordsOnly((CaseToLoad one, CaseHappening.Listened? Listened, RecoveredWord? Word, Domain.Items<CaseRemedy>? Given) one) =>
            one.Given!.All(remedy => remedy.Cost == 0);

        Assert.InRange(visited.Count, 2000, 20_000);
        Assert.InRange(Share(one => IsSoon(one) && IsWordsOnly(one)) - Share(one => !IsSoon(one) && IsWordsOnly(one)), 0.2, 0.32);
        Assert.InRange(Share(one => IsSoon(one) && !IsWordsOnly(one)) - Share(one => IsSoon(one) && IsWordsOnly(one)), 0.12, 0.25);
    }

    [Fact]
    public async Task Every_bad_sign_of_the_year_is_decided_on_and_most_cases_have_ended_as_real_ones_may()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        Assert.Null((await house.Get<LoadDemoCompany>().Run(Actor.LocalOperator("tests"), new(2500), Stop)).Failure);
        // A promise found broken before the past is loaded, as a slow machine may find one.
        var unit = await house.Db().OrgUnits.FirstAsync(Stop);
        await house.Get<FollowSigns>().Handle(new PromiseBroken(unit.Id, unit.Id, 1, unit.Id, 1, null, null, DemoMark.StartUtc.AddHours(-1),
            DemoMark.StartUtc, DemoMark.StartUtc.AddDays(3)), unit.Id, Stop);
        while (await house.Get<JobRunner>().Once(Stop)) { }

        var low = (await house.Db().Judgements.ToListAsync(Stop)).Where(LowComments.IsLow).Select(row => $"{row.Source}\n{row.ExternalId}").ToHashSet();
        Assert.Equal(low, (await house.Db().Signals.Where(s => s.Kind == SignalKind.LowScore).Select(s => s.Key).ToListAsync(Stop)).ToHashSet());
        var cases = await house.Db().RecoveryCases.ToListAsync(Stop);
        Assert.InRange(cases.Count, 150, 600);
        Assert.InRange(cases.Count(one => one.IsOpen), 1, cases.Count / 10);
        Assert.All(cases, one => Assert.True(one.IsOpen || one.Ending == CaseEnd.NobodyToTell || one.ToldUtc is not null));
        Assert.True(cases.GroupBy(one => one.UnitId).Count() > 10);

        var measured = (await house.Get<MeasureCases>().Run(House.As(Role.Director), new(366), Stop)).Value;
        Assert.InRange(((Estimate)measured.Recovered).Point, 0.5, 0.85);
        Assert.NotEmpty(measured.ByCause);
    }
}
