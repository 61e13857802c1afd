using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tangent.Walls;

/// <summary>docs/dependencies.md and the pinned packages say the same.</summary>
public class DependencyWalls
{
    private static readonly string Page = Repository.Read("docs/dependencies.md");

    [Fact]
    public void Every_pinned_package_is_listed_with_its_version_reason_and_licence() =>
        Wall.Holds(Pinned().Where(package => !Regex.IsMatch(Page, Line(package))).Select(package => package.ToString()));

    [Fact]
    public void Every_listed_package_is_pinned() => Wall.Holds(
        Regex.Matches(Page, @"^\| ([\w@./-]+) \| \d", RegexOptions.Multiline).Select(line => line.Groups[1].Value)
            .Except(Pinned().Select(package => package.Name)));

    [Fact]
    public void Every_pinned_package_is_used()
    {
        var locks = string.Concat(Repository.Files.Where(file => file.Name == "packages.lock.json").Select(file => file.Text));
        Wall.Holds(CentralPins().Select(package => package.Name)
            .Where(name => !locks.Contains($"\"{name}\": {{", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("| Dapper | 2.1.66 | because | |")]
    [InlineData("| Dapper | 2.1.65 | short reasons for a query tool | MIT |")]
    [InlineData("Dapper is nice")]
    public void A_package_without_its_line_is_seen(string page) =>
        Assert.DoesNotMatch(Line(new("Dapper", "2.1.66")), page);

    [Fact]
    public void A_whole_line_is_quiet() =>
        Assert.Matches(Line(new("Dapper", "2.1.66")), "| Dapper | 2.1.66 | maps rows where the model is in the way | Apache-2.0 |");

    private sealed record Package(string Name, string Version);

    private static string Line(Package package) =>
        $@"(?m)^\| {Regex.Escape(package.Name)} \| {Regex.Escape(package.Version)} \| [^|]{{15,}} \| [^|]*\w[^|]* \|";

    private static IEnumerable<Package> Pinned() => CentralPins().Concat(PagePins());

    private static IEnumerable<Package> CentralPins() =>
        XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => new Package(package.Attribute("Include")!.Value, package.Attribute("Version")!.Value));

    private static IEnumerable<Package> PagePins()
    {
        using var json = JsonDocument.Parse(Repository.Read("src/Tangent.Web/assets/package.json"));
        return [.. new[] { "dependencies", "devDependencies" }
            .SelectMany(part => json.RootElement.TryGetProperty(part, out var list) ? list.EnumerateObject() : default)
            .Select(package => new Package(package.Name, package.Value.GetString()!))];
    }
}
