using System.Xml.Linq;

namespace Tangent.Walls;

/// <summary>The resource files: every module's words, in English and Chinese.</summary>
static class WordFiles
{
    public const string Folder = "src/Tangent.Web/Words";

    /// <summary>Names of the modules that have words, such as <c>Touchpoints</c>.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. Repository.Under(Folder, ".resx").Select(file => file.Name.Split('.')[0]).Distinct()];

    public static IReadOnlyDictionary<string, string> English(string module) => Read($"{Folder}/{module}.resx");

    public static IReadOnlyDictionary<string, string> Chinese(string module) => Read($"{Folder}/{module}.zh-CN.resx");

    /// <summary>All keys of all modules.</summary>
    public static IReadOnlySet<string> Keys { get; } = Modules.SelectMany(module => English(module).Keys).ToHashSet();

    private static Dictionary<string, string> Read(string path) =>
        XDocument.Parse(Repository.Read(path)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
