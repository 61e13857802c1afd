using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>A judgement whose source does not say in which unit it was given.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Journey">Key of the journey.</param>
/// <param name="Touchpoint">The touchpoint in the source's words, or null: of the journey as a whole.</param>
/// <param name="AtUtc">When it was given.</param>
public readonly record struct UnplacedJudgement(long Customer, string Journey, string? Touchpoint, DateTime AtUtc);

/// <summary>In which units journeys took place, as the log tells it.</summary>
public sealed class JourneyUnits(Db db, EncounterReading reading)
{
    private const int Bulk = 1000;

    private sealed record Touch(string Journey, int Touchpoint, int Unit, long Started);

    /// <summary>
    /// The unit of each judgement, in its source's words: where the journey last met its touchpoint before it was given; of a journey as a
    /// whole where it last met any. Those of which the log knows nothing are left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<UnplacedJudgement, string>> Of(IReadOnlyCollection<UnplacedJudgement> judgements, CancellationToken stop)
    {
        Dictionary<UnplacedJudgement, string> found = [];
        if (judgements.Count == 0) return found;
        var words = await db.LogWords.AsNoTracking().Where(word => word.Kind == LogWordKind.Touchpoint || word.Kind == LogWordKind.Unit)
            .ToDictionaryAsync(word => word.Id, word => word.Text, stop);
        foreach (var part in judgements.GroupBy(one => one.Customer).Chunk(Bulk))
        {
            var wanted = part.SelectMany(same => same).Select(one => one.Journey).ToHashSet();
            var touches = (await reading.Latest(EncountersOf.Customers(db, [.. part.Select(same => same.Key)]).AsNoTracking())
                    .Where(row => row.Journey != null && row.Unit != null)
                    .Select(row => new Touch(row.Journey!, row.Touchpoint, row.Unit!.Value, row.Started)).ToListAsync(stop))
                .Where(touch => wanted.Contains(touch.Journey)).ToLookup(touch => touch.Journey);
            foreach (var one in part.SelectMany(same => same))
                if (Last(touches[one.Journey], one, words) is { } touch) found[one] = words[touch.Unit];
        }
        return found;
    }

    private static Touch? Last(IEnumerable<Touch> touches, UnplacedJudgement one, Dictionary<int, string> words)
    {
        long at = EncounterRow.Micros(one.AtUtc);
        var before = touches.Where(touch => touch.Started <= at).ToList();
        return before.Where(touch => words[touch.Touchpoint] == one.Touchpoint).MaxBy(touch => touch.Started) ?? before.MaxBy(touch => touch.Started);
    }
}
