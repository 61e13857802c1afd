using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Access;

/// <summary>Searches the audit log, the newest first. One's own acts are always among what one may see.</summary>
public sealed class ListAudit(AuditReading reading)
{
    /// <summary>What to look for, and where to go on.</summary>
    public sealed record Request(AuditFilter? Filter = null, string? After = null, int? Limit = null);

    /// <summary>A piece of the log.</summary>
    public async Task<Outcome<Listed<AuditRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!who.IsKnown) return who.Lacks(Verb.Read, Kind.AuditEntry)!;
        var after = Cursor.From(request.After);
        if (after.Failure is { } nonsense) return nonsense;

        int wanted = Cursor.Rows(request.Limit);
        var visible = reading.Visible(who, Verb.Read, withOwn: true);
        var entries = await AuditReading.NewestFirst(AuditReading.Matching(visible, request.Filter ?? new()), after.Value)
            .Take(wanted + 1).ToListAsync(stop);
        var page = Cursor.Cut(entries, wanted, entry => new(entry.AtUtc, entry.Id));
        return new Listed<AuditRow>(await reading.Name(who, page.Items, stop), page.Next);
    }
}
