using System.Globalization;

namespace Tangent.Domain.Standards.Menus;

/// <summary>What may be wrong with a menu that works.</summary>
public enum MenuFault
{
    /// <summary>A circle from which nothing leads out (死循环).</summary>
    Loop,

    /// <summary>A node after which nothing comes and at which no call may end (断头).</summary>
    DeadEnd,

    /// <summary>Nobody gets there at any time (到不了).</summary>
    Unreachable,

    /// <summary>Some do not get to a human at all.</summary>
    NoHuman,

    /// <summary>Some need more keys to a human than promised.</summary>
    HumanFar,

    /// <summary>Callers of 65 and more must press keys before a human answers.</summary>
    SeniorNotDirect,

    /// <summary>A prompt takes too long.</summary>
    LongPrompt,

    /// <summary>A menu offers too much at once.</summary>
    ManyKeys,
}

/// <summary>One finding.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Node">Code of the node; null: of the whole.</param>
/// <param name="Callers">Whose calls it concerns, in order.</param>
/// <param name="At">From what time of day, when it is not so around the clock; else null.</param>
/// <param name="Evidence">The words or the number that show it.</param>
public sealed record MenuFinding(MenuFault Fault, string? Node, Items<Caller> Callers, TimeOnly? At, string Evidence);

/// <summary>Looks for what makes callers give up: circles, dead ends, no human, long prompts (F-32).</summary>
/// <remarks>
/// Everything is looked at for each kind of caller and at each time of day at which something opens or closes. A human one key away is
/// a rule of service, directly for callers of 65 and more one of the ministry's (工信部, 互联网应用适老化及无障碍改造专项行动, 2020-12-25).
/// Worked example, tested: entry 1 → a, a 1 → b, b 1 → a: a and b are a loop; with a key 0 → human at b they are none.
/// </remarks>
public static class MenuCheck
{
    /// <summary>Keys to a human, at most, unless a standard says otherwise.</summary>
    public const int MostKeysToHuman = 1;

    /// <summary>Seconds of a prompt, at most.</summary>
    public const int LongestPromptSeconds = 30;

    /// <summary>Services that are told one after another, at most: more are not remembered. 0, * and # are not services.</summary>
    public const int MostServices = 6;

    /// <summary>Everything that is found: what stops callers first, then node after node.</summary>
    /// <param name="menu">A menu that follows <see cref="MenuRules"/>.</param>
    /// <param name="mostKeys">Keys to a human, at most.</param>
    public static IReadOnlyList<MenuFinding> Of(MenuDocument menu, int mostKeys = MostKeysToHuman)
    {
        if (menu.Nodes.Count == 0) return [];
        List<MenuWalk> walks = [.. Moments(menu).SelectMany(at => Callers.All.Select(caller => new MenuWalk(menu, caller, at)))];
        return
        [
            .. Found(walks, MenuFault.Loop, walk => walk.Traps().Select(trap => (trap[0].Id, Round(trap)))),
            .. Found(walks, MenuFault.DeadEnd, walk => walk.Reached.Where(walk.IsDeadEnd).Select(node => (node.Id, node.Prompt))),
            .. Found(walks, MenuFault.NoHuman, walk => walk.ToHuman is null ? [("", "")] : []),
            .. Found(walks, MenuFault.SeniorNotDirect, walk => walk is { Caller: Caller.Senior, ToHuman: { Keys.Count: > 0 } way } ? [("", way.Pressed)] : []),
            .. Found(walks, MenuFault.HumanFar, walk =>
                walk is { Caller: not Caller.Senior, ToHuman: { } way } && way.Keys.Count > mostKeys ? [("", way.Pressed)] : []),
            .. menu.Nodes.Where(node => walks.All(walk => walk.WayTo(node.Id) is null))
                .Select(node => new MenuFinding(MenuFault.Unreachable, node.Id, [], null, node.Prompt)),
            .. menu.Nodes.Where(node => node.PromptSeconds > LongestPromptSeconds)
                .Select(node => new MenuFinding(MenuFault.LongPrompt, node.Id, [], null, Number(node.PromptSeconds))),
            .. menu.Nodes.Where(node => Services(node) > MostServices)
                .Select(node => new MenuFinding(MenuFault.ManyKeys, node.Id, [], null, Number(Services(node)))),
        ];
    }

    /// <summary>Times of day at which something opens or closes, midnight first.</summary>
    public static IReadOnlyList<TimeOnly> Moments(MenuDocument menu) =>
        [.. menu.Nodes.SelectMany(node => new[] { node.Opens, node.Closes }).OfType<TimeOnly>().Append(TimeOnly.MinValue).Distinct().Order()];

    private static string Round(IReadOnlyList<MenuNode> trap) => string.Join(" → ", trap.Append(trap[0]).Select(node => node.Id));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Services(MenuNode node) => node.Keys.Count(key => key.Key is not ("0" or "*" or "#"));

    // The same of several callers is told once; at the first time of day at which it is so, unless it always is.
    private static IEnumerable<MenuFinding> Found(
        List<MenuWalk> walks, MenuFault fault, Func<MenuWalk, IEnumerable<(string Node, string Evidence)>> look)
    {
        int moments = walks.Count / Callers.All.Count;
        return walks.SelectMany(walk => look(walk).Select(found => (walk, found))).GroupBy(one => one.found)
            .Select(same => (same.Key, ByCaller: same.GroupBy(one => one.walk.Caller).OrderBy(own => own.Key).ToList(), First: same.Min(one => one.walk.At)))
            .Select(one => new MenuFinding(fault, one.Key.Node.Length == 0 ? null : one.Key.Node, one.ByCaller.Select(own => own.Key).ToItems(),
                one.ByCaller.All(own => own.Count() == moments) ? null : one.First, one.Key.Evidence));
    }
}
