using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;
using Tangent.Storage;

namespace Tangent.App.Standards.Alerts;

/// <summary>Takes a firing up, with a note: the chain stops. Whoever was told may do it, and whoever keeps the standards there.</summary>
public sealed class AcknowledgeAlert(Db db, UnitFacts units, AlertChange change, Audit audit)
{
    /// <summary>Which, and what is to be said.</summary>
    public sealed record Request(Guid Id, string? Note = null);

    /// <summary>Takes it up.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        if (await db.AlertFirings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.Id, stop) is not { } firing) return Fail.NotFound;
        var unit = (await units.Of([firing.UnitId], stop))[firing.UnitId];
        if (!who.May(Verb.Read, Kind.Encounter, unit.Path)) return Fail.NotFound;
        bool wasTold = await db.AlertReceipts.AnyAsync(r => r.FiringId == firing.Id && r.AccountId == who.Id, stop);
        if (!wasTold && who.Lacks(Verb.Update, Kind.Standard, unit.Path) is { } outside) return outside;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        if (note?.Length > AlertFiring.LongestNote) return Fail.Wrong("note", "form.too-long", AlertFiring.LongestNote);
        var taken = firing.Acknowledge(who.Id, note, change.Now);
        if (taken.Failure is { } clash) return clash;
        db.Replace(firing, taken.Value);
        var rule = await db.AlertRules.AsNoTracking().SingleAsync(r => r.Id == firing.RuleId, stop);
        audit.Write(who, "alerts.did.acknowledge", AlertChange.Subject(rule, unit), new { firing.State }, new { taken.Value.State });
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
