using System.Text.RegularExpressions;

namespace Tangent.Walls;

/// <summary>What a person reads stands in the resources, not in pages or code.</summary>
public class HumanTextWalls
{
    /// <summary>Files whose text is for developers alone, and why.</summary>
    private static readonly Dictionary<string, string> ForDevelopers = new()
    {
        ["src/Tangent.Cli/SchemaCommand.cs"] = "a hidden command that drafts SQL for the next script",
        ["src/Tangent.Cli/ModelCommand.cs"] = "a hidden command that makes the shipped model anew",
    };

    /// <summary>The languages name themselves in their own words, whichever is on.</summary>
    private const string LanguageNames = "src/Tangent.Web/Parts/LanguageSwitch.razor";

    /// <summary>Where Chinese in code is data, and why.</summary>
    private static readonly Dictionary<string, string> ChineseIsData = new()
    {
        ["src/Tangent.Web/Pages/SigningIn/LanguageChoices.cs"] = "each language in its own words",
        [LanguageNames] = "the names of languages",
        ["src/Tangent.App/Access/SigningIn/InviteFirstAdministrator.cs"] = "the first name of the root unit, which people change",
        ["src/Tangent.App/Installation/MachineChecks.cs"] = "a probe of the sorting tables",
    };

    [Fact]
    public void No_page_holds_text_of_its_own() => Wall.Holds(
        from file in Repository.Under("src", ".razor")
        where file.Path != LanguageNames
        from text in TextIn(file.Text)
        select $"{file.Path}: {text}");

    [Fact]
    public void No_door_holds_sentences_in_its_code() => Wall.Holds(
        from file in Repository.Under("src/Tangent.Web", ".cs").Concat(Repository.Under("src/Tangent.Cli", ".cs"))
        where !ForDevelopers.ContainsKey(file.Path)
        from text in SentencesIn(file.Text)
        select $"{file.Path}: {text}");

    [Fact]
    public void No_code_holds_Chinese_outside_comments() => Wall.Holds(
        from file in Repository.Under("src", ".cs", ".razor")
        where !ChineseIsData.ContainsKey(file.Path)
        let match = Regex.Match(Code.WithoutComments(file.Text), @"[\u3400-\u9fff]+")
        where match.Success
        select $"{file.Path}:{Repository.LineOf(file.Text, match.Index)} {match.Value}");

    [Theory]
    [InlineData("<p>Saved</p>")]
    [InlineData("<p>@count touchpoints</p>")]
    [InlineData("<button aria-label=\"Close\">@icon</button>")]
    [InlineData("<input placeholder=\"Search here\" />")]
    [InlineData("<TextField Label=\"Code\" />")]
    [InlineData("@if (x)\n{\n    <b>No data yet</b>\n}")]
    public void Text_in_a_page_is_seen(string page) => Assert.NotEmpty(TextIn(page));

    [Theory]
    [InlineData("@page \"/x\"\n@inject Words W\n<h1>@W[\"touchpoints.list.title\"]</h1>")]
    [InlineData("@foreach (var row in rows.Where(r => r.IsOpen))\n{\n    <td class=\"r\">@row.Count.ToString(\"N0\")</td>\n}\n"
        + "else\n{\n    <p>@W[\"x.y\"]</p>\n}")]
    [InlineData("<TextField Label=\"@W[\"x.y\"]\" Name=\"code\" Autocomplete=\"off\" />\n@code {\n    string a = \"Any text\";\n}")]
    [InlineData("<!-- a note --> @* another *@ <svg><use href=\"#icon\" /></svg>")]
    [InlineData("<span>@(isOpen ? W[\"a.b\"] : W[\"a.c\"])</span> · <kbd>Ctrl</kbd>")]
    public void A_page_without_text_is_quiet(string page) => Wall.Holds(TextIn(page));

    [Theory]
    [InlineData("return \"The file is missing\";")]
    [InlineData("Console.WriteLine($\"Started at {url} now\");")]
    public void A_sentence_in_code_is_seen(string code) => Assert.NotEmpty(SentencesIn(code));

