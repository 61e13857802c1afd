using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>A ready journey map to start from. It names no touchpoints and no real customers: those are each company's own.</summary>
/// <param name="Name">Its name in addresses and on the command line.</param>
/// <param name="Document">The map.</param>
public sealed record MapTemplate(string Name, MapDocument Document)
{
    /// <summary>All templates, in the order in which they are offered.</summary>
    public static IReadOnlyList<MapTemplate> All { get; } =
        [.. new[] { "before-during-after", "decision", "telecom-repair", "hotel-stay" }.Select(Read)];

    /// <summary>The template of this name, or null.</summary>
    public static MapTemplate? Of(string? name) => All.FirstOrDefault(one => one.Name == name?.Trim().ToLowerInvariant());

    private static MapTemplate Read(string name)
    {
        using var file = typeof(MapTemplate).Assembly.GetManifestResourceStream($"Maps/Templates/{name}.json")
            ?? throw new InvalidOperationException($"The template {name} is not in the program.");
        using var reader = new StreamReader(file);
        var read = MapCodec.Read(reader.ReadToEnd());
        return read.Failure is null ? new(name, read.Value)
            : throw new InvalidOperationException($"{name}: {string.Join(", ", read.Failure.Problems[0].Arguments)}");
    }
}
