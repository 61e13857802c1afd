using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics;
using Tangent.App.Access.Published;
using Tangent.App.Recovery;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.Tests.Recovery;

public sealed class SimilarTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly ClockMaker Clocks = new(CasePolicy.Usual, 0, BusinessCalendar.RoundTheClock);

    [Theory, OnBothDatabases]
    public async Task Cases_like_one_say_what_was_done_and_how_often_that_helped(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (hall, other) = (await house.Unit("H1"), await house.Unit("H2"));
        Guid place = Guid.CreateVersion7(house.Clock.GetUtcNow()), elsewhere = Guid.CreateVersion7(house.Clock.GetUtcNow());
        var asked = Judged(house, hall.Id, place, CaseCause.Wait, 0);
        await Put(house, [asked,
            Ended(house, hall.Id, place, CaseCause.Wait, CaseRemedyKind.Gift, RecoveredWord.Yes, 1),
            Ended(house, hall.Id, place, CaseCause.Wait, CaseRemedyKind.Gift, RecoveredWord.Partly, 2),
            Ended(house, other.Id, place, CaseCause.Wait, CaseRemedyKind.Refund, RecoveredWord.Yes, 3),
            // Another cause, another place, too long ago.
            Ended(house, hall.Id, place, CaseCause.Attitude, CaseRemedyKind.Gift, RecoveredWord.Yes, 4),
            Ended(house, hall.Id, elsewhere, CaseCause.Wait, CaseRemedyKind.Gift, RecoveredWord.Yes, 5),
            Ended(house, hall.Id, place, CaseCause.Wait, CaseRemedyKind.Gift, RecoveredWord.Yes, 6, daysAgo: 400)]);

        var all = (await house.Get<SimilarCases>().Run(House.As(Role.Director), new(asked.Id), Stop)).Value;
        Assert.Equal((3, true), (all.Cases, all.IsByCause));
        Assert.Equal([CaseRemedyKind.Gift, CaseRemedyKind.Refund], all.Ways.Select(way => way.Remedies[0]));
        Assert.Equal((0.5, 2, 20m), (((Estimate)all.Ways[0].Recovered).Point, ((Estimate)all.Ways[0].Recovered).N, all.Ways[0].MeanCost));
        // Who sees one hall learns nothing of the other.
        var own = (await house.Get<SimilarCases>().Run(House.As(Role.Clerk, hall.Path), new(asked.Id), Stop)).Value;
        Assert.Equal(2, own.Cases);
        Assert.IsType<Fail.Missing>((await house.Get<SimilarCases>().Run(House.As(Role.Clerk, other.Path), new(asked.Id), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task What_leaves_the_house_needs_a_purpose_and_the_right_to_take_cases_out_and_is_audited(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var one = Judged(house, house.RootUnit, Guid.CreateVersion7(house.Clock.GetUtcNow()), CaseCause.Wait, 0);
        await Put(house, [one]);
        var director = House.As(Role.Director);

        Assert.IsType<Fail.Invalid>((await house.Get<RevealCase>().Run(director, new(one.Id, " ", true), Stop)).Failure);
        var made = await house.Get<RevealCase>().Run(director, new(one.Id, "调解委员会 2026-18", true), Stop);
        Assert.False(made.Value.IsMasked);
        Assert.Equal(1, await house.Db().AuditEntries.CountAsync(e => e.Act == "recovery.did.pack"));
        Assert.IsType<Fail.Forbidden>((await house.Get<RevealCase>().Run(House.As(Role.Clerk), new(one.Id, "给朋友看", true), Stop)).Failure);
    }

    private static RecoveryCase Judged(House house, Guid unit, Guid place, CaseCause cause, int number, int daysAgo = 5)
    {
        var at = house.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        var signal = new SeenSignal(SignalKind.LowScore, $"{number}", at, number, null, null, place, unit, UnitPath.Root, 0, null, "太慢");
        return RecoveryCase.Open(signal, Guid.CreateVersion7(at), VoiceNumber.Of(at, number), CaseSeverity.Low, false, Clocks, at)
            .Listen(null, at).Value.Record(new("已核实", null, CaseSeverity.Low, false, CaseSpread.One, null), Clocks).Value
            .Judge(new(CaseVerdict.Upheld, "超时", null, cause)).Value;
    }

    private static RecoveryCase Ended(
        House house, Guid unit, Guid place, CaseCause cause, CaseRemedyKind remedy, RecoveredWord word, int number, int daysAgo = 5)
    {
        var judged = Judged(house, unit, place, cause, number, daysAgo);
        var at = judged.OpenedUtc;
        return judged.Propose([new(remedy, 20, null)], null, "致歉", Guid.Empty, 100, at).Value.Offer(at).Value.Answer(true, null, at).Value
            .CarryOut(0, Clocks, at).Value.Visit(new(at, Guid.Empty, true, word, 4, null)).Value.Close(CaseEnd.Resolved, 3, at).Value;
    }

    private static async Task Put(House house, IReadOnlyList<RecoveryCase> cases)
    {
        var scope = house.Scope();
        var db = scope.GetRequiredService<Db>();
        db.AddRange(cases.Select(one => one with { Version = 1 }));
        scope.GetRequiredService<Audit>().Write(House.As(Role.Director), "recovery.did.import", new(Kind.Case, null, null, UnitPath.Root));
        Assert.Null(await db.Commit(Stop));
    }
}
