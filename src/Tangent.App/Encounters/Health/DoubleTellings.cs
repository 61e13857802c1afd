using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.DataHealth;
using Tangent.Analytics.Flow;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Health;

/// <summary>Finds encounters that are likely told twice, in the index that has the rows of each customer by time.</summary>
public sealed class DoubleTellings(Db db, JourneyIndexes indexes)
{
    private const int Shown = 20, Bulk = 20_000;

    /// <summary>Those of the period that are seen; null while the index is being made.</summary>
    internal async Task<Twice?> Find(HealthScope scope, Period period, TimeZoneInfo zone, CancellationToken stop)
    {
        using var hold = await indexes.Open(JourneyCut.Customer, stop);
        if (hold is null) return null;
        var (found, touchpoints) = Places(hold.File, scope, Micros(period.From, zone), Micros(period.To.AddDays(1), zone));
        var rows = await Rows([.. found.Select(one => one.Again)], stop);
        var bySource = rows.Values.GroupBy(row => row.Source).ToDictionary(same => same.Key, same => same.Count());
        var latest = found.OrderByDescending(one => one.Start).ThenByDescending(one => one.Again).Take(Shown).ToList();
        foreach (var (sequence, row) in await Rows([.. latest.Select(one => one.First)], stop)) rows[sequence] = row;
        // A row that was forgotten meanwhile is not shown.
        return new(bySource, [.. latest.Where(one => rows.ContainsKey(one.First) && rows.ContainsKey(one.Again)).Select(one => new ToldTwice(one.Customer,
            touchpoints[one.Again], EncounterRow.Utc(one.Start), Name(rows[one.First]), Name(rows[one.Again])))]);

        ExternalName Name(Told row) => new(scope.Words.GetValueOrDefault(row.Source, ""), row.ExternalId);
    }

    private static (List<Pair> Pairs, Dictionary<long, string> Touchpoints) Places(IndexFile file, HealthScope scope, long from, long before)
    {
        var steps = file.Column<Step>(IndexColumn.Steps).Span;
        var sequences = file.Column<long>(IndexColumn.Sequences).Span;
        var customers = file.Column<long>(IndexColumn.Customers).Span;
        var units = file.Column<int>(IndexColumn.Units).Span;
        List<Pair> pairs = [];
        Dictionary<long, string> touchpoints = [];
        foreach (var (first, again) in LikelyTwice.Find(steps, file.Column<int>(IndexColumn.GroupStarts).Span, scope.Meaning))
        {
            if (steps[again].StartMicros < from || steps[again].StartMicros >= before || !scope.Sees(units[again]) || !scope.Sees(units[first])) continue;
            pairs.Add(new(sequences[first], sequences[again], steps[again].StartMicros, customers[again]));
            touchpoints[sequences[again]] = scope.Words[steps[again].Touchpoint];
        }
        return (pairs, touchpoints);
    }

    private async Task<Dictionary<long, Told>> Rows(List<long> sequences, CancellationToken stop)
    {
        Dictionary<long, Told> rows = [];
        foreach (var part in sequences.Chunk(Bulk))
        {
            foreach (var row in await db.Encounters.Where(row => EF.Parameter(part).Contains(row.Sequence))
                .Select(row => new { row.Sequence, row.Source, row.ExternalId }).ToListAsync(stop)) rows[row.Sequence] = new(row.Source, row.ExternalId);
        }
        return rows;
    }

    private static long Micros(DateOnly day, TimeZoneInfo zone)
    {
        var start = day.ToDateTime(default);
        // Where clocks go forward at midnight, the day begins an hour later.
        return EncounterRow.Micros(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(start) ? start.AddHours(1) : start, zone));
    }

    private readonly record struct Pair(long First, long Again, long Start, long Customer);

    private readonly record struct Told(int Source, string ExternalId);
}

/// <summary>Encounters that are likely told twice.</summary>
/// <param name="BySource">How many of each source were told once more, by the source's word.</param>
/// <param name="Latest">The latest of them.</param>
sealed record Twice(IReadOnlyDictionary<int, int> BySource, IReadOnlyList<ToldTwice> Latest);
