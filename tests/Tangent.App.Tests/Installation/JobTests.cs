using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.Tests.Installation;

public sealed class JobTests
{
    [Theory, OnBothDatabases]
    public async Task A_backup_that_was_asked_for_is_made_by_the_server(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = (await house.Get<StartBackup>().Run(Admin, new(), default)).Value;
        Assert.Equal(JobState.Queued, (await Show(house, id)).State);

        Assert.True(await house.Get<JobRunner>().Once(default));

        var job = await Show(house, id);
        Assert.Equal((JobState.Done, job.TotalSteps), (job.State, job.DoneSteps));
        Assert.Equal(job.Result, (await house.Get<ListBackups>().Run(Admin, new(), default)).Value.Single().Name);
        Assert.False(await house.Get<JobRunner>().Once(default));
    }

    [Theory, OnBothDatabases]
    public async Task Work_that_a_dead_server_left_goes_on_from_its_checkpoint(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var trace = house.Get<Trace>();
        trace.DiesAt = 3;
        var id = await Queue(house);
        using var death = new CancellationTokenSource();
        trace.Death = death;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Get<JobRunner>().Once(death.Token));
        Assert.Equal(JobState.Running, (await Show(house, id)).State);

        trace.DiesAt = -1;
        var next = house.Get<JobRunner>();
        await next.TakeOver(default);
        await next.Once(default);

        Assert.Equal(JobState.Done, (await Show(house, id)).State);
        Assert.Equal([1, 2, 3, 4, 5], trace.Steps);
    }

    [Theory, OnBothDatabases]
    public async Task Work_that_keeps_killing_the_server_is_given_up(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var id = await Queue(house);
        await house.Db().Jobs.ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Running).SetProperty(job => job.Attempts, 5));

        await house.Get<JobRunner>().TakeOver(default);

        var job = await Show(house, id);
        Assert.Equal((JobState.Failed, "installation.job-gave-up"), (job.State, job.FailureCode));
    }

    [Theory, OnBothDatabases]
    public async Task Running_work_stops_at_its_next_step_when_it_is_cancelled(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var id = await Queue(house);
        house.Get<Trace>().At = async step =>
        {
            if (step == 2) Assert.Null((await house.Get<CancelJob>().Run(Admin, new(id), default)).Failure);
        };

        await house.Get<JobRunner>().Once(default);

        Assert.Equal(JobState.Cancelled, (await Show(house, id)).State);
        Assert.Equal([1, 2], house.Get<Trace>().Steps);
        Assert.Contains(await house.Db().AuditEntries.ToListAsync(), entry => entry.Act == "installation.cancel-job");
    }

    [Theory, OnBothDatabases]
    public async Task Waiting_work_never_starts_once_cancelled_and_cannot_be_cancelled_twice(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var id = await Queue(house);
        Assert.Null((await house.Get<CancelJob>().Run(Admin, new(id), default)).Failure);

        Assert.False(await house.Get<JobRunner>().Once(default));
        Assert.IsType<Fail.Conflict>((await house.Get<CancelJob>().Run(Admin, new(id), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Work_of_another_unit_is_as_if_it_were_not_there(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var hall = await house.Unit("H1");
        var id = await Queue(house);
        var manager = House.As(Role.UnitManager, hall.Path);

        Assert.Empty((await house.Get<ListJobs>().Run(manager, new(), default)).Value.Items);
        Assert.IsType<Fail.Missing>((await house.Get<ShowJob>().Run(manager, new(id), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<CancelJob>().Run(manager, new(id), default)).Failure);
        Assert.Single((await house.Get<ListJobs>().Run(House.As(Role.Auditor), new(), default)).Value.Items);
        Assert.IsType<Fail.Forbidden>((await house.Get<CancelJob>().Run(House.As(Role.Auditor), new(id), default)).Failure);
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        await using var house = await Open(DatabaseProvider.Sqlite);
        for (int i = 0; i < 5; i++) await Queue(house);   // all at the same moment: the id breaks ties

        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = (await house.Get<ListJobs>().Run(Admin, new(Piece: new(after, Limit: 2)), default)).Value;
            seen.AddRange(page.Items.Select(job => job.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_scheduled_backup_is_queued_once_and_old_ones_go()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var backups = Directory.CreateDirectory(house.Settings.Database.BackupFolder).FullName;
        for (int day = 1; day <= 9; day++)
        {
            var old = Path.Combine(backups, $"scheduled-2026010{day}-000000.zip");
            File.WriteAllText(old, "");
            File.SetLastWriteTimeUtc(old, new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc));
        }
        var schedule = house.Get<BackupSchedule>();

        Assert.True(await schedule.Once(default));
        Assert.False(await schedule.Once(default));
        await house.Get<JobRunner>().Once(default);

        Assert.Equal(house.Settings.Backup.Keep, Directory.GetFiles(backups, "scheduled-*.zip").Length);
        Assert.True(File.Exists(Path.Combine(backups, "scheduled-20260701-010000.zip")));
    }

    private static Actor Admin => House.As(Role.Administrator);

    private static Task<House> Open(DatabaseProvider provider) =>
        House.Open(provider, services => services.AddSingleton<Trace>().AddScoped<IJob, FiveSteps>());

    private static async Task<Guid> Queue(House house)
    {
        var scope = house.Scope();
        var job = scope.GetRequiredService<JobOrders>().Add("five-steps", new { }, Admin.Id, "1.");
        await scope.GetRequiredService<Db>().SaveChangesAsync();
        return job.Id;
    }

    private static async Task<ListJobs.Row> Show(House house, Guid id) =>
        (await house.Get<ShowJob>().Run(Admin, new(id), default)).Value;

    internal sealed class Trace
    {
        public List<int> Steps { get; } = [];
        public int DiesAt { get; set; } = -1;
        public CancellationTokenSource? Death { get; set; }
        public Func<int, Task>? At { get; set; }
    }

    internal sealed class FiveSteps(Trace trace) : IJob
    {
        public string Type => "five-steps";

        public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
        {
            for (int step = run.Checkpoint<int>() + 1; step <= 5; step++)
            {
                trace.Steps.Add(step);
                if (trace.At is not null) await trace.At(step);
                await run.Report(step, 5, step, stop);
                if (step == trace.DiesAt) await trace.Death!.CancelAsync();
                stop.ThrowIfCancellationRequested();
            }
            return "done";
        }
    }
}
