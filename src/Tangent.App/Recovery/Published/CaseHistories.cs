using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Complaints;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Recovery.Published;

/// <summary>How cases of known customers came out, for who looks at what that did to the customers.</summary>
public sealed class CaseHistories(CaseReach reach)
{
    /// <summary>Those that the actor may see, in the order in which they were opened; cases that go on in others are left out.</summary>
    public async Task<IReadOnlyList<PastCase>> Of(Actor who, CancellationToken stop)
    {
        var rows = await (await reach.Within(who, Verb.Read, stop)).Where(c => c.Customer != null && c.Ending != CaseEnd.Merged).OrderBy(c => c.OpenedKey)
            .Select(c => new { c.Customer, c.OpenedUtc, c.VisitedUtc, c.ClosedUtc, c.Recovered, c.Ending }).ToListAsync(stop);
        return [.. rows.Select(c => new PastCase(c.Customer!.Value, EncounterRow.Micros(c.OpenedUtc),
            (c.VisitedUtc ?? c.ClosedUtc) is { } settled ? EncounterRow.Micros(settled) : null,
            c.Recovered is { } word ? word == RecoveredWord.Yes : c.Ending == CaseEnd.NotAccepted ? false : null))];
    }
}
