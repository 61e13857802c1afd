using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>What was acknowledged is there after a kill; what was not leaves no half.</summary>
public sealed class KilledWritesTests
{
    [Theory, OnBothDatabases]
    public async Task Every_acknowledged_write_survives_a_kill(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        string said;
        using (var writer = TangentProcess.Start(
            house.Settings.Database, "en_US.UTF-8", null, "write-try", house.RootUnit.ToString()))
        {
            await writer.Says(text => text.Count(c => c == '\n') >= 40);
            await writer.Kill();
            said = writer.Said;
        }
        // The last line may have been cut by the kill: only whole ids count as acknowledged.
        var acknowledged = said.Split('\n').Select(line => Guid.TryParse(line.Trim(), out var id) ? id : default)
            .Where(id => id != default).ToList();

        Assert.InRange(acknowledged.Count, 40, int.MaxValue);
        foreach (var id in acknowledged)
        {
            var read = await house.Get<ReadAttachment>().Run(House.As(Role.Auditor), new(id), default);
            Assert.Null(read.Failure);
        }
        int rows = await house.Db().Attachments.CountAsync();
        Assert.Equal(rows, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "attachments.store"));
        Assert.InRange(rows, acknowledged.Count, acknowledged.Count + 1);
    }

    [Theory, OnBothDatabases]
    public async Task After_a_killed_server_the_next_one_starts_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        using (var first = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", null, "serve"))
        {
            await first.Says(text => text.Contains("http://localhost:", StringComparison.Ordinal));
            var (code, said) = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, "serve");
            Assert.Equal(4, code);
            Assert.Contains($"进程 {first.Id}", said);
            await first.Kill();
        }
        using var next = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", null, "serve");
        await next.Says(text => text.Contains("http://localhost:", StringComparison.Ordinal));
    }
}
