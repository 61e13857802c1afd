using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>The last imports of the actor, so that one that was begun can be gone on with.</summary>
public sealed class ListImports(ImportReach reach, StoredFiles files)
{
    /// <summary>How many, 1 to 50.</summary>
    public sealed record Request(int Most = 10);

    /// <summary>An import in a list.</summary>
    public sealed record Row(Guid Id, string FileName, string Target, ImportStage Stage, ImportCounts Counts, DateTime CreatedUtc);

    /// <summary>One's own imports, the newest first, and what one may import.</summary>
    /// <param name="Targets">Names of what the actor may import into.</param>
    /// <param name="Rows">The imports.</param>
    public sealed record Listed(IReadOnlyList<string> Targets, IReadOnlyList<Row> Rows);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        var rows = await reach.InScope(who).Where(import => import.CreatedBy == who.Id)
            .OrderByDescending(import => import.CreatedUtc).ThenByDescending(import => import.Id).Take(Math.Clamp(request.Most, 1, 50)).ToListAsync(stop);
        var names = await files.Names([.. rows.Select(row => row.FileId)], stop);
        return new Listed(reach.Open(who), [.. rows.Select(row => new Row(row.Id, names.GetValueOrDefault(row.FileId, ""), row.Target, row.Stage,
            new(row.NewRows, row.ChangedRows, row.UnchangedRows, row.BadRows), row.CreatedUtc))]);
    }
}
