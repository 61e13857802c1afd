using System.Text.RegularExpressions;
using Tangent.Web.Pages.Access;

namespace Tangent.Walls;

/// <summary>What the audit log keeps can be read by people: every act is offered by the filter, every field has words.</summary>
public partial class AuditFieldWalls
{
    private static readonly IReadOnlyList<SourceFile> Sources = [.. Repository.Under("src/Tangent.App", ".cs")];

    [Fact]
    public void Every_act_that_is_written_is_offered_and_has_words()
    {
        var written = Sources.SelectMany(file => Acts(file.Text)).ToHashSet();
        Assert.NotEmpty(written);
        Wall.Holds(written.Except(AuditActs.All));
        Wall.Holds(AuditActs.All.Where(act => !WordFiles.Keys.Contains(act)));
    }

    [Fact]
    public void Every_field_of_before_and_after_has_words()
    {
        var fields = Sources.SelectMany(file => Fields(file.Text)).ToHashSet();
        Assert.Contains("SharedRole", fields);
        Wall.Holds(fields.Where(field => !WordFiles.Keys.Contains($"fields.{Kebab(field)}")));
    }

    [Fact]
    public void A_new_act_and_a_new_field_are_seen()
    {
        const string Source = """
            audit.Write(who, begins ? "x.began" : "x.failed", subject, before: new { old.Colour }, after: new { Size = 3, fresh.Colour });
            private sealed record ShapeFacts([property: Classified(FieldClass.Personal)] string? Email, int Corners = 4);
            """;
        Assert.Equal(["x.began", "x.failed"], Acts(Source));
        Assert.Equal(["Colour", "Size", "Colour", "Email", "Corners"], Fields(Source));
    }

    private static IEnumerable<string> Acts(string source) =>
        from Match write in Written().Matches(Code.WithoutComments(source))
        from Match act in Regex.Matches(write.Groups[1].Value, @"""([a-z]+\.[a-z.-]+)""")
        select act.Groups[1].Value;

    private static IEnumerable<string> Fields(string source)
    {
        var code = Code.WithoutComments(source);
        var kept = from Match made in Made().Matches(code)
                   from member in made.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                   let name = Regex.Match(member, @"^(?:(\w+)\s*=[^=]|(?:[\w()!]+\.)*(\w+)$)")
                   where name.Success
                   select name.Groups[1].Success ? name.Groups[1].Value : name.Groups[2].Value;
        var facts = from Match record in Record().Matches(code)
                    from Match member in Regex.Matches(record.Groups[1].Value, @"(\w+)\s*(?:=[^,]+)?(?:,|$)")
                    select member.Groups[1].Value;
        return kept.Concat(facts);
    }

    private static string Kebab(string field) =>
        Regex.Replace(char.ToLowerInvariant(field[0]) + field[1..], "[A-Z]", match => "-" + match.Value.ToLowerInvariant());

    [GeneratedRegex(@"audit\.Write\(([^;]*?)(?:subject|Subject|ListSubject|new[ (]|;)", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?:before|after|Facts\(this \w+ \w+\))\s*(?::|=>)\s*new\s*\{([^}]*)\}")]
    private static partial Regex Made();

    [GeneratedRegex(@"record \w+Facts\(([^;{]*)\)")]
    private static partial Regex Record();
}
