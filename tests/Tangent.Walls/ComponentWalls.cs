using System.Reflection;
using Microsoft.AspNetCore.Components;
using Tangent.Web.Parts;

namespace Tangent.Walls;

/// <summary>Components load whole before they are drawn: <see cref="LoadedComponent"/> says why.</summary>
public class ComponentWalls
{
    private static readonly string[] TooEarly = ["OnInitializedAsync", "OnParametersSetAsync"];

    [Fact]
    public void No_component_is_drawn_while_it_loads() =>
        Wall.Holds(typeof(LoadedComponent).Assembly.GetTypes().Where(IsDrawnTooEarly).Select(type =>
            $"{type.FullName} loads in {string.Join(" or ", TooEarly)}; inherit LoadedComponent and load in Load"));

    [Fact]
    public void A_component_that_is_drawn_half_loaded_is_seen() => Assert.True(IsDrawnTooEarly(typeof(Hasty)));

    private static bool IsDrawnTooEarly(Type type) => type.IsAssignableTo(typeof(ComponentBase)) && TooEarly.Any(name =>
        type.GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly) is not null);

    private sealed class Hasty : ComponentBase
    {
        protected override Task OnInitializedAsync() => Task.CompletedTask;
    }
}
