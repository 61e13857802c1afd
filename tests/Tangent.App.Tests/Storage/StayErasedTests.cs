using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;
using Tangent.Tests.Access;

namespace Tangent.Tests.Storage;

/// <summary>Who was erased after a backup was made stays erased when that backup is put back.</summary>
public sealed class StayErasedTests
{
    private const string Name = "周晓雯", Address = "xiaowen.zhou@example.com";
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, MemberData(nameof(BackupTests.Ways), MemberType = typeof(BackupTests))]
    public async Task A_restore_into_either_database_erases_again(DatabaseProvider from, DatabaseProvider into)
    {
        if (from == DatabaseProvider.Postgres || into == DatabaseProvider.Postgres)
            Assert.SkipWhen(PostgresCluster.WhyAbsent is not null, PostgresCluster.WhyAbsent ?? "");
        await using var source = await House.Open(from);
        var (boss, person) = await Staffed(source);
        var backup = (await source.Get<MakeBackup>().Run(Admin, new(), Stop)).Value.File;
        Assert.Null((await source.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);

        // The installation moves with its data folder: the list comes along, the database comes out of the backup.
        await using var target = await House.Open(into);
        File.Copy(ListOf(source), ListOf(target));
        var restored = await target.Get<RestoreBackup>().Run(Admin, new(backup, IsForced: true), Stop);

        Assert.Equal(2, restored.Value.ErasedAgain);   // the account, and the invitation that led to it
        await AssertGone(target, person.Id);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_that_is_replaced_adds_whom_it_erased_to_a_lost_list(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (boss, person) = await Staffed(house);
        var backup = (await house.Get<MakeBackup>().Run(Admin, new(), Stop)).Value.File;
        Assert.Null((await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);
        File.Delete(ListOf(house));

        Assert.Null((await house.Get<RestoreBackup>().Run(Admin, new(backup, IsForced: true), Stop)).Failure);

        await AssertGone(house, person.Id);
    }

    [Theory, OnBothDatabases]
    public async Task A_later_backup_carries_the_list_to_another_installation(DatabaseProvider provider)
    {
        await using var source = await House.Open(provider);
        var (boss, person) = await Staffed(source);
        var early = (await source.Get<MakeBackup>().Run(Admin, new(), Stop)).Value.File;
        Assert.Null((await source.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);
        source.Clock.Pass(TimeSpan.FromMinutes(1));
        var late = (await source.Get<MakeBackup>().Run(Admin, new(), Stop)).Value.File;

        await using var target = await House.Open(provider);
        Assert.Null((await target.Get<RestoreBackup>().Run(Admin, new(late, IsForced: true), Stop)).Failure);
        target.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await target.Get<RestoreBackup>().Run(Admin, new(early, IsForced: true), Stop)).Failure);

        await AssertGone(target, person.Id);
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_that_the_backup_holds_without_its_account_is_erased_too(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var boss = await house.Hire(Role.Administrator);
        Assert.Null((await house.Get<InvitePerson>().Run(boss, new(Address, Role.Clerk, house.RootUnit), Stop)).Failure);
        var backup = (await house.Get<MakeBackup>().Run(Admin, new(), Stop)).Value.File;
        var person = await house.Hire(Role.Clerk, name: Name, email: Address);
        Assert.Null((await house.Get<DeactivatePerson>().Run(boss, new(person.Id), Stop)).Failure);
        Assert.Null((await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);

        Assert.Null((await house.Get<RestoreBackup>().Run(Admin, new(backup, IsForced: true), Stop)).Failure);

        Assert.Null((await house.Db().Invitations.SingleAsync()).Email);
        Assert.False((await DatabaseBytes.Of(house)).Contain(Address));
    }

    [Fact]
    public async Task A_server_that_starts_on_an_older_copy_of_the_file_erases_again_before_it_serves()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var (boss, person) = await Staffed(house);
        await house.Db().Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)");
        var copy = await File.ReadAllBytesAsync(house.Settings.Database.File);
        Assert.Null((await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);
        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(house.Settings.Database.File, copy);
        Assert.Contains(await Look(house), finding => finding.What.Code == "installation.erasures-back");

        var started = await house.Get<InstallationStart>().Serve(Stop);

        await started.Value.DisposeAsync();
        await AssertGone(house, person.Id);
    }

    [Theory, OnBothDatabases]
    public async Task The_doctor_reports_a_lost_list_and_the_next_start_writes_it_anew(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (boss, person) = await Staffed(house);
        Assert.Contains(await Look(house), finding => finding.What is { Code: "installation.erasures-fine", Arguments: [0] });
        Assert.Null((await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop)).Failure);
        var list = await File.ReadAllTextAsync(ListOf(house), Stop);
        Assert.Contains(person.Id.ToString(), list);
        Assert.DoesNotContain("zhou", list, StringComparison.OrdinalIgnoreCase);

        File.Delete(ListOf(house));
        Assert.Contains(await Look(house), finding => finding is { Severity: Severity.Error, What.Code: "installation.erasures-lost" });
        await (await house.Get<InstallationStart>().Serve(Stop)).Value.DisposeAsync();
        Assert.Equal(list.Split('\n').Order(), (await File.ReadAllTextAsync(ListOf(house), Stop)).Split('\n').Order());

        await File.AppendAllTextAsync(ListOf(house), "2026-0", Stop);
        Assert.Contains(await Look(house), finding => finding.What is { Code: "installation.erasures-unreadable", Arguments: [1] });
    }

    [Fact]
    public async Task An_erasure_that_cannot_be_listed_does_not_happen()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var (boss, person) = await Staffed(house);
        Directory.CreateDirectory(ListOf(house));

        var refused = await house.Get<ErasePerson>().Run(boss, new(person.Id, true), Stop);

        Assert.IsType<Fail.Unavailable>(refused.Failure);
        Assert.Equal(Name, (await house.Db().Users.SingleAsync(one => one.Id == person.Id)).DisplayName);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_costs_itself_alone()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var list = new ErasureList(house.Settings.Database);
        Guid one = new("00000000-0000-7000-8000-000000000001"), other = new("00000000-0000-7000-8000-000000000002");
        var at = new DateTime(2026, 3, 1, 8, 0, 0, 123, DateTimeKind.Utc);
        list.Add([new() { PersonId = one, AtUtc = at }]);
        await File.AppendAllTextAsync(list.Path, "2026-03-01T08:00", Stop);

        list.Add([new() { PersonId = other, AtUtc = at }, new() { PersonId = one, AtUtc = at.AddDays(1) }]);

        var read = list.Read();
        Assert.Equal(1, read.Unreadable);
        Assert.Equal([(one, at), (other, at)], read.Erased.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value)));
        list.Remove([one]);
        Assert.Equal([other], list.Read().Erased.Keys);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(list.Path));
    }

    private static Actor Admin => House.As(Role.Administrator);

    private static string ListOf(House house) => Path.Combine(house.Settings.Database.Folder, ErasureList.FileName);

    /// <summary>An administrator, and somebody who was invited, hired and deactivated, ready to be erased.</summary>
    private static async Task<(Actor Boss, Actor Person)> Staffed(House house)
    {
        var boss = await house.Hire(Role.Administrator);
        Assert.Null((await house.Get<InvitePerson>().Run(boss, new(Address, Role.Clerk, house.RootUnit), Stop)).Failure);
        var person = await house.Hire(Role.Clerk, name: Name, email: Address);
        Assert.Null((await house.Get<DeactivatePerson>().Run(boss, new(person.Id), Stop)).Failure);
        return (boss, person);
    }

    private static async Task AssertGone(House house, Guid person)
    {
        var everything = await DatabaseBytes.Of(house);
        foreach (var trace in new[] { Name, "xiaowen.zhou", "XIAOWEN.ZHOU" })
            Assert.False(everything.Contain(trace), $"'{trace}' is back");
        var entry = await house.Db().AuditEntries.SingleAsync(one => one.Act == "access.did.deactivate");
        Assert.Contains("$sealed", entry.Before);
        Assert.False(await house.Db().PersonKeys.AnyAsync(key => key.PersonId == person));
        Assert.All(AuditDifference.Of(entry, null, isClear: true).Where(field => field.IsPersonal),
            field => Assert.True(field is { IsErased: true, Before: null }));
        Assert.True(await house.Db().AuditEntries.AnyAsync(one => one.Act.StartsWith("access.did.erase")));
        Assert.True(await house.Db().Erasures.AnyAsync(one => one.PersonId == person));
        Assert.Contains(person, new ErasureList(house.Settings.Database).Read().Erased.Keys);
    }

    private static async Task<IReadOnlyList<Finding>> Look(House house) =>
        (await house.Get<CheckInstallation>().Run(House.As(Role.Auditor), new(), Stop)).Value;
}
