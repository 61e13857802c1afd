using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>
/// Takes a template onto the register: everything comes in as drafts of one unit. Codes that exist are skipped and named, so
/// that taking it again adds only what is missing.
/// </summary>
public sealed class TakeTemplate(Db db, UnitFacts units, Audit audit, TimeProvider clock)
{
    /// <summary>What to take.</summary>
    /// <param name="Name">Name of the template.</param>
    /// <param name="UnitId">The unit that shall own and edit the touchpoints.</param>
    /// <param name="IsChinese">In which language the texts of the sheets come; names come in both.</param>
    public sealed record Request(string? Name, Guid? UnitId, bool IsChinese);

    /// <summary>What came of it.</summary>
    /// <param name="Added">Codes of the new drafts.</param>
    /// <param name="Skipped">Codes that were on the register already.</param>
    /// <param name="Moments">How many moments came with the new drafts.</param>
    public sealed record Taken(IReadOnlyList<string> Added, IReadOnlyList<string> Skipped, int Moments);

    /// <summary>Takes it, into a unit in which the actor may register touchpoints.</summary>
    public async Task<Outcome<Taken>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Touchpoint) is { } refusal) return refusal;

        if (TouchpointTemplate.Of(request.Name) is not { } template) return Fail.NotFound;
        if (request.UnitId is not { } unitId || await units.PathOf(unitId, stop) is not { } unit)
            return Fail.Wrong("unitId", "touchpoints.unit-missing");
        if (who.Lacks(Verb.Create, Kind.Touchpoint, unit) is { } outside) return outside;

        var codes = template.Touchpoints.Select(one => one.Code).ToList();
        var existing = await db.Touchpoints.Where(t => codes.Contains(t.Code)).Select(t => new { t.Code, t.Id, t.Kinds }).ToListAsync(stop);
        var front = existing.Where(t => t.Kinds.HasFlag(TouchpointKinds.FrontStage)).ToDictionary(t => t.Code, t => t.Id.Value);
        var fresh = template.Touchpoints.Where(one => existing.TrueForAll(t => t.Code != one.Code)).ToList();
        var ids = fresh.ToDictionary(one => one.Code, _ => Guid.CreateVersion7(clock.GetUtcNow()));
        foreach (var one in fresh.Where(one => one.Classification.Kinds.HasFlag(TouchpointKinds.FrontStage))) front[one.Code] = ids[one.Code];
        foreach (var one in fresh) Add(who, one, new(ids[one.Code]), unitId, unit, request.IsChinese, front);
        var taken = new Taken([.. fresh.Select(one => one.Code)], [.. existing.Select(t => t.Code).Order(StringComparer.Ordinal)],
            fresh.Sum(one => one.Moments.Count));
        return fresh.Count > 0 && await db.Commit(stop) is { } trouble ? trouble : taken;
    }

    private void Add(Actor who, TemplateTouchpoint one, TouchpointId id, Guid unitId, UnitPath unit, bool isChinese,
        Dictionary<string, Guid> front)
    {
        var now = clock.GetUtcNow();
        var feltAt = one.FeltAt.Where(front.ContainsKey).Select(code => front[code]).ToItems();
        var touchpoint = Touchpoint.Draft(id, new(one.Code, one.Name.Zh, one.Name.En, one.Channel, one.Stage, unitId, OwnerId: null)
        {
            Classification = one.Classification,
            Sheet = one.Sheet(isChinese, feltAt),
        }, now.UtcDateTime);
        db.Add(touchpoint);
        db.Add(TouchpointVersion.Of(touchpoint));
        audit.Write(who, "touchpoints.did.register", touchpoint.Subject(unit), after: touchpoint.Facts());
        foreach (var told in one.Moments)
        {
            var details = MomentRules.Details(told.Fields(id.Value, isChinese), MomentSheet.Empty);
            var moment = Moment.Of(new(Guid.CreateVersion7(now)), id, details, now.UtcDateTime);
            db.Add(moment);
            audit.Write(who, "moments.did.register", MomentChange.Subject(moment, touchpoint, unit), after: moment.Facts(touchpoint.Code));
        }
    }
}
