using System.Text;
using Tangent.Domain.Access;

namespace Tangent.Tests.Access;

public sealed class RolesPageTests
{
    [Fact]
    public void The_page_about_roles_has_exactly_the_table_of_rights() => Assert.Contains(Table(), File.ReadAllText(Page()));

    [Fact]
    public void Only_an_administrator_changes_people() =>
        Assert.All(new[] { Verb.Create, Verb.Update, Verb.Delete },
            verb => Assert.Equal(Role.Administrator, Assert.Single(Rights.Holders(verb, Kind.Account))));

    [Fact]
    public void An_auditor_changes_nothing_but_views_of_their_own() => Assert.All(
        Enum.GetValues<Kind>().Where(kind => kind != Kind.SavedView),
        kind => Assert.Equal(Verb.None, Rights.Of(Role.Auditor, kind) & (Verb.Create | Verb.Update | Verb.Delete | Verb.Import)));

    /// <summary>The table as the page must have it: what to paste there when the rights change.</summary>
    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder($"| | {string.Join(" | ", roles)} |\n|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        foreach (var kind in Enum.GetValues<Kind>())
            text.Append($"| {kind} | {string.Join(" | ", roles.Select(role => Letters(Rights.Of(role, kind))))} |\n");
        return text.ToString();
    }

    private static string Letters(Verb verbs)
    {
        (Verb Verb, char Letter)[] letters =
        [
            (Verb.Read, 'R'), (Verb.Create, 'C'), (Verb.Update, 'U'), (Verb.Delete, 'D'), (Verb.Import, 'I'), (Verb.Export, 'E'),
            (Verb.Act, 'A'),
        ];
        var text = string.Concat(letters.Where(pair => verbs.HasFlag(pair.Verb)).Select(pair => pair.Letter));
        return text.Length == 0 ? "–" : text;
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tangent.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "roles.md");
    }
}
