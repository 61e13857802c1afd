using System.Text.RegularExpressions;

namespace Tangent.Walls;

/// <summary>What stands nowhere in the repository, or in one place alone.</summary>
public class TextWalls
{
    // Written in pieces, so that this file does not hold what it forbids.
    private static readonly Regex LeftUndone = new(@"\b(TO" + @"DO|FIX" + @"ME|XX" + @"X|HA" + @"CK)\b|NotImplemented" + "Exception");

    private static readonly Regex Elsewhere = new(
        @"(?<![\w./])/(wo" + @"rk|tm" + @"p)/(?!tangent\b)|\bapi\.nu" + @"get\.org\b|registry\.np" + @"mjs\.org\b|\bdeb\.deb" + @"ian\.org\b"
        + @"|\bissu" + @"e #?\d+\b|\bCl" + @"aude\b|\bAnth" + @"ropic\b|\bLL" + @"M\b|\bpro" + @"mpt engineer",
        RegexOptions.IgnoreCase);

    private static readonly string[] TextEndings =
        [".cs", ".razor", ".md", ".ts", ".css", ".mjs", ".json", ".csproj", ".props", ".targets", ".resx", ".sql", ".txt", ".editorconfig"];

    private static readonly string[] Commands = ["run", "test", ".ci/run"];

    private static IEnumerable<SourceFile> Texts => Repository.Files.Where(file =>
        TextEndings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal)) || Commands.Contains(file.Path)
        || file.Path.StartsWith("build/", StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_left_undone() => Wall.Holds(Finds(LeftUndone, Texts));

    [Fact]
    public void Nothing_speaks_of_one_persons_machine_or_workplace() => Wall.Holds(Finds(Elsewhere, Texts));

    [Fact]
    public void Nothing_is_logged_as_an_object_and_every_event_is_declared()
    {
        var sources = Repository.Under("src", ".cs", ".razor").ToList();
        Wall.Holds(Finds(Destructured, sources));
        Wall.Holds(Finds(LoggedInPassing, sources));
    }

    [Fact]
    public void Colours_stand_in_the_tokens_alone() => Wall.Holds(Finds(Colour,
        Repository.Files.Where(file => file.Path.StartsWith("src/Tangent.Web/", StringComparison.Ordinal)
            && (file.Path.EndsWith(".css", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal)
                || file.Path.EndsWith(".ts", StringComparison.Ordinal))
            && !file.Name.StartsWith("tokens", StringComparison.Ordinal))));

    [Fact]
    public void No_page_has_inline_style_or_script() => Wall.Holds(Finds(Inline, Repository.Under("src", ".razor")));

    [Fact]
    public void Files_and_lines_are_short() => Wall.Holds(
        from file in Repository.Under("src", ".cs").Concat(Repository.Under("tests", ".cs"))
        let lines = file.Text.Split('\n')
        let longest = lines.Max(line => line.TrimEnd().Length)
        where lines.Length > 260 || longest > 160
        select $"{file.Path}: {lines.Length} lines, longest {longest}");

    private static readonly Regex Destructured = new(@"\{@\w+\}");
    private static readonly Regex LoggedInPassing = new(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(");
    private static readonly Regex Colour = new(@"(?<![&\w/""'-])#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\b(rgba?|hsla?|oklch)\(");
    private static readonly Regex Inline = new(@"\sstyle\s*=|<style\b|"
        + @"<script\b(?![^>]*(\bsrc=|type=""application/json""))|\son(click|change|load|input|error)\s*=\s*""(?!@)");

    public static TheoryData<string, string> Breaches => new()
    {
        { nameof(LeftUndone), "// TO" + "DO later" },
        { nameof(LeftUndone), "throw new NotImplemented" + "Exception();" },
        { nameof(Elsewhere), "cp x /wo" + "rk/main" },
        { nameof(Elsewhere), "https://api.nu" + "get.org/v3" },
        { nameof(Elsewhere), "see issu" + "e 2" },
        { nameof(Destructured), "\"Registered {@Touchpoint}\"" },
        { nameof(LoggedInPassing), "logger.LogInformation(\"x\");" },
        { nameof(Colour), "color: #23458c;" },
        { nameof(Colour), "background: rgba(0, 0, 0, .5);" },
        { nameof(Inline), "<p style=\"color: red\">" },
        { nameof(Inline), "<script>alert(1)</script>" },
        { nameof(Inline), "<a onclick=\"go()\">" },
    };

    public static TheoryData<string, string> Lawful => new()
    {
        { nameof(Elsewhere), "GET /api/v1/touchpoints; Path.GetTempPath(); an open issue of the customer" },
        { nameof(LoggedInPassing), "Log.ServerStarted(logger, url);" },
        { nameof(Colour), "fill: var(--tg-ink); <use href=\"#arrow\" />; &#215;" },
        { nameof(Inline), "<script type=\"module\" src=\"@Assets.Of(\"app.js\")\"></script><p class=\"style\">" },
    };

    [Theory, MemberData(nameof(Breaches))]
    public void A_breach_is_seen(string wall, string text) => Assert.Matches(Named(wall), text);

    [Theory, MemberData(nameof(Lawful))]
    public void A_lawful_use_is_quiet(string wall, string text) => Assert.DoesNotMatch(Named(wall), text);

    private static Regex Named(string wall) => wall switch
    {
        nameof(LeftUndone) => LeftUndone,
        nameof(Elsewhere) => Elsewhere,
        nameof(Destructured) => Destructured,
        nameof(LoggedInPassing) => LoggedInPassing,
        nameof(Colour) => Colour,
        _ => Inline,
    };

    private static IEnumerable<string> Finds(Regex wall, IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in wall.Matches(file.Text)
        select $"{file.Path}:{Repository.LineOf(file.Text, match.Index)} {match.Value}";
}
