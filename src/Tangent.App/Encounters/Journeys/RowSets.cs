using Tangent.Analytics.Flow;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Journeys;

/// <summary>Rows of an index of which something holds that its columns do not say: the customer's tier, an attribute.</summary>
public sealed class RowSets(Db db, CustomerTiers tiers)
{
    private const int Bits = 64;

    /// <summary>A set for each wish of the filter, a bit for each row.</summary>
    internal async Task<IReadOnlyList<ReadOnlyMemory<ulong>>> Of(JourneyFilter filter, IndexFile file, CancellationToken stop)
    {
        List<ReadOnlyMemory<ulong>> sets = [];
        if (filter.Tiers.Count > 0) sets.Add(Within(file, await tiers.Times(filter.Tiers, EncounterRow.Micros, stop)));
        foreach (var wish in filter.Attributes) sets.Add(Among(file, await EncountersOf.Attribute(db, wish.Name, wish.Value, stop)));
        return sets;
    }

    private static ulong[] Within(IndexFile file, TierTimes times)
    {
        var customers = file.Column<long>(IndexColumn.Customers);
        var steps = file.Column<Step>(IndexColumn.Steps);
        return Set(file.Rows, row => customers.Span[row] is >= 0 and var customer && times.Has(customer, steps.Span[row].StartMicros));
    }

    private static ulong[] Among(IndexFile file, HashSet<long> wanted)
    {
        var sequences = file.Column<long>(IndexColumn.Sequences);
        return Set(file.Rows, row => wanted.Contains(sequences.Span[row]));
    }

    private static ulong[] Set(int rows, Func<int, bool> isIn)
    {
        var set = new ulong[(rows + Bits - 1) / Bits];
        Parallel.For(0, set.Length, part =>
        {
            ulong bits = 0;
            for (int row = part * Bits; row < Math.Min(rows, (part + 1) * Bits); row++)
                if (isIn(row)) bits |= 1UL << row;
            set[part] = bits;
        });
        return set;
    }
}
