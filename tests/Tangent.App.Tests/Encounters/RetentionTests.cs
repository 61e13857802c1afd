using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters;
using Tangent.App.Installation;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.Runtime;
using static Tangent.Tests.Customers.MatchingTests;

namespace Tangent.Tests.Encounters;

public sealed class RetentionTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task After_the_months_that_were_set_the_log_knows_that_but_not_with_whom(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Settings.Retention.EncounterMonths = 24;
        var now = house.Clock.GetUtcNow().UtcDateTime;
        EncounterEntry Told(int i, DateTime started) => Entry($"{i}") with
        {
            StartedUtc = started,
            Customer = "C1",
            Journey = "J1",
            Attributes = [new("note", "words")],
        };
        await Append(house, Told(1, now.AddMonths(-25)), Told(2, now.AddMonths(-24).AddHours(-1)), Told(3, now.AddMonths(-23)));

        Assert.Equal(1, await Queued(house));
        Assert.Equal(0, await Queued(house));
        while (await house.Get<JobRunner>().Once(Stop)) { }

        var rows = await house.Db().Encounters.OrderBy(row => row.Sequence).ToListAsync();
        Assert.Equal([(true, true, true), (true, true, true), (false, false, false)],
            rows.Select(row => (row.Customer is null, row.Journey is null, row.Attributes is null)));
        var job = await house.Db().Jobs.SingleAsync(one => one.Type == ForgetEncountersJob.Name);
        Assert.Equal((JobState.Done, "2"), (job.State, job.Result));
        var log = await house.Db().LogStates.SingleAsync();
        Assert.Equal((3L, 1L), (log.Last, log.Rewritten));
        house.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await Queued(house));
    }

    [Theory, OnBothDatabases]
    public async Task Where_no_months_are_set_nothing_is_forgotten(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Equal(0, await Queued(house));
    }

    /// <summary>How many jobs that forget encounters were queued on this day; other modules have daily jobs of their own.</summary>
    private static async Task<int> Queued(House house)
    {
        int before = await Count();
        await house.Get<DailyJobs>().Once(Stop);
        return await Count() - before;

        async Task<int> Count() => await house.Db().Jobs.CountAsync(job => job.Type == ForgetEncountersJob.Name);
    }
}
