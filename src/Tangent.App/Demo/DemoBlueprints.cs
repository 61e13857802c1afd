using System.Text.Json;
using Tangent.App.Touchpoints.Published;

namespace Tangent.App.Demo;

/// <summary>The blueprints of the demo company: of services that its log really holds, in the versions that held one after the other.</summary>
static class DemoBlueprints
{
    // The first version held when the demo year begins; each later one came four months after the one before.
    private const int DaysBetween = 122;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BlueprintToLoad> All(Func<string, Guid> unit, Guid director) =>
    [
        .. DemoFiles.Blueprints.Blueprints.Select(one => new BlueprintToLoad(unit(one.Unit), director,
            [.. one.Versions.Select((version, i) => (version.GetRawText(), TimeSpan.FromDays(i * DaysBetween)))])),
    ];
}

/// <summary>The blueprints of the demo company.</summary>
/// <param name="Why">What is right about them.</param>
/// <param name="Blueprints">Each with its name, the code of its unit and its documents, the earliest first.</param>
sealed record BlueprintFile(string Why, IReadOnlyList<BlueprintFile.One> Blueprints)
{
    /// <summary>One of them.</summary>
    public sealed record One(string Name, string Unit, IReadOnlyList<JsonElement> Versions);
}
