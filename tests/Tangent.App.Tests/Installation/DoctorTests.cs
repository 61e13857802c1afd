using Tangent.App.Installation;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;
using Tangent.Tests.Storage;

namespace Tangent.Tests.Installation;

public sealed class DoctorTests
{
    [Theory, OnBothDatabases]
    public async Task A_sound_installation_has_nothing_to_mend(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Get<MakeBackup>().Run(House.As(Role.Administrator), new(), default);
        house.Clock.Pass(TimeProvider.System.GetUtcNow() - house.Clock.GetUtcNow());

        var findings = await Look(house);

        Assert.DoesNotContain(findings, finding => finding.Severity != Severity.Fine && finding.What.Code != "installation.disk-short");
        Assert.Contains(findings, finding => finding.What.Code == "installation.schema-fine");
    }

    [Theory, OnBothDatabases]
    public async Task Each_trouble_is_found_with_how_to_mend_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var db = house.Db();
        var now = house.Clock.GetUtcNow();
        db.Add(new OutboxMessage { Id = Guid.CreateVersion7(now), Type = "x", Payload = "{}", CreatedUtc = now.UtcDateTime, Attempts = 9 });
        db.Add(new JobRow
        {
            Id = Guid.CreateVersion7(now),
            Type = "x",
            RequestedBy = Guid.Empty,
            UnitPath = "1.",
            Request = "{}",
            State = JobState.Failed,
            CreatedUtc = now.UtcDateTime,
            FinishedUtc = now.UtcDateTime,
        });
        db.Add(new ServerLease
        {
            Id = 1,
            Holder = Guid.Empty,
            Machine = "gone",
            ProcessId = 7,
            TakenUtc = now.UtcDateTime.AddDays(-1),
            ExpiresUtc = now.UtcDateTime.AddHours(-1),
        });
        await db.SaveChangesAsync();
        await AttachmentStore.Keep(house.Settings.Database, [1], default);

        var found = (await Look(house)).Where(finding => finding.Mend is not null).Select(finding => finding.What.Code).ToHashSet();

        Assert.Superset(new HashSet<string>
        {
            "installation.backup-none", "installation.server-died", "installation.attachments-idle",
            "installation.jobs-failed", "installation.events-stuck",
        }, found);
    }

    [Theory, OnBothDatabases]
    public async Task A_clock_that_runs_behind_what_is_stored_is_found(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Clock.Pass(TimeSpan.FromDays(400));
        await house.Get<MakeBackup>().Run(House.As(Role.Administrator), new(), default);
        Assert.Contains(await Look(house), finding => finding.What.Code == "installation.clock-fine");

        house.Clock.Pass(TimeSpan.FromMinutes(-1));
        Assert.Contains(await Look(house), finding => finding.What.Code == "installation.clock-fine");
        house.Clock.Pass(TimeSpan.FromMinutes(-2));
        Assert.Contains(await Look(house), finding => finding is { Severity: Severity.Error, What.Code: "installation.clock-behind" });
    }

    [Fact]
    public async Task A_damaged_file_is_found()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using (var file = File.OpenWrite(house.Settings.Database.File))
        {
            file.Position = 8192;
            file.Write(new byte[40000]);
        }

        var findings = await Look(house);

        Assert.Contains(findings, finding => finding is { Severity: Severity.Error, What.Code: "storage.damaged" });
    }

    [Fact]
    public async Task References_that_lead_nowhere_are_found()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await SchemaTests.Execute(house.Db(), """
            pragma foreign_keys = off;
            insert into account_grants (id, account_id, role, unit_id) values ('A', 'NOBODY', 'Clerk', 'NOWHERE');
            """);

        Assert.Contains(await Look(house), finding => finding.What.Code == "installation.references-broken");
    }

    [Fact]
    public async Task Before_the_first_start_nothing_is_an_error()
    {
        await using var house = House.Around(await House.Empty(DatabaseProvider.Sqlite), new ManualClock());

        Assert.DoesNotContain(await Look(house), finding => finding.Severity == Severity.Error);
        Assert.False(File.Exists(house.Settings.Database.File));
    }

    private static async Task<IReadOnlyList<Finding>> Look(House house) =>
        (await house.Get<CheckInstallation>().Run(House.As(Role.Auditor), new(), default)).Value;
}
