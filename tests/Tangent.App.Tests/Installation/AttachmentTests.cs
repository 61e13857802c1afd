using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Installation;

public sealed class AttachmentTests
{
    private static readonly byte[] Voice = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];

    [Theory, OnBothDatabases]
    public async Task The_same_bytes_are_kept_once_and_come_back_under_each_name(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var one = await Store(house, "录音.wav", Voice);
        var other = await Store(house, "copy.wav", Voice);

        Assert.Single(await AttachmentStore.Hashes(house.Settings.Database, default));
        Assert.Equal(("录音.wav", Voice.Length), ((await Read(house, one)).Value.FileName, (await Read(house, other)).Value.Bytes.Length));
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_destroys_the_bytes_once_nobody_names_them(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var one = await Store(house, "a.wav", Voice);
        var other = await Store(house, "b.wav", Voice);

        await house.Get<EraseAttachment>().Run(Officer, new(one), default);
        Assert.IsType<Fail.Missing>((await Read(house, one)).Failure);
        Assert.Equal(Voice, (await Read(house, other)).Value.Bytes);

        await house.Get<EraseAttachment>().Run(Officer, new(other), default);
        Assert.Empty(await AttachmentStore.Hashes(house.Settings.Database, default));
        Assert.Equal(2, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "attachments.erase"));
    }

    [Fact]
    public async Task Erased_bytes_are_not_left_in_the_file()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var secret = "a very particular sentence"u8.ToArray();
        var id = await Store(house, "secret.txt", secret);
        Assert.True(Holds(house, secret));

        await house.Get<EraseAttachment>().Run(Officer, new(id), default);

        Assert.False(Holds(house, secret));
    }

    [Theory, OnBothDatabases]
    public async Task Every_problem_of_a_file_is_named(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Settings.Limits.UploadBytes = 4000;

        var refused = await house.Get<StoreAttachment>().Run(Officer, new(" ", null, Voice, null), default);

        Assert.Equal(["bytes", "contentType", "fileName", "unitId"],
            Assert.IsType<Fail.Invalid>(refused.Failure).Problems.Select(problem => problem.Field).Order());
    }

    [Theory, OnBothDatabases]
    public async Task A_file_of_another_unit_is_as_if_it_were_not_there(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var hall = await house.Unit("H1");
        var id = await Store(house, "a.wav", Voice);
        var clerk = House.As(Role.Clerk, hall.Path);

        Assert.IsType<Fail.Missing>((await house.Get<ReadAttachment>().Run(clerk, new(id), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<StoreAttachment>()
            .Run(clerk, new("x", "text/plain", Voice, house.RootUnit), default)).Failure);
    }

    private static Actor Officer => House.As(Role.ComplaintOfficer);

    private static async Task<Guid> Store(House house, string name, byte[] bytes) =>
        (await house.Get<StoreAttachment>().Run(Officer, new(name, "audio/wav", bytes, house.RootUnit), default)).Value;

    private static Task<Outcome<ReadAttachment.Answer>> Read(House house, Guid id) =>
        house.Get<ReadAttachment>().Run(Officer, new(id), default);

    private static bool Holds(House house, byte[] bytes) =>
        Directory.GetFiles(house.Settings.Database.Folder, "attachments.db*")
            .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
}
