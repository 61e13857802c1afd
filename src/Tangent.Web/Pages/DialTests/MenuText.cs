using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Standards.Menus;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.DialTests;

/// <summary>Menus in the reader's language, as a picture, and out of the forms in which they were written.</summary>
static class MenuText
{
    private const string Clock = "HH':'mm";

    /// <summary>A time of day.</summary>
    public static string Time(TimeOnly at) => at.ToString(Clock, CultureInfo.InvariantCulture);

    /// <summary>A time of day out of a form or an address, or null.</summary>
    public static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    /// <summary>A node as it is named beside others: its code and the beginning of what it says.</summary>
    public static string Named(Words.Words words, MenuNode node) => node.Prompt.Length > 0 ? $"{node.Id} {node.Prompt}" : $"{node.Id} {words.Of(node.Act)}";

    /// <summary>The picture with the nodes as a table behind it.</summary>
    public static Chart Map(this Words.Words words, MenuDocument menu, IReadOnlyList<MenuFinding> findings, string? shown, Func<string, string?> href)
    {
        var faulty = findings.Where(one => one.Node is not null && one.Fault <= MenuFault.Unreachable).Select(one => one.Node!).ToHashSet();
        HashSet<string> entries = [menu.Entry, .. menu.Entries.Select(entry => entry.Node)];
        var svg = MenuMap.Draw([.. menu.Nodes.Select(node => new MenuMap.Box(node.Id, node.Id, words.Of(node.Act), entries.Contains(node.Id),
            faulty.Contains(node.Id), node.Id == shown, href(node.Id), [.. node.Keys.Select(key => new MenuMap.Way(key.Key, key.To)),
                .. node.Next is { } next ? [new MenuMap.Way(null, next)] : (MenuMap.Way[])[]]))], words["menus.map", menu.Name, menu.Nodes.Count]);
        return new(svg, new([words["menus.node"], words["menus.act"], words["menus.prompt"], words["menus.keys"], words["menus.next"], words["menus.for"]],
            [.. menu.Nodes.Select(node => (IReadOnlyList<string>)[node.Id, words.Of(node.Act), node.Prompt,
                string.Join(words["parts.list.separator"], node.Keys.Select(key => $"{key.Key} → {key.To}")), node.Next ?? "", words.Who(node.For)])]));
    }

    /// <summary>A node as it was sent.</summary>
    public static MenuNode Node(IFormCollection form, string? code) => new()
    {
        Id = code ?? form["code"].ToString().Trim(),
        Act = TouchpointText.Member<MenuAct>(form["act"].ToString()) ?? MenuAct.Menu,
        Prompt = form["prompt"].ToString().ReplaceLineEndings(" ").Trim(),
        Seconds = Line(form, "seconds") is { } written ? Number(written) : null,
        Keys = MenuRules.Keys.Select(key => (Key: key.ToString(), To: Line(form, $"key.{KeyName(key)}"))).Where(one => one.To is not null)
            .Select(one => new MenuKey(one.Key, one.To!)).ToItems(),
        Next = Line(form, "next"),
        For = Callers.All.Where(caller => form[$"for.{caller}"] == "true").ToItems() is { } some && some.Count < Callers.All.Count ? some : [],
        Opens = Time(Line(form, "opens")),
        Closes = Time(Line(form, "closes")),
    };

    /// <summary>What is said of the whole; the nodes stay.</summary>
    public static MenuDocument About(IFormCollection form, MenuDocument before) => before with
    {
        Name = form["name"].ToString().Trim(),
        Number = form["number"].ToString().Trim(),
        Touchpoint = Line(form, "touchpoint")?.ToUpperInvariant(),
        Entry = Line(form, "entry") ?? before.Entry,
        Entries = Callers.All.Select(caller => (caller, Node: Line(form, $"entry.{caller}"))).Where(one => one.Node is not null)
            .Select(one => new MenuEntry(one.caller, one.Node!)).ToItems(),
    };

    /// <summary>A key as the name of a field may hold it.</summary>
    public static string KeyName(char key) => key switch { '*' => "star", '#' => "hash", _ => key.ToString() };

    // What is no number is one that no field allows, so that it is named with the others.
    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static string? Line(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