    [Theory]
    [InlineData("throw new InvalidOperationException(\"This is a bug of ours\");")]
    [InlineData("[LoggerMessage(1, LogLevel.Information, \"Server {Id} started on {Url}\")]")]
    [InlineData("header.Value = \"default-src 'self'; script-src 'self'\";")]
    [InlineData("var key = \"touchpoints.list.title\";")]
    public void Code_without_sentences_is_quiet(string code) => Wall.Holds(SentencesIn(code));

    private static IEnumerable<string> SentencesIn(string source) =>
        from literal in Code.Literals(source)
        where IsSentence(literal.Content) && !IsForDevelopers(source, literal.Position)
        select literal.Content;

    private static bool IsSentence(string text) =>
        Regex.IsMatch(text, @"\b[A-Z]?[a-z]{2,} [a-z]{2,}\b") && !Regex.IsMatch(text, @"^[a-z]{1,3}-\w|['=;<>|\\/]|^\s*(select|update|insert|delete|pragma)\b");

    /// <summary>Reasons of bugs, log events and attributes that explain an exception to a rule.</summary>
    private static bool IsForDevelopers(string source, int position)
    {
        int from = source.LastIndexOfAny([';', '{', '}'], Math.Max(0, position - 1)) + 1;
        var statement = source[from..position];
        return Regex.IsMatch(statement, @"\bthrow\b|Exception\(|LoggerMessage|\[(OpenToVisitors|Unaudited|Obsolete|SuppressMessage)|ThrowIf");
    }

    private static readonly Regex Attributes = new(
        @"\b(aria-label|aria-description|title|placeholder|alt|Label|Title|Text|Caption|Hint|Heading|Summary|Message|Description|Placeholder)="
        + @"""(?<value>[^""@{]*)""");

    private static IEnumerable<string> TextIn(string page)
    {
        var markup = Code.WithoutComments(page);
        int code = Regex.Match(markup, @"^@code\b", RegexOptions.Multiline) is { Success: true } start ? start.Index : markup.Length;
        markup = markup[..code];
        foreach (Match attribute in Attributes.Matches(markup))
            if (HasWord(attribute.Groups["value"].Value) && !Regex.IsMatch(attribute.Groups["value"].Value, @"^[a-z0-9]+([.-][a-z0-9]+)+$"))
                yield return attribute.Value;

        markup = WithoutExpressions(Regex.Replace(markup, @"<kbd>[^<]*</kbd>", ""));
        foreach (Match text in Regex.Matches(markup, @">([^<>]*)<"))
        {
            var words = string.Join(' ', text.Groups[1].Value.Split('\n').Where(line => !IsCode(line)));
            if (HasWord(words)) yield return words.Trim();
        }
    }

    private static bool HasWord(string text) => Regex.IsMatch(Regex.Replace(text, "&[a-z]+;", ""), @"\p{L}{2,}");

    private static bool IsCode(string line) =>
        Regex.IsMatch(line.Trim(), @"^(@|[{}]|else\b|case\b|default:|break|var\b|if\b|foreach\b|for\b|switch\b|int\b|string\b)|[;{}]$");

    /// <summary>Markup without its C# expressions: <c>@(…)</c>, <c>@a.B(…)[…]</c>, attribute values, directives, lambdas.</summary>
    private static string WithoutExpressions(string markup)
    {
        const string balanced = @"(?<open>[(\[])(?>[^()\[\]]+|(?<deep>[(\[])|(?<-deep>[)\]]))*(?(deep)(?!))[)\]]";
        var bare = Regex.Replace(markup, @"^@(page|using|inject|attribute|inherits|implements|typeparam|layout|namespace)\b.*$", ">", RegexOptions.Multiline);
        bare = Regex.Replace(bare, $@"@(if|foreach|for|switch|while|lock|using)\s*{balanced}", "@");
        bare = Regex.Replace(bare, $@"@await\s+|@\(?=\(", "@");
        bare = Regex.Replace(bare, $@"@(?:{balanced}|[\w.?!]+(?:<[\w.,? ]+>)?(?:{balanced}(?:[?!]?\.[\w]+)*)*)", "");
        bare = Regex.Replace(bare, @"=""[^""]*""", "=");
        return ">" + bare.Replace("=>", "", StringComparison.Ordinal) + "<";
    }
}
