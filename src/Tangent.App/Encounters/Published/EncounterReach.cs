using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Which encounters somebody may see: all, or those of units within the scope.</summary>
public sealed class EncounterReach(Db db, UnitFacts units)
{
    /// <summary>Rows of the log that the actor may see; rows without a unit are for those who see the whole company.</summary>
    public async Task<IQueryable<EncounterRow>> Within(IQueryable<EncounterRow> rows, Actor who, Verb verb, Kind kind, CancellationToken stop)
    {
        var scope = who.Scope(verb, kind);
        return scope.Contains(UnitPath.Root) ? rows : OfUnits(rows, await WordsOf(scope, stop));
    }

    /// <summary>Rows of the units in this part of the tree.</summary>
    public async Task<IQueryable<EncounterRow>> Below(IQueryable<EncounterRow> rows, UnitPath unit, CancellationToken stop) =>
        OfUnits(rows, await WordsOf([unit], stop));

    private static IQueryable<EncounterRow> OfUnits(IQueryable<EncounterRow> rows, List<int> words) =>
        rows.Where(row => row.Unit != null && EF.Parameter(words).Contains(row.Unit.Value));

    // Sources name units by their codes.
    private async Task<List<int>> WordsOf(IReadOnlyList<UnitPath> scope, CancellationToken stop)
    {
        var codes = (await units.All(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path)))
            .Select(unit => unit.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Unit).Select(word => new { word.Id, word.Text }).ToListAsync(stop);
        return [.. words.Where(word => codes.Contains(word.Text)).Select(word => word.Id)];
    }
}
