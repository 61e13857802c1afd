using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>What the list of observations is narrowed to; nulls do not narrow.</summary>
/// <param name="Kind">Which way of observing.</param>
/// <param name="State">How far: sent, disputed, annulled.</param>
/// <param name="ProgrammeId">Of one programme.</param>
/// <param name="UnitId">Of this unit and those below it.</param>
/// <param name="Touchpoint">At the touchpoint with this id.</param>
/// <param name="IsFailed">Whether a critical item failed.</param>
public sealed record ObservationFilter(ObservedKind? Kind = null, SheetState? State = null, Guid? ProgrammeId = null, Guid? UnitId = null,
    Guid? Touchpoint = null, bool? IsFailed = null);

/// <summary>Reads sheets that were filled in as they are shown.</summary>
public sealed class ObservationRows(Db db, ObservedReach reach, TouchpointNames touchpoints, PeopleFacts people)
{
    internal static readonly IOrder<ObservedSheet> Order = RowOrder<ObservedSheet>.ByUniqueKey(s => s.SeenKey, isDescending: true);

    internal async Task<IQueryable<ObservedSheet>> Where(Actor who, Verb verb, ObservationFilter filter, CancellationToken stop)
    {
        var rows = await reach.Sent(who, verb, stop);
        if (filter.ProgrammeId is { } programme) rows = rows.Where(s => s.ProgrammeId == programme);
        if (filter.Kind is { } kind) rows = rows.Where(s => db.ObservedProgrammes.Any(p => p.Id == s.ProgrammeId && p.Kind == kind));
        if (filter.IsFailed is { } failed) rows = rows.Where(s => s.CriticalFailed > 0 == failed);
        rows = filter.State switch
        {
            SheetState.Sent => rows.Where(s => s.DisputedUtc == null || s.Decision == DisputeEnd.Upheld),
            SheetState.Disputed => rows.Where(s => s.DisputedUtc != null && s.Decision == null),
            SheetState.Annulled => rows.Where(s => s.Decision == DisputeEnd.Annulled),
            SheetState.Planned => rows.Where(s => false),
            _ => rows,
        };
        if (filter.Touchpoint is { } at)
        {
            string[] names = [.. await touchpoints.Of(at, stop)];
            rows = rows.Where(s => db.ObservedProgrammes.Any(p => p.Id == s.ProgrammeId && EF.Parameter(names).Contains(p.Touchpoint.ToUpper())));
        }
        if (filter.UnitId is { } id)
        {
            var units = await reach.Units(stop);
            Guid[] below = units.GetValueOrDefault(id) is { } top ? [.. units.Values.Where(unit => top.Path.Contains(unit.Path)).Select(unit => unit.Id)] : [];
            rows = rows.Where(s => EF.Parameter(below).Contains(s.UnitId));
        }
        return rows;
    }

    internal async Task<IReadOnlyList<ObservationRow>> Show(Actor who, IReadOnlyList<ObservedSheet> sheets, CancellationToken stop)
    {
        Guid[] ids = [.. sheets.Select(s => s.ProgrammeId).Distinct()];
        var programmes = await db.ObservedProgrammes.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var places = await touchpoints.Facts([.. programmes.Values.Select(p => p.Touchpoint).Distinct()], stop);
        var units = await reach.Units(stop);
        // Whoever is observed shall not know the face of the next visit.
        var seen = sheets.Where(s => SeesObserver(who, s, units[s.UnitId])).Select(s => s.ObserverId).Distinct().ToList();
        var names = await people.Names(who, seen, stop);
        return [.. sheets.Select(s =>
        {
            var programme = programmes[s.ProgrammeId];
            return new ObservationRow(s.Id, s.ProgrammeId, programme.Title, programme.Kind, s.Role, units[s.UnitId], programme.Touchpoint,
                places.GetValueOrDefault(programme.Touchpoint), s.SeenUtc!.Value, s.Points, s.CriticalFailed, s.State,
                SeesObserver(who, s, units[s.UnitId]) && names.TryGetValue(s.ObserverId, out var name) ? new(s.ObserverId, name) : null);
        })];
    }

    private static bool SeesObserver(Actor who, ObservedSheet sheet, UnitFact unit) =>
        sheet.ObserverId == who.Id || who.May(Verb.Read, Kind.ObservationPlan, unit.Path);
}
