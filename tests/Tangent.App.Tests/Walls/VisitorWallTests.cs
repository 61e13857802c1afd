using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tangent.App;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Tests.Walls;

/// <summary>Every use case, run by nobody with an empty request, refuses and changes nothing.</summary>
public sealed class VisitorWallTests
{
    [Theory, OnBothDatabases]
    public async Task No_use_case_works_for_nobody_unless_it_says_why(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var before = await TableHash.Of(house.Db());
        var open = new List<string>();

        foreach (var type in AppServices.UseCases.Where(type => !type.IsDefined(typeof(OpenToVisitorsAttribute))))
        {
            var failure = await RunAsNobody(house.Scope().GetService(type)!);
            if (failure is not (Fail.Forbidden or Fail.Missing)) open.Add($"{type.Name}: {failure?.ToString() ?? "it worked"}");
        }

        Assert.Empty(open);
        Assert.Equal(before, await TableHash.Of(house.Db()));
    }

    [Fact]
    public async Task A_use_case_that_forgets_its_actor_is_seen() =>
        Assert.IsNotType<Fail.Forbidden>(await RunAsNobody(new Forgetful()));

    [Theory, OnBothDatabases]
    public async Task A_changed_row_is_seen(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var before = await TableHash.Of(house.Db());
        await house.Db().Database.ExecuteSqlRawAsync("update org_units set name_en = 'changed'");
        Assert.NotEqual(before, await TableHash.Of(house.Db()));
    }

    /// <summary>Runs an act as a visitor, with a request whose members are empty.</summary>
    private static async Task<Fail?> RunAsNobody(object act)
    {
        var run = act.GetType().GetMethod("Run")!;
        var arguments = run.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(Actor) ? Actor.Nobody : Empty(parameter)).ToArray();
        var task = (Task)run.Invoke(act, arguments)!;
        await task;
        var outcome = task.GetType().GetProperty("Result")!.GetValue(task)!;
        return (Fail?)outcome.GetType().GetProperty("Failure")!.GetValue(outcome);
    }

    private static object? Empty(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue) return parameter.DefaultValue;
        var type = parameter.ParameterType;
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type == typeof(string)) return "";
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsAbstract || type.IsInterface || type.IsSubclassOf(typeof(Delegate))) return null;
        var make = type.GetConstructors().OrderBy(one => one.GetParameters().Length).First();
        return make.Invoke([.. make.GetParameters().Select(Empty)]);
    }

    private sealed class Forgetful(int rows = 0)
    {
        public sealed record Request(Guid Id);

        public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
            Task.FromResult<Outcome<int>>(rows);
    }
}
