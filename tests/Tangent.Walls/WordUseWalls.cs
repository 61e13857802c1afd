using System.Text.RegularExpressions;
using Tangent.Domain;
using Words = Tangent.Web.Words.Words;

namespace Tangent.Walls;

/// <summary>Every key is used, and every key that the sources name has words.</summary>
public class WordUseWalls
{
    /// <summary>A literal looks like a key when it begins with the name of a file of words; these are names of something else.</summary>
    private static readonly Regex NoKey = new(@"\.(csv|xlsx|json|db|zip|svg|css|js|sql|resx|log|lock|html)$|^customers\.activity$|^encounters\.appended$");

    private static readonly IReadOnlyList<SourceFile> Sources =
        [.. Repository.Under("src", ".cs", ".razor").Where(file => !file.Path.Contains("/assets/", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<Code.Literal> Literals = [.. Sources.SelectMany(file => Code.Literals(file.Text)), .. KeysInMarkup()];

    [Fact]
    public void Every_key_is_used()
    {
        var named = Literals.Select(literal => literal.Content).ToHashSet();
        var prefixes = Literals.Where(literal => literal.IsInterpolated).Select(literal => PrefixOf(literal.Content))
            .Where(prefix => prefix.Contains('.', StringComparison.Ordinal)).ToHashSet();
        Wall.Holds(WordFiles.Keys.Where(key => !key.StartsWith("names.", StringComparison.Ordinal)
            && !named.Contains(key) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).Order());
    }

    [Fact]
    public void Every_key_that_is_named_has_words() => Wall.Holds(
        from file in Sources
        from literal in Code.Literals(file.Text)
        where !literal.IsInterpolated && LooksLikeAKey(literal.Content) && !WordFiles.Keys.Contains(literal.Content)
        select $"{file.Path}:{Repository.LineOf(file.Text, literal.Position)} {literal.Content}");

    [Fact]
    public void Every_name_belongs_to_a_member_of_a_closed_list()
    {
        var members = new[] { typeof(Fail), typeof(Analytics.Answer), typeof(Storage.Db), typeof(App.AppServices), typeof(Words) }
            .Select(type => type.Assembly).SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsEnum)
            .SelectMany(type => Enum.GetValues(type).Cast<Enum>()).Select(Words.KeyOf).ToHashSet();
        Assert.Subset(members, WordFiles.English("Names").Keys.ToHashSet());
    }

    [Theory]
    [InlineData("touchpoints.list.heading", true)]
    [InlineData("storage.no-such-words", true)]
    [InlineData("touchpoints.csv", false)]
    [InlineData("elsewhere.list.title", false)]
    [InlineData("touchpoints", false)]
    public void What_looks_like_a_key_is_told_apart(string literal, bool isKey) => Assert.Equal(isKey, LooksLikeAKey(literal));

    [Fact]
    public void A_key_in_a_comment_is_not_a_use() => Assert.Empty(Code.Literals("// W[\"touchpoints.list.title\"]"));

    [Fact]
    public void A_made_up_key_gives_its_prefix() => Assert.Equal("signin.step.", PrefixOf(Code.Literals("W[$\"signin.step.{step}\"]")[0].Content));

    private static bool LooksLikeAKey(string literal) =>
        Regex.IsMatch(literal, @"^[a-z0-9]+(\.[a-z0-9-]+)+$") && !NoKey.IsMatch(literal)
        && WordFiles.Modules.Any(module => literal.StartsWith(module.ToLowerInvariant() + ".", StringComparison.Ordinal));

    private static string PrefixOf(string interpolated) => interpolated[..Math.Max(0, interpolated.IndexOf('{', StringComparison.Ordinal))];

    /// <summary>Keys inside an attribute's C#, such as <c>Title="@W["a.b"]"</c>, where quotes stand in quotes.</summary>
    private static IEnumerable<Code.Literal> KeysInMarkup() =>
        from file in Repository.Under("src", ".razor")
        from Match match in Regex.Matches(Code.WithoutComments(file.Text), @"(\$?)""([a-z0-9]+\.[^""\s]*)""")
        select new Code.Literal(match.Groups[2].Value, match.Index, match.Groups[1].Length > 0);
}
