using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports.Published;

/// <summary>Rows of a source that were set aside at import and wait to be mended.</summary>
/// <param name="Source">The source, or null where the import names none.</param>
/// <param name="Rows">How many.</param>
public sealed record WaitingRows(string? Source, int Rows);

/// <summary>What other modules may ask about imports that are not done with.</summary>
public sealed class WaitingImports(ImportReach reach)
{
    /// <summary>Rows that wait, of written imports that the actor may see, by source; none where the actor may import nothing.</summary>
    public async Task<IReadOnlyList<WaitingRows>> Waiting(Actor who, string target, CancellationToken stop)
    {
        if (reach.Lacks(who) is not null) return [];
        var waiting = await reach.InScope(who).Where(import => import.Target == target && import.Stage == ImportStage.Written && import.BadRows > 0)
            .Select(import => new { import.Source, import.BadRows }).ToListAsync(stop);
        return [.. waiting.GroupBy(import => import.Source).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new WaitingRows(same.Key, same.Sum(import => import.BadRows)))];
    }
}
