using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Surveys;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Observed;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Published;

/// <summary>What one sheet says of one touchpoint.</summary>
/// <param name="Kind">Which way of observing.</param>
/// <param name="Touchpoint">The touchpoint, as the form names it.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Share">Weighted share of the best, 0 to 1.</param>
public sealed record ObservedAt(ObservedKind Kind, string Touchpoint, string? Unit, double Share);

/// <summary>What observers and complaints say of touchpoints, for whoever puts sources side by side; of the units that an actor sees.</summary>
public sealed class ObservedFacts(Db db, UnitFacts units)
{
    /// <summary>Sheet by sheet and touchpoint by touchpoint what was scored in a time, in no order.</summary>
    public async Task<IReadOnlyList<ObservedAt>> Scores(Actor who, DateTime? fromUtc, DateTime? beforeUtc, CancellationToken stop)
    {
        long from = fromUtc is { } first ? EncounterRow.Micros(first) : long.MinValue;
        long before = beforeUtc is { } last ? EncounterRow.Micros(last) : long.MaxValue;
        var rows = await db.Judgements.Where(row => row.Instrument == Instrument.Observed && row.Score != null && row.Touchpoint != null
                && row.Given >= from && row.Given < before)
            .Select(row => new { row.Source, row.ExternalId, row.Touchpoint, row.Unit, row.Scale, row.Score, row.Weight }).ToListAsync(stop);
        var seen = await Codes(who, stop);
        var kinds = Enum.GetValues<ObservedKind>().ToDictionary(ObservedScores.Source);
        return [.. from row in rows
                   where kinds.ContainsKey(row.Source) && (seen is null || (row.Unit is not null && seen.Contains(row.Unit)))
                   // Items of one sheet are one look.
                   group row by (row.Source, Sheet: row.ExternalId.Split(':')[0], Touchpoint: row.Touchpoint!, row.Unit) into sheet
                   let weight = sheet.Sum(row => row.Weight)
                   where weight > 0
                   select new ObservedAt(kinds[sheet.Key.Source], sheet.Key.Touchpoint, sheet.Key.Unit,
                       sheet.Sum(row => row.Weight * Scale.Named(row.Scale)!.Value.Share(row.Score!.Value)) / weight)];
    }

    /// <summary>Complaints of a time by touchpoint; those that say what another one says already count with that one.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> Complaints(Actor who, DateTime? fromUtc, DateTime? beforeUtc, CancellationToken stop)
    {
        var rows = db.Voices.Where(v => v.Kind == VoiceKind.Complaint && v.Touchpoint != null && v.MergedInto == null);
        if (fromUtc is { } from) rows = rows.Where(v => v.GivenUtc >= from);
        if (beforeUtc is { } before) rows = rows.Where(v => v.GivenUtc < before);
        var scope = who.Scope(Verb.Read, Kind.Voice);
        if (!scope.Contains(UnitPath.Root))
        {
            Guid[] own = [.. (await units.All(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Id)];
            rows = rows.Where(v => EF.Parameter(own).Contains(v.UnitId));
        }
        return await rows.GroupBy(v => v.Touchpoint!.Value).Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, stop);
    }

    private async Task<HashSet<string>?> Codes(Actor who, CancellationToken stop)
    {
        var scope = who.Scope(Verb.Read, Kind.Observation);
        return scope.Contains(UnitPath.Root) ? null
            : (await units.All(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Code)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
