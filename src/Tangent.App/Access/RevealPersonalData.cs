using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Shows the personal fields of an audit entry in the clear, for a purpose that goes into the log itself.</summary>
public sealed class RevealPersonalData(Db db, AuditReading reading, ShowAuditEntry show, Audit audit)
{
    /// <summary>Letters that a purpose has at least: a word is not a reason.</summary>
    public const int ShortestPurpose = 6;

    /// <summary>Which entry, and why.</summary>
    public sealed record Request(Guid Id, string? Purpose);

    /// <summary>The entry in the clear.</summary>
    public async Task<Outcome<ShowAuditEntry.View>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.PersonalData) is { } refusal) return refusal;

        var entry = await reading.Visible(who, Verb.Read, withOwn: true).SingleOrDefaultAsync(e => e.Id == request.Id, stop);
        if (entry is null) return Fail.NotFound;
        var unit = UnitPath.From(entry.UnitPath);
        if (who.Lacks(Verb.Act, Kind.PersonalData, unit) is { } forbidden) return forbidden;
        var purpose = request.Purpose?.Trim() ?? "";
        if (purpose.Length < ShortestPurpose) return Fail.Wrong("purpose", "access.reveal.purpose", ShortestPurpose);
        if (purpose.Length > 500) return Fail.Wrong("purpose", "form.too-long", 500);

        audit.Write(who, "access.did.reveal", new(Kind.AuditEntry, entry.Id.ToString(), entry.Act, unit), after: new { purpose });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return await show.Show(who, entry, isClear: true, stop);
    }
}
