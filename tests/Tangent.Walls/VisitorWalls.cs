using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.Walls;

/// <summary>No use case does anything for a visitor, unless it says why it must.</summary>
public class VisitorWalls
{
    public static TheoryData<string> Acts => [.. AppServices.UseCases.Where(act => !IsOpen(act)).Select(act => act.FullName!)];

    [Theory, MemberData(nameof(Acts))]
    public async Task A_use_case_refuses_a_visitor_before_it_looks_at_anything(string act)
    {
        using var server = new BuiltServer();
        await using var scope = server.App.Services.CreateAsyncScope();
        var type = typeof(AppServices).Assembly.GetType(act, throwOnError: true)!;
        Assert.IsType<Fail.Forbidden>(await FailureOf(scope.ServiceProvider.GetRequiredService(type)));
    }

    [Fact]
    public async Task An_act_that_forgets_to_ask_is_seen() => Assert.Null(await FailureOf(new Careless()));

    [Fact]
    public async Task An_act_that_looks_first_is_seen() =>
        await Assert.ThrowsAsync<NullReferenceException>(async () => await FailureOf(new Hasty()));

    private static bool IsOpen(Type act) => act.IsDefined(typeof(OpenToVisitorsAttribute), inherit: false);

    /// <summary>Runs an act for nobody. Requests are made without their contents: a refusal comes before they are read.</summary>
    private static async Task<Fail?> FailureOf(object act)
    {
        var run = act.GetType().GetMethod("Run")!;
        var task = (Task)run.Invoke(act, [.. run.GetParameters().Select(Argument)])!;
        await task;
        var outcome = task.GetType().GetProperty("Result")!.GetValue(task)!;
        return (Fail?)outcome.GetType().GetProperty("Failure")!.GetValue(outcome);
    }

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(Actor) => Actor.Nobody,
        { IsValueType: true } type => Activator.CreateInstance(type),
        { IsAbstract: true } or { IsInterface: true } => null,
        var type when type == typeof(string) => "",
        var type => RuntimeHelpers.GetUninitializedObject(type),
    };

    private sealed class Careless
    {
        public int Asked { get; set; }

        public async Task<Outcome<int>> Run(Actor who, CancellationToken stop)
        {
            await Task.Yield();
            return Asked + who.Grants.Count;
        }
    }

    private sealed record Wish(string Name);

    private sealed class Hasty
    {
        public int Asked { get; set; }

        public async Task<Outcome<int>> Run(Actor who, Wish wish, CancellationToken stop)
        {
            await Task.Yield();
            Asked += wish.Name.Length;
            return who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal ? refusal : Asked;
        }
    }
}
