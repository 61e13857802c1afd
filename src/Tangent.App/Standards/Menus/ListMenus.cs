using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.App.Standards.Menus;

/// <summary>A menu as people see it.</summary>
/// <param name="Menu">The menu.</param>
/// <param name="Unit">Who looks after it.</param>
/// <param name="Findings">What is found in it.</param>
/// <param name="MayEdit">Whether the reader may change it.</param>
public sealed record MenuRow(IvrMenu Menu, UnitFact Unit, IReadOnlyList<MenuFinding> Findings, bool MayEdit);

/// <summary>The menus of all numbers, by number.</summary>
public sealed class ListMenus(Db db, UnitFacts units)
{
    /// <summary>Most menus of a company.</summary>
    public const int MostRows = 200;

    /// <summary>All of them.</summary>
    public sealed record Request;

    /// <summary>The menus.</summary>
    /// <param name="Rows">By number.</param>
    /// <param name="Units">Units in which the reader may add menus.</param>
    public sealed record Listed(IReadOnlyList<MenuRow> Rows, IReadOnlyList<UnitFact> Units);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.DialTest) is { } refusal) return refusal;

        var all = await units.All(stop);
        var menus = await db.IvrMenus.AsNoTracking().OrderBy(m => m.Id).Take(MostRows).ToListAsync(stop);
        return new Listed([.. menus.OrderBy(menu => menu.Document.Number, StringComparer.Ordinal).ThenBy(menu => menu.Id).Select(menu =>
            new MenuRow(menu, all[menu.UnitId], MenuCheck.Of(menu.Document), who.May(Verb.Update, Kind.DialTest, all[menu.UnitId].Path)))],
            UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Create, Kind.DialTest, unit.Path))));
    }
}
