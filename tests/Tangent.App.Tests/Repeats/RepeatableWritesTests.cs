using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Repeats.Published;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Repeats;

public sealed class RepeatableWritesTests
{
    [Theory, OnBothDatabases]
    public async Task The_same_key_gives_the_first_answer_and_makes_one_row(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var first = await Register(house, "k1", [1]);
        var second = await Register(house, "k1", [1]);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_same_key_with_another_request_is_a_conflict(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Register(house, "k1", [1]);

        var other = await Register(house, "k1", [2]);

        Assert.Equal("api.key-used-otherwise", Assert.IsType<Fail.Conflict>(other.Failure).Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task Parallel_retries_make_one_row_and_all_get_the_same_answer(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Register(house, "k1", [1]))));

        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_failed_act_keeps_nothing_and_can_be_tried_again(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);

        Assert.IsType<Fail.Invalid>((await Register(house, "k1", [1], code: "?")).Failure);
        Assert.Null((await Register(house, "k1", [2], code: "T2")).Failure);
    }

    private static async Task<Outcome<KeptAnswer>> Register(House house, string key, byte[] hash, string code = "T1")
    {
        IServiceProvider scope;
        lock (house) scope = house.Scope();
        var who = House.As(Role.Director);
        return await scope.GetRequiredService<RepeatableWrites>().Once(who, key, hash, async () =>
            (await scope.GetRequiredService<RegisterTouchpoint>().Run(who, Touchpoints.Register.Fields(house, code), CancellationToken.None))
                .Then(id => new KeptAnswer(201, null, $"/{id.Value}")), CancellationToken.None);
    }
}
