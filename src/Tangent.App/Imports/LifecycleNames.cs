using Tangent.Analytics.Flow;

namespace Tangent.App.Imports;

/// <summary>Which events of a log become rows, as it is kept and as people write it.</summary>
static class LifecycleNames
{
    /// <summary>The names, as `--lifecycle` takes them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetNames<Lifecycle>().Select(name => name.ToLowerInvariant())];

    /// <summary>The choice, or null for what the log itself suggests.</summary>
    public static Lifecycle? Read(this string? name) =>
        All.Contains(name ?? "") ? Enum.Parse<Lifecycle>(name!, ignoreCase: true) : null;
}
