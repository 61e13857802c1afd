using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Takes personal words out of the log, in the caller's turn at it; the rows stay and count.</summary>
public sealed class EncounterForgetting(Db db)
{
    private const int Bulk = 5000;

    /// <summary>Keys of the journeys of these customers.</summary>
    public async Task<IReadOnlyList<string>> Journeys(IReadOnlyCollection<long> customers, CancellationToken stop) =>
        await EncountersOf.Customers(db, customers).Where(row => row.Journey != null).Select(row => row.Journey!).Distinct().ToListAsync(stop);

    /// <summary>Clears what else was told about the encounters of these customers.</summary>
    public async Task Words(IReadOnlyCollection<long> customers, CancellationToken stop)
    {
        var rows = await EncountersOf.Customers(db, customers).Where(row => row.Attributes != null).Select(row => row.Sequence).ToListAsync(stop);
        foreach (var part in rows.Chunk(Bulk))
        {
            await db.Encounters.Where(row => EF.Parameter(part).Contains(row.Sequence))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attributes, (string?)null), stop);
        }
    }
}
