using System.Text.RegularExpressions;
using Tangent.App.Settings;

namespace Tangent.Walls;

/// <summary>What is promised is explained, and what is explained exists.</summary>
public class DocWalls
{
    public static TheoryData<string> Settings => [.. Setting.All.Select(setting => setting.Name)];

    [Theory, MemberData(nameof(Settings))]
    public void Every_setting_is_explained(string name) => Assert.Contains($"`{name}`", Repository.Read("docs/settings.md"), StringComparison.Ordinal);

    [Fact]
    public void Every_explained_setting_exists() => Wall.Holds(
        Regex.Matches(Repository.Read("docs/settings.md"), @"^\|?\s*`(\w+:\w+)`", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).Except(Setting.All.Select(setting => setting.Name)));

    [Fact]
    public void Every_method_of_a_number_is_explained()
    {
        var codes = Repository.Under("src/Tangent.Analytics", ".cs")
            .SelectMany(file => MethodCodes(file.Text)).Distinct().ToList();
        Assert.NotEmpty(codes);
        Wall.Holds(codes.Where(code => !Regex.IsMatch(Repository.Read("docs/metrics.md"), $"(?m)^## {Regex.Escape(code)}$")));
    }

    [Fact]
    public void A_new_method_code_is_seen() => Assert.Equal(
        ["bootstrap-bca"], MethodCodes("return new Estimate(p, low, high, n, level, \"bootstrap-bca\");"));

    /// <summary>Commands that hold the commands of other files.</summary>
    private static readonly string[] Groups = ["touchpoints", "surveys", "customers"];

    [Fact]
    public void Every_command_is_explained() => Wall.Holds(
        from file in Repository.Under("src/Tangent.Cli", ".cs")
        let code = Code.WithoutComments(file.Text)
        where !code.Contains("Hidden = true", StringComparison.Ordinal)
        from command in CommandsIn(code)
        let own = CommandsIn(code).Select(all => all + " ").Prepend("").ToList()
        let groups = own.Concat(from outer in Groups from inner in own select $"{outer} {inner}")
        where !groups.Any(all => Repository.Read("docs/cli.md").Contains($"`tangent {all}{command}", StringComparison.Ordinal))
        select command);

    [Fact]
    public void A_new_command_is_seen() => Assert.Equal(["touchpoints"], CommandsIn("var all = new Command(\"touchpoints\", W[\"x.y\"]);"));

    [Fact]
    public void Every_number_that_cannot_be_told_has_words() => Wall.Holds(
        from file in Repository.Under("src/Tangent.Analytics", ".cs")
        from Match match in Regex.Matches(Code.WithoutComments(file.Text), @"new CannotTell\(\s*""([^""]+)""")
        where !WordFiles.Keys.Contains(match.Groups[1].Value)
        select $"{file.Path}: {match.Groups[1].Value}");

    [Fact]
    public void Every_worked_example_is_tested() => Wall.Holds(
        from file in Repository.Under("src", ".cs")
        from example in WorkedExamples(file.Text)
        where !IsTested(file, example)
        select $"{file.Path}: {example}");

    [Fact]
    public void An_example_without_a_test_is_seen() =>
        Assert.False(IsTested(new SourceFile("src/Tangent.Analytics/Proportions/Wilson.cs"), "9 of 9 gives 0.123456"));

    [Fact]
    public void Every_link_between_the_papers_leads_somewhere() => Wall.Holds(
        from file in Repository.Files
        where file.Name.EndsWith(".md", StringComparison.Ordinal)
        from Match link in Regex.Matches(file.Text, @"\]\((?!https?:|mailto:|#)([^)#\s]+)")
        let target = Path.Combine(Repository.Root, Path.GetDirectoryName(file.Path)!, link.Groups[1].Value)
        where !File.Exists(target) && !Directory.Exists(target)
        select $"{file.Path}: {link.Groups[1].Value}");

    [Fact]
    public void Every_path_that_the_papers_name_exists() => Wall.Holds(
        from file in Repository.Files
        where file.Name.EndsWith(".md", StringComparison.Ordinal)
        from Match path in Regex.Matches(file.Text, @"`((?:src|tests|docs|bench|build)/[\w./-]+?\.\w+)`")
        where !path.Value.Contains("/built", StringComparison.Ordinal)
            && !File.Exists(Path.Combine(Repository.Root, path.Groups[1].Value))
            && !Directory.Exists(Path.Combine(Repository.Root, path.Groups[1].Value))
        select $"{file.Path}: {path.Groups[1].Value}");

    private static IEnumerable<string> CommandsIn(string code) =>
        Regex.Matches(code, @"new(?: Command)?\(\s*""([a-z][a-z-]*)""\s*,").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> MethodCodes(string source) =>
        Regex.Matches(Code.WithoutComments(source), @"new Estimate\([^;]*""([a-z][a-z0-9-]*)""\)").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> WorkedExamples(string source) =>
        Regex.Matches(source, @"Worked examples?, tested:((?:(?!</remarks>|</summary>)[\s\S])*)")
            .Select(match => Regex.Replace(match.Groups[1].Value, @"\s*///\s*", " ").Trim());

    /// <summary>The tests that name the class hold every long number of the example.</summary>
    private static bool IsTested(SourceFile file, string example)
    {
        var subject = Path.GetFileNameWithoutExtension(file.Name);
        var tests = string.Concat(Repository.Under("tests", ".cs")
            .Where(test => !test.Path.StartsWith("tests/Tangent.Walls/", StringComparison.Ordinal))
            .Where(test => Regex.IsMatch(test.Text, $@"\b{subject}\b")).Select(test => test.Text));
        var values = Regex.Matches(example, @"\d*\.\d{3,}").Select(number => number.Value.TrimStart('0'));
        return tests.Length > 0 && values.All(value => tests.Contains(value, StringComparison.Ordinal));
    }
}
