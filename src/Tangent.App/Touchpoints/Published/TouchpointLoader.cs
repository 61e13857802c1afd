using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Published;

/// <summary>A touchpoint that comes with many others.</summary>
/// <param name="Details">What is written about it.</param>
/// <param name="FeltAt">Codes, among those that come, of the front-stage touchpoints at which a back-stage one is felt.</param>
/// <param name="Template">The template whose sheet and moments it takes where the template has its code; null for none.</param>
/// <param name="KeyReason">Why it was signed off as a key touchpoint; null when it was not.</param>
public sealed record TouchpointToLoad(TouchpointDetails Details, IReadOnlyList<string> FeltAt, string? Template = null,
    string? KeyReason = null);

/// <summary>Writes a whole register at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class TouchpointLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Whether nothing is registered yet.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop) => !await db.Touchpoints.AnyAsync(stop);

    /// <summary>Adds touchpoints that are in use since <paramref name="fromUtc"/>.</summary>
    /// <returns>Ids by code.</returns>
    public IReadOnlyDictionary<string, TouchpointId> Add(Actor who, IReadOnlyList<TouchpointToLoad> all, DateTime fromUtc)
    {
        var ids = all.ToDictionary(one => one.Details.Code, _ => new TouchpointId(NewId()));
        foreach (var one in all)
        {
            var id = ids[one.Details.Code];
            var template = TouchpointTemplate.Of(one.Template)?.Touchpoints.FirstOrDefault(known => known.Code == one.Details.Code);
            var feltAt = one.FeltAt.Select(code => ids[code].Value).ToItems();
            var touchpoint = Touchpoint.Draft(id, Whole(one.Details, template, feltAt), fromUtc).InUse(one.Details.OwnerId ?? who.Id, fromUtc);
            if (one.KeyReason is { } reason) touchpoint = touchpoint.SignKey(true, reason, fromUtc).Value with { Version = touchpoint.Version };
            db.Add(touchpoint);
            db.Add(TouchpointVersion.Of(touchpoint));
            foreach (var moment in template?.Moments ?? [])
                db.Add(Moment.Of(new(NewId()), id, MomentRules.Details(moment.Fields(id.Value, isChinese: true), MomentSheet.Empty), fromUtc));
        }
        audit.Write(who, "touchpoints.did.load", new(Kind.Touchpoint, null, null, UnitPath.Root), after: new { Touchpoints = all.Count });
        return ids;
    }

    // What the company says of itself comes before what the template says of the trade.
    private static TouchpointDetails Whole(TouchpointDetails own, TemplateTouchpoint? template, Items<Guid> feltAt) => template is null
        ? own with { Sheet = own.Sheet with { FeltAt = feltAt } }
        : own with
        {
            Classification = template.Classification with
            {
                Kinds = own.Classification.Kinds,
                Distance = own.Classification.Distance,
                Provider = own.Classification.Provider,
                Recipient = own.Classification.Recipient,
            },
            Sheet = template.Sheet(isChinese: true, feltAt),
        };

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
