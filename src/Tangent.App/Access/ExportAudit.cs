using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>The audit log as found, for a file. A right of its own; personal fields stay masked; the export is logged.</summary>
public sealed class ExportAudit(Db db, AuditReading reading, Audit audit)
{
    /// <summary>Rows in one file at most; a longer period is taken out in parts.</summary>
    public const int MostRows = 50_000;

    /// <summary>What to take out.</summary>
    public sealed record Request(AuditFilter? Filter = null);

    /// <summary>The rows, and whether there were more than fit.</summary>
    public sealed record Taken(IReadOnlyList<AuditRow> Rows, bool IsCut);

    /// <summary>The rows, the newest first.</summary>
    public async Task<Outcome<Taken>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.AuditEntry) is { } refusal) return refusal;

        var visible = reading.Visible(who, Verb.Export, withOwn: false);
        var entries = await AuditReading.NewestFirst(AuditReading.Matching(visible, request.Filter ?? new()), null)
            .Take(MostRows + 1).ToListAsync(stop);
        var isCut = entries.Count > MostRows;
        var rows = await reading.Name(who, isCut ? entries[..MostRows] : entries, stop);

        var home = UnitPath.Around(who.Scope(Verb.Export, Kind.AuditEntry));
        audit.Write(who, "access.did.audit-export", new(Kind.AuditEntry, null, null, home),
            after: new { Rows = rows.Count, request.Filter });
        return await db.Commit(stop) is { } trouble ? trouble : new Taken(rows, isCut);
    }
}
