using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;

namespace Tangent.App.Standards.Menus;

/// <summary>One menu: what is found in it, and by which keys who gets where at a time of day.</summary>
public sealed class ShowMenu(MenuChange change, TouchpointNames touchpoints)
{
    private static readonly TimeOnly Morning = new(10, 0);

    /// <summary>Which, and at what time of day; null: at ten in the morning.</summary>
    public sealed record Request(Guid Id, TimeOnly? At = null);

    /// <summary>The menu.</summary>
    /// <param name="Row">As the list shows it.</param>
    /// <param name="Touchpoint">The touchpoint that it is, or null.</param>
    /// <param name="At">The time of day.</param>
    /// <param name="Walks">The menu as each caller meets it then, highest tier first.</param>
    public sealed record Shown(MenuRow Row, TouchpointFact? Touchpoint, TimeOnly At, IReadOnlyList<MenuWalk> Walks)
    {
        /// <summary>What it says.</summary>
        public MenuDocument Document => Row.Menu.Document;
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (menu, unit) = found.Value;
        var touchpoint = menu.Document.Touchpoint is { } code ? (await touchpoints.Facts([code], stop)).GetValueOrDefault(code) : null;
        var at = request.At ?? Morning;
        return new Shown(new(menu, unit, MenuCheck.Of(menu.Document), who.May(Verb.Update, Kind.DialTest, unit.Path)), touchpoint, at,
            [.. Callers.All.Select(caller => new MenuWalk(menu.Document, caller, at))]);
    }
}
