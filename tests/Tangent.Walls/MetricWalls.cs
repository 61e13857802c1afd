using System.Text.RegularExpressions;
using Tangent.Analytics.Catalogue;

namespace Tangent.Walls;

/// <summary>The catalogue of numbers, its page and its words say the same: no more, no less.</summary>
public class MetricWalls
{
    private static readonly IReadOnlyDictionary<string, string> Sections = SectionsOf(Repository.Read("docs/metrics.md"));

    [Fact]
    public void Every_metric_is_explained_and_nothing_else_is() =>
        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Code).Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_says_what_the_catalogue_says() => Wall.Holds(
        from metric in MetricCatalogue.All
        where Sections.ContainsKey(metric.Code)
        from missing in MissingIn(Sections[metric.Code], metric)
        select $"{metric.Code}: {missing}");

    [Fact]
    public void The_words_say_what_the_catalogue_says() => Wall.Holds(
        from metric in MetricCatalogue.All
        from pair in (Dictionary<string, string>)new() { [metric.NameKey] = metric.Name, [metric.QuestionKey] = metric.Question }
        where WordFiles.English("Analytics").GetValueOrDefault(pair.Key) != pair.Value
        select pair.Key);

    [Fact]
    public void Every_word_of_a_metric_belongs_to_one() => Wall.Holds(
        WordFiles.English("Analytics").Keys.Where(key => key.StartsWith("analytics.name.", StringComparison.Ordinal)
                || key.StartsWith("analytics.question.", StringComparison.Ordinal))
            .Except(MetricCatalogue.All.SelectMany(metric => new[] { metric.NameKey, metric.QuestionKey })));

    [Fact]
    public void Every_method_of_an_estimate_is_a_metric() => Wall.Holds(
        from file in Repository.Under("src/Tangent.Analytics", ".cs")
        from Match match in Regex.Matches(Code.WithoutComments(file.Text), @"new Estimate\([^;]*?""([a-z][a-z0-9-]*)""\)")
        where MetricCatalogue.Find(match.Groups[1].Value) is null
        select $"{file.Path}: {match.Groups[1].Value}");

    [Fact]
    public void A_metric_that_the_page_forgets_or_tells_otherwise_is_seen()
    {
        var metric = new Metric("x", "Name", "Question?", "a / b", "Nobody 1900", 2, ["analytics.too-few"], "Per cent.");
        Assert.Equal(["a / b", "`analytics.too-few`"], MissingIn("**Name.** Question? Nobody\n1900, **Least n**: 2 Per cent.", metric));
    }

    private static IEnumerable<string> MissingIn(string section, Metric metric)
    {
        var said = Regex.Replace(section, @"\s+", " ");
        string[] parts =
        [
            metric.Name, metric.Question, metric.Formula, metric.Source, $"**Least n**: {metric.LeastN}", metric.Shown,
            .. metric.Empty.Select(code => $"`{code}`"),
        ];
        return parts.Where(part => !said.Contains(part, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> SectionsOf(string page) =>
        Regex.Matches(page, @"(?ms)^## (\S+)\n(.*?)(?=^## |\z)").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
}
