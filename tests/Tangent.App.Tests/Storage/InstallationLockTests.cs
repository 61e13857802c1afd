using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation;
using Tangent.Domain;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.Tests.Storage;

public sealed class InstallationLockTests
{
    [Theory, OnBothDatabases]
    public async Task A_second_server_is_refused_and_told_who_serves(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await using var first = (await house.Get<InstallationStart>().Serve(default)).Value;

        var second = await house.Get<InstallationStart>().Serve(default);

        var problem = Assert.IsType<Fail.Conflict>(second.Failure).Problems[0];
        Assert.Equal("storage.held", problem.Code);
        Assert.Equal([Environment.MachineName, Environment.ProcessId, house.Clock.GetUtcNow().UtcDateTime], problem.Arguments);
    }

    [Theory, OnBothDatabases]
    public async Task After_a_server_gave_the_lease_back_the_next_one_starts_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var first = (await house.Get<InstallationStart>().Serve(default)).Value;
        await first.GiveBack(house.Db(), default);
        await first.DisposeAsync();

        var next = await house.Get<InstallationStart>().Serve(default);

        Assert.Null(next.Failure);
        await next.Value.DisposeAsync();
    }

    [Theory, OnBothDatabases]
    public async Task The_lease_of_a_dead_process_of_this_machine_is_taken_over_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Leave(house, Environment.MachineName, int.MaxValue);

        var next = await house.Get<InstallationStart>().Serve(default);

        Assert.Null(next.Failure);
        Assert.Equal(Environment.ProcessId, (await house.Db().ServerLeases.SingleAsync()).ProcessId);
        await next.Value.DisposeAsync();
    }

    [Theory, OnBothDatabases]
    public async Task The_lease_of_another_machine_is_waited_for(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Leave(house, "elsewhere", 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Get<InstallationStart>().Serve(patience.Token));

        house.Clock.Pass(InstallationLock.Term + TimeSpan.FromSeconds(1));
        var next = await house.Get<InstallationStart>().Serve(default);
        Assert.Null(next.Failure);
        await next.Value.DisposeAsync();
    }

    [Theory, OnBothDatabases]
    public async Task A_server_whose_lease_another_one_took_is_told_so(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await using var held = (await house.Get<InstallationStart>().Serve(default)).Value;
        Assert.True(await held.Renew(house.Db(), house.Clock, default));

        await house.Db().ServerLeases.ExecuteDeleteAsync();
        await Leave(house, "elsewhere", 1);

        Assert.False(await held.Renew(house.Db(), house.Clock, default));
    }

    private static async Task Leave(House house, string machine, int process)
    {
        var db = house.Db();
        var now = house.Clock.GetUtcNow();
        db.Add(new ServerLease
        {
            Id = 1,
            Holder = Guid.CreateVersion7(now),
            Machine = machine,
            ProcessId = process,
            TakenUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime + InstallationLock.Term,
        });
        await db.SaveChangesAsync();
    }
}
