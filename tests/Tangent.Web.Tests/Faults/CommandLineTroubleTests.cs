using Microsoft.Data.Sqlite;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>Each trouble at the command line: an exit code of its own and a sentence in the user's language.</summary>
public sealed class CommandLineTroubleTests
{
    [Theory]
    [InlineData("en_US.UTF-8", "There is no setting “Web:Uri”. Did you mean “Web:Url”?", "SignIn:IdleHours: 0 lies outside 1 to 720.")]
    [InlineData("zh_CN.UTF-8", "没有名为“Web:Uri”的设置。是否想写“Web:Url”？", "SignIn:IdleHours：0 超出允许范围 1 至 720。")]
    public async Task Wrong_settings_are_all_listed_and_nothing_starts(string language, params string[] sentences)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tangent-never-{Environment.ProcessId}");
        var (code, said) = await TangentProcess.Run(new DatabaseSettings { Folder = folder }, language,
            new Dictionary<string, string> { ["TANGENT__Web__Uri"] = "http://x", ["TANGENT__SignIn__IdleHours"] = "0" }, "serve");

        Assert.Equal(2, code);
        Assert.All(sentences, sentence => Assert.Contains(sentence, said));
        Assert.False(Directory.Exists(folder));
    }

    [Theory, OnBothDatabases]
    public async Task A_database_newer_than_the_program_is_refused_and_left_as_it_is(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await using (var connection = await Catalogue.Open(house.Settings.Database, default))
            await Catalogue.Execute(connection,
                "insert into schema_versions (version, name, hash, applied_utc) values (9999, 'future', 'x', 'x')", default);

        var (code, said) = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, "serve");
        Assert.Equal(5, code);
        Assert.Contains("数据库结构版本为 9999", said);
        Assert.Contains("请使用更新版本的程序", said);

        var (doctor, found) = await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null, "doctor");
        Assert.Equal(2, doctor);
        Assert.Contains("Install the newer program", found);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_the_backup_brings_everything_back()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var database = house.Settings.Database;
        var backup = Path.Combine(database.Folder, "good.zip");
        Assert.Equal(0, (await TangentProcess.Run(database, "en_US.UTF-8", null, "backup", backup)).Code);
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(database.File, "this was a database once, before the disk lost its mind");

        var (code, said) = await TangentProcess.Run(database, "en_US.UTF-8", null, "serve");
        Assert.Equal(5, code);
        Assert.Contains("The database file is damaged.", said);

        var (restored, told) = await TangentProcess.Run(database, "en_US.UTF-8", null, "restore", backup, "--force");
        Assert.True(restored == 0, told);
        Assert.Equal("ROOT", (await Catalogue.Texts(await Catalogue.Open(database, default), "select code from org_units", default))[0]);
    }

    [Fact]
    public async Task A_database_server_that_cannot_be_reached_is_named_as_such()
    {
        var database = new DatabaseSettings
        {
            Provider = DatabaseProvider.Postgres,
            Folder = Directory.CreateTempSubdirectory("tangent-test-").FullName,
            Connection = "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=5",
        };
        try
        {
            var (code, said) = await TangentProcess.Run(database, "zh_CN.UTF-8", null, "serve");
            Assert.Equal(5, code);
            Assert.Contains("无法连接数据库服务器", said);
        }
        finally
        {
            Directory.Delete(database.Folder, recursive: true);
        }
    }
}
