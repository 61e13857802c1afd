using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Published;

/// <summary>The case that a sign led to, as another module shows it.</summary>
/// <param name="Id">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="IsInSight">Whether the reader may open it.</param>
public sealed record CaseLink(Guid Id, string Number, bool IsOpen, bool IsInSight);

/// <summary>Which case a sign led to.</summary>
public sealed class CaseLinks(Db db, UnitFacts units)
{
    /// <summary>The case of a sign; null when it led to none.</summary>
    public async Task<CaseLink?> Of(Actor who, SignalKind kind, string key, CancellationToken stop)
    {
        var found = await db.Signals.Where(s => s.Kind == kind && s.Key == key && s.CaseId != null)
            .Join(db.RecoveryCases, s => s.CaseId, c => c.Id, (s, c) => new { c.Id, c.Number, c.ClosedUtc, c.UnitId }).SingleOrDefaultAsync(stop);
        if (found is null) return null;
        var unit = (await units.Of([found.UnitId], stop))[found.UnitId];
        return new(found.Id, found.Number, found.ClosedUtc is null, who.May(Verb.Read, Kind.Case, unit.Path));
    }

    /// <summary>Those of these signs whose case is open.</summary>
    public async Task<IReadOnlySet<string>> AtWork(SignalKind kind, IReadOnlyCollection<string> keys, CancellationToken stop) =>
        (await db.Signals.Where(s => s.Kind == kind && EF.Parameter(keys).Contains(s.Key) && db.RecoveryCases.Any(c => c.Id == s.CaseId && c.ClosedUtc == null))
            .Select(s => s.Key).ToListAsync(stop)).ToHashSet();

    /// <summary>The signs that led to a case.</summary>
    public async Task<IReadOnlyList<(SignalKind Kind, string Key)>> Signs(Guid id, CancellationToken stop) =>
        [.. (await db.Signals.Where(s => s.CaseId == id).Select(s => new { s.Kind, s.Key }).ToListAsync(stop)).Select(s => (s.Kind, s.Key))];
}
