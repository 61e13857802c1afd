using Tangent.App;
using Tangent.Domain.Access;

namespace Tangent.Walls;

/// <summary>One act, one file, a verb for its name, and the actor first.</summary>
public class UseCaseWalls
{
    public static TheoryData<string> Acts => [.. AppServices.UseCases.Select(act => act.FullName!)];

    [Fact]
    public void There_are_use_cases() => Assert.NotEmpty(AppServices.UseCases);

    [Theory, MemberData(nameof(Acts))]
    public void A_use_case_is_sealed_and_stands_in_the_file_of_its_name(string act)
    {
        var type = typeof(AppServices).Assembly.GetType(act, throwOnError: true)!;
        Assert.True(type.IsSealed, $"{act} can be inherited from");
        var module = type.Namespace!.Split('.')[2];
        Assert.Contains(Repository.Under($"src/Tangent.App/{module}", ".cs"), file => file.Name == type.Name + ".cs");
    }

    [Fact]
    public void Every_public_Run_takes_the_actor_first_and_can_be_stopped() => Wall.Holds(Faults(typeof(AppServices).Assembly.GetExportedTypes()));

    [Fact]
    public void A_Run_without_an_actor_is_seen() => Assert.Equal(
        [nameof(ForgetsTheActor), nameof(ForgetsToStop)], Faults([typeof(ForgetsTheActor), typeof(ForgetsToStop), typeof(Lawful)]));

    /// <summary>Use cases by their shape (a public <c>Run</c>) that do not begin with the actor and end with the stop.</summary>
    private static IEnumerable<string> Faults(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsAbstract: false } && !type.Name.EndsWith("Job", StringComparison.Ordinal)
        let run = type.GetMethods().Where(method => method.Name == "Run" && method.DeclaringType == type && !method.IsStatic)
        where run.Any(method => method.GetParameters() is not [{ ParameterType: var first }, .., { ParameterType: var last }]
            || first != typeof(Actor) || last != typeof(CancellationToken))
        select type.Name;

    private sealed class ForgetsTheActor
    {
        public int Count { get; set; }

        public Task Run(string request, CancellationToken stop) => Task.Delay(Count++, stop);
    }

    private sealed class ForgetsToStop
    {
        public int Count { get; set; }

        public Task Run(Actor who, string request) => Task.Delay(Count++);
    }

    private sealed class Lawful
    {
        public int Count { get; set; }

        public Task Run(Actor who, string request, CancellationToken stop) => Task.Delay(Count++, stop);
    }
}
