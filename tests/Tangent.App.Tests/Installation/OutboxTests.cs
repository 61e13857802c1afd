using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.Storage;

namespace Tangent.Tests.Installation;

public sealed class OutboxTests
{
    [Theory, OnBothDatabases]
    public async Task Events_come_in_the_order_in_which_they_were_written(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        await Publish(house, "one", "two");
        await Publish(house, "three");

        Assert.Equal(3, await house.Get<OutboxPump>().Once(default));

        Assert.Equal(["one", "two", "three"], house.Get<Heard>().Words);
        Assert.Equal(0, await house.Get<OutboxPump>().Once(default));
    }

    [Theory, OnBothDatabases]
    public async Task An_act_that_is_not_written_tells_nothing(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var scope = house.Scope();
        scope.GetRequiredService<Outbox>().Publish(new Said("lost"));

        Assert.Equal(0, await house.Get<OutboxPump>().Once(default));
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_was_not_handled_comes_again_later_and_later(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        var heard = house.Get<Heard>();
        heard.Refusals = 3;
        await Publish(house, "stubborn");
        var pump = house.Get<OutboxPump>();

        var waits = new List<int>();
        for (int seconds = 0, since = 0; heard.Words.Count == 0; seconds++, since++)
        {
            int before = heard.Refusals;
            await pump.Once(default);
            if (heard.Refusals < before || heard.Words.Count > 0)
            {
                waits.Add(since);
                since = 0;
            }
            house.Clock.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0, 1, 2, 4], waits);
        var message = await house.Db().OutboxMessages.SingleAsync();
        Assert.Equal((4, nameof(InvalidOperationException)), (message.Attempts, message.LastError));
    }

    [Theory, OnBothDatabases]
    public async Task One_event_that_fails_does_not_hold_up_the_others(DatabaseProvider provider)
    {
        await using var house = await Open(provider);
        house.Get<Heard>().Refusals = 1;
        await Publish(house, "first", "second");

        await house.Get<OutboxPump>().Once(default);

        Assert.Equal(["second"], house.Get<Heard>().Words);
    }

    private static Task<House> Open(DatabaseProvider provider) => House.Open(provider, services =>
        services.AddSingleton<Heard>().AddHandler<Said, Listener>("test.said"));

    private static async Task Publish(House house, params string[] words)
    {
        var scope = house.Scope();
        foreach (var word in words) scope.GetRequiredService<Outbox>().Publish(new Said(word));
        await scope.GetRequiredService<Db>().SaveChangesAsync();
    }

    internal sealed record Said(string Word);

    internal sealed class Heard
    {
        public List<string> Words { get; } = [];
        public int Refusals { get; set; }
    }

    internal sealed class Listener(Heard heard) : IHandle<Said>
    {
        public Task Handle(Said happened, Guid id, CancellationToken stop)
        {
            if (heard.Refusals-- > 0) throw new InvalidOperationException("not now");
            heard.Words.Add(happened.Word);
            return Task.CompletedTask;
        }
    }
}
