using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Encounters in the order in which they came, for who follows the log. Who may see which is theirs to decide.</summary>
public sealed class EncounterFeed(Db db, EncounterReading reading, EncounterReach reach)
{
    private const int Bulk = 1000;

    /// <summary>The latest versions among these rows of the log, of encounters that began at or after a moment.</summary>
    public IAsyncEnumerable<IReadOnlyList<EncounterView>> Between(long first, long last, DateTime fromUtc, CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc);
        return Batches(db.Encounters.Where(row => row.Sequence >= first && row.Sequence <= last && row.Started >= from), stop);
    }

    /// <summary>The latest versions of encounters that began at or after a moment, at most so many rows of the log back.</summary>
    public async Task<(long First, long Last)> Since(DateTime fromUtc, long mostRows, CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc);
        long last = await db.LogStates.Select(state => state.Last).SingleAsync(stop);
        long first = await db.Encounters.Where(row => row.Started >= from).MinAsync(row => (long?)row.Sequence, stop) ?? last + 1;
        return (Math.Max(first, last - mostRows + 1), last);
    }

    /// <summary>Numbers of the customers with an encounter in this unit or below it that began at or after a moment; merged ones each by their own.</summary>
    public async Task<IReadOnlyList<long>> CustomersSince(UnitPath unit, DateTime fromUtc, CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc);
        var rows = db.Encounters.Where(row => row.Started >= from && row.Customer != null);
        if (unit != UnitPath.Root) rows = await reach.Below(rows, unit, stop);
        return await rows.Select(row => row.Customer!.Value).Distinct().ToListAsync(stop);
    }

    private async IAsyncEnumerable<IReadOnlyList<EncounterView>> Batches(IQueryable<EncounterRow> rows, [EnumeratorCancellation] CancellationToken stop)
    {
        for (long after = -1; ;)
        {
            var batch = await reading.Latest(rows.Where(row => row.Sequence > after)).OrderBy(row => row.Sequence).Take(Bulk).ToListAsync(stop);
            if (batch.Count > 0) yield return await reading.Show(batch, stop);
            if (batch.Count < Bulk) yield break;
            after = batch[^1].Sequence;
        }
    }
}
