using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Storage.Schema;

namespace Tangent.Tests.Storage;

public sealed class UpgradeTests
{
    private const string SomeFact = "insert into installation_facts (name, value) values ('kept', 'yes')";

    [Theory, OnBothDatabases]
    public async Task Every_earlier_version_with_data_in_it_upgrades_to_the_newest(DatabaseProvider provider)
    {
        var scripts = SchemaScripts.Of(provider);
        for (int version = 1; version < scripts.Count; version++)
        {
            var clock = new ManualClock();
            await using var house = House.Around(await House.Empty(provider), clock);
            await SchemaUpgrade.Run(house.Db(), [.. scripts.Take(version)], clock, default);
            await SchemaTests.Execute(house.Db(), SomeFact);

            var ready = await house.Get<InstallationStart>().Beside(default);

            Assert.Null(ready.Failure);
            Assert.Equal(scripts.Count, await SchemaUpgrade.Current(house.Db(), default));
            Assert.Equal("yes", (await house.Db().InstallationFacts.SingleAsync(fact => fact.Name == "kept")).Value);
            var backup = Assert.Single(Directory.GetFiles(house.Settings.Database.BackupFolder));
            Assert.Contains($"before-upgrade-from-{version}-", backup);
            Assert.Equal(version, (await BackupReader.Verify(backup, default)).SchemaVersion);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_of_an_earlier_version_is_upgraded_by_the_restore(DatabaseProvider provider)
    {
        var clock = new ManualClock();
        await using var old = House.Around(await House.Empty(provider), clock);
        await SchemaUpgrade.Run(old.Db(), [.. SchemaScripts.Of(provider).Take(1)], clock, default);
        await SchemaTests.Execute(old.Db(), SomeFact);
        var file = Path.Combine(old.Settings.Database.Folder, "old.zip");
        await BackupWriter.Write(old.Settings.Database, file, clock, null, default);

        await using var house = await House.Open(provider);
        var restored = await house.Get<RestoreBackup>().Run(House.As(Domain.Access.Role.Administrator), new(file, true), default);

        Assert.Null(restored.Failure);
        Assert.Equal("yes", (await house.Db().InstallationFacts.SingleAsync(fact => fact.Name == "kept")).Value);
    }

    [Theory, OnBothDatabases]
    public async Task A_database_newer_than_the_program_is_left_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await SchemaTests.Execute(house.Db(),
            "insert into schema_versions (version, name, hash, applied_utc) values (9999, 'future', 'x', 'x')");

        var refused = await house.Get<InstallationStart>().Serve(default);

        var problem = Assert.IsType<Fail.Unavailable>(refused.Failure).Problems[0];
        Assert.Equal(("storage.newer", 9999), (problem.Code, problem.Arguments[0]));
    }

    [Theory, OnBothDatabases]
    public async Task A_script_that_has_run_and_was_edited_is_noticed(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var scripts = SchemaScripts.Of(provider).ToList();
        scripts[1] = scripts[1] with { Sql = scripts[1].Sql + " " };

        var refused = await SchemaUpgrade.Run(house.Db(), scripts, house.Clock, default);

        Assert.Equal("storage.script-edited", Assert.IsType<Fail.Unavailable>(refused.Failure).Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_script_that_fails_leaves_the_version_before_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var scripts = SchemaScripts.Of(provider).ToList();
        int whole = scripts.Count;
        scripts.Add(new(whole + 1, "half", "create table half (id integer); insert into nowhere values (1);"));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => SchemaUpgrade.Run(house.Db(), scripts, house.Clock, default));

        Assert.Equal(whole, await SchemaUpgrade.Current(house.Db(), default));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => SchemaTests.Execute(house.Db(), "select * from half"));
    }
}
