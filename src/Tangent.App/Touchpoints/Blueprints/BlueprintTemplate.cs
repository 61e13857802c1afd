using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>A ready blueprint to start from. It names no touchpoints: those are each company's own.</summary>
/// <param name="Name">Its name in addresses and on the command line.</param>
/// <param name="Document">The blueprint.</param>
public sealed record BlueprintTemplate(string Name, BlueprintDocument Document)
{
    /// <summary>All templates, in the order in which they are offered.</summary>
    public static IReadOnlyList<BlueprintTemplate> All { get; } =
        [.. new[] { "telecom-hall", "hotline", "broadband", "bank-counter", "outpatient", "hotel-stay", "fast-food" }.Select(Read)];

    /// <summary>The template of this name, or null.</summary>
    public static BlueprintTemplate? Of(string? name) => All.FirstOrDefault(one => one.Name == name?.Trim().ToLowerInvariant());

    private static BlueprintTemplate Read(string name)
    {
        using var file = typeof(BlueprintTemplate).Assembly.GetManifestResourceStream($"Blueprints/Templates/{name}.json")
            ?? throw new InvalidOperationException($"The template {name} is not in the program.");
        using var reader = new StreamReader(file);
        var read = BlueprintCodec.Read(reader.ReadToEnd());
        return read.Failure is null ? new(name, read.Value)
            : throw new InvalidOperationException($"{name}: {string.Join(", ", read.Failure.Problems[0].Arguments)}");
    }
}
