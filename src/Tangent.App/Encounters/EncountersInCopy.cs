using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>What the log holds of a customer: every version of every encounter, with what else was told of it.</summary>
sealed class EncountersInCopy(Db db, EncounterSheets sheets) : ICopyPart
{
    private const int Bulk = 1000;

    public async Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var rows = await EncountersOf.Customers(db, numbers).Select(row => row.Sequence).ToListAsync(stop);
        List<EncounterView> found = [];
        foreach (var part in rows.Order().Chunk(Bulk)) found.AddRange((await sheets.Show(part, stop)).OrderBy(one => one.Key).Select(one => one.Value));
        return
        [
            CopyList.Of("encounters", found, one =>
            [
                ("at", one.StartedUtc), ("ended", one.EndedUtc), ("touchpoint", one.TouchpointWord), ("channel", one.Channel), ("outcome", one.Outcome),
                ("waited", one.WaitSeconds), ("score", one.Score), ("details", Details(one)),
            ]),
        ];
    }

    private static string? Details(EncounterView one) =>
        one.Attributes.Count == 0 ? null : string.Join("; ", one.Attributes.Select(attribute => $"{attribute.Name}: {attribute.Value}"));
}
