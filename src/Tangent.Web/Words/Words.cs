using System.Globalization;
using System.Resources;

namespace Tangent.Web.Words;

/// <summary>Every word that a person reads, in the current interface language. One file per module and language.</summary>
/// <remarks>
/// The key's first part names the file: <c>touchpoints.list.title</c> stands in Touchpoints.resx under its whole key.
/// A key that is missing throws: a test finds it before a person does.
/// </remarks>
public sealed class Words
{
    private static readonly Dictionary<string, ResourceManager> Files = typeof(Words).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith("Tangent.Web.Words.", StringComparison.Ordinal) && name.EndsWith(".resources", StringComparison.Ordinal))
        .Select(name => name[..^".resources".Length])
        .ToDictionary(name => name["Tangent.Web.Words.".Length..].ToLowerInvariant(),
            name => new ResourceManager(name, typeof(Words).Assembly) { IgnoreCase = false });

    /// <summary>The words of a key, with the gaps filled and numbers and dates written as the culture does.</summary>
    public string this[string key, params ReadOnlySpan<object?> arguments]
    {
        get
        {
            var words = Find(key) ?? throw new KeyNotFoundException($"No words for '{key}'");
            return arguments.Length == 0 ? words : string.Format(CultureInfo.CurrentCulture, words, arguments);
        }
    }

    /// <summary>Whether there are words for this key.</summary>
    public static bool Has(string key) => Find(key) is not null;

    /// <summary>The words of a member of a closed list, such as <c>ContactChannel.App</c>: key <c>names.contact-channel.app</c>.</summary>
    public string Of<T>(T member) where T : struct, Enum => this[KeyOf(member)];

    /// <summary>Key of a member of a closed list.</summary>
    public static string KeyOf(Enum member) => $"names.{Kebab(member.GetType().Name)}.{Kebab(member.ToString())}";

    private static string? Find(string key) =>
        Files.GetValueOrDefault(key[..Math.Max(0, key.IndexOf('.', StringComparison.Ordinal))])?
            .GetString(key, CultureInfo.CurrentUICulture);

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
