using Tangent.Domain.Customers;

namespace Tangent.Domain.Standards.Menus;

/// <summary>Who calls: customers of a tier, or somebody of 65 or more, whatever the tier (适老).</summary>
public enum Caller
{
    /// <summary>钻.</summary>
    Diamond,

    /// <summary>金.</summary>
    Gold,

    /// <summary>银.</summary>
    Silver,

    /// <summary>普.</summary>
    Ordinary,

    /// <summary>65 岁以上.</summary>
    Senior,
}

/// <summary>All who may call.</summary>
public static class Callers
{
    /// <summary>All of them, highest tier first.</summary>
    public static IReadOnlyList<Caller> All { get; } = Enum.GetValues<Caller>();

    /// <summary>The caller of a tier.</summary>
    public static Caller Of(CustomerTier tier) => (Caller)(int)tier;
}

/// <summary>What a node of a menu does (语音节点).</summary>
public enum MenuAct
{
    /// <summary>Says a prompt and waits for a key (菜单).</summary>
    Menu,

    /// <summary>Says a prompt and goes on by itself (放音).</summary>
    Play,

    /// <summary>Hands the caller to a human (转人工).</summary>
    Human,

    /// <summary>Does the service by machine (自助办理).</summary>
    SelfService,

    /// <summary>Ends the call (挂机).</summary>
    HangUp,
}

/// <summary>A key and where it leads.</summary>
/// <param name="Key">One of 0 to 9, * and #.</param>
/// <param name="To">Code of a node.</param>
public sealed record MenuKey(string Key, string To);

/// <summary>A place of one's own at which the calls of some begin.</summary>
/// <param name="Caller">Whose calls.</param>
/// <param name="Node">Code of a node.</param>
public sealed record MenuEntry(Caller Caller, string Node);

/// <summary>One node of a menu.</summary>
public sealed record MenuNode
{
    /// <summary>Its code: small letters, digits and hyphens; never changes.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public MenuAct Act { get; init; }

    /// <summary>What is said; may be empty.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>How long the prompt takes; null: told from its letters.</summary>
    public int? Seconds { get; init; }

    /// <summary>Keys and where they lead; of a menu alone.</summary>
    public Items<MenuKey> Keys { get; init; } = [];

    /// <summary>Where the call goes on by itself, when all is said or nobody presses a key; or null.</summary>
    public string? Next { get; init; }

    /// <summary>Who is let in; none: everybody.</summary>
    public Items<Caller> For { get; init; } = [];

    /// <summary>From what time of day it is open; null: at any time.</summary>
    public TimeOnly? Opens { get; init; }

    /// <summary>Until before what time of day; before <see cref="Opens"/>: over midnight.</summary>
    public TimeOnly? Closes { get; init; }

    /// <summary>Whether a call may end here well.</summary>
    public bool IsEnd => Act is MenuAct.Human or MenuAct.SelfService or MenuAct.HangUp;

    /// <summary>How long the prompt takes: as it was measured, or as speech of some four and a half characters a second.</summary>
    public int PromptSeconds => Seconds ?? (int)Math.Ceiling(Prompt.Length / 4.5);

    /// <summary>Whether this caller is let in at this time of day.</summary>
    public bool IsOpen(Caller caller, TimeOnly at) =>
        (For.Count == 0 || For.Contains(caller))
        && (Opens is not { } opens || Closes is not { } closes || at.IsBetween(opens, closes));
}

/// <summary>The menu of a number that customers call (语音菜单), as one document.</summary>
public sealed record MenuDocument
{
    /// <summary>The form in which documents are written now.</summary>
    public const string CurrentFormat = "tangent-menu-1";

    /// <summary>The form.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The number that is called: digits, perhaps with +, - and blanks.</summary>
    public string Number { get; init; } = "";

    /// <summary>Code of the touchpoint that it is, or null.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Code of the node at which calls begin.</summary>
    public string Entry { get; init; } = "";

    /// <summary>Callers whose calls begin elsewhere.</summary>
    public Items<MenuEntry> Entries { get; init; } = [];

    /// <summary>The nodes, in the order in which they are read.</summary>
    public Items<MenuNode> Nodes { get; init; } = [];

    /// <summary>The node of a code, or null.</summary>
    public MenuNode? this[string? code] => Nodes.FirstOrDefault(node => node.Id == code);

    /// <summary>Where the calls of somebody begin.</summary>
    public string EntryOf(Caller caller) => Entries.FirstOrDefault(entry => entry.Caller == caller)?.Node ?? Entry;

    /// <summary>The document with a node in the place of its older self, or added at the end.</summary>
    public MenuDocument With(MenuNode node) => this with
    {
        Nodes = this[node.Id] is null ? [.. Nodes, node] : Nodes.Select(one => one.Id == node.Id ? node : one).ToItems(),
        Entry = Entry.Length == 0 ? node.Id : Entry,
    };

    /// <summary>The document without a node: keys and ways that led there lead nowhere any more.</summary>
    public MenuDocument Without(string code) => this with
    {
        Nodes = Nodes.Where(node => node.Id != code).Select(node => node with
        {
            Keys = node.Keys.Where(key => key.To != code).ToItems(),
            Next = node.Next == code ? null : node.Next,
        }).ToItems(),
        Entry = Entry == code ? Nodes.FirstOrDefault(node => node.Id != code)?.Id ?? "" : Entry,
        Entries = Entries.Where(entry => entry.Node != code).ToItems(),
    };
}
