using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tangent.Walls;

/// <summary>The arrows between projects: in the project files and in what the compiler made of them.</summary>
public class ReferenceWalls
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Tangent.Analytics"] = [],
        ["Tangent.Domain"] = [],
        ["Tangent.Storage"] = ["Tangent.Domain"],
        ["Tangent.App"] = ["Tangent.Analytics", "Tangent.Domain", "Tangent.Storage"],
        ["Tangent.Web"] = ["Tangent.App"],
        ["Tangent.Cli"] = ["Tangent.App", "Tangent.Web"],
    };

    /// <summary>Packages that the two projects on the ground may use.</summary>
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Tangent.Analytics"] = ["MathNet.Numerics"],
        ["Tangent.Domain"] = [],
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Fact]
    public void Every_project_has_its_arrows_declared() => Assert.Equal(
        Arrows.Keys.Order(),
        Repository.Under("src", ".csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order());

    [Theory, MemberData(nameof(Projects))]
    public void A_project_file_references_along_the_arrows(string project) =>
        Wall.Holds(Against(project, ReferencesIn(Repository.Read($"src/{project}/{project}.csproj"))));

    [Theory, MemberData(nameof(Projects))]
    public void A_compiled_project_references_along_the_arrows(string project)
    {
        var assembly = Assembly.Load(project == "Tangent.Cli" ? "tangent" : project);
        var referenced = assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(IsOurs);
        Wall.Holds(Against(project, referenced, andBeyond: true));
    }

    [Theory]
    [InlineData("Tangent.Analytics")]
    [InlineData("Tangent.Domain")]
    public void The_ground_uses_no_package_but_its_own(string project) => Wall.Holds(
        PackagesIn(Repository.Read($"src/{project}/{project}.csproj")).Except(Packages[project]));

    [Theory]
    [InlineData("Tangent.Domain", "<ProjectReference Include=\"../Tangent.Storage/Tangent.Storage.csproj\" />", "Tangent.Storage")]
    [InlineData("Tangent.App", "<ProjectReference Include=\"../Tangent.Web/Tangent.Web.csproj\" />", "Tangent.Web")]
    [InlineData("Tangent.Web", "<ProjectReference Include=\"..\\Tangent.Storage\\Tangent.Storage.csproj\" />", "Tangent.Storage")]
    public void A_breach_is_seen(string project, string reference, string breach) =>
        Assert.Equal([breach], Against(project, ReferencesIn($"<Project>{reference}</Project>")));

    [Fact]
    public void A_package_on_the_ground_is_seen() => Assert.Equal(
        ["Dapper"], PackagesIn("<Project><PackageReference Include=\"Dapper\" /></Project>").Except(Packages["Tangent.Domain"]));

    private static bool IsOurs(string assembly) =>
        assembly == "tangent" || assembly.StartsWith("Tangent.", StringComparison.Ordinal);

    private static IEnumerable<string> ReferencesIn(string project) =>
        XDocument.Parse(project).Descendants("ProjectReference")
            .Select(reference => Regex.Match(reference.Attribute("Include")!.Value, @"([\w.]+)\.csproj$").Groups[1].Value);

    private static IEnumerable<string> PackagesIn(string project) =>
        XDocument.Parse(project).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value);

    /// <summary>References against the arrows; compiled code may also see what its references see.</summary>
    private static IEnumerable<string> Against(string project, IEnumerable<string> references, bool andBeyond = false) =>
        references.Except(andBeyond ? Arrows[project].SelectMany(Reachable).Distinct() : Arrows[project]);

    private static IEnumerable<string> Reachable(string project) => [project, .. Arrows[project].SelectMany(Reachable)];
}
