using Tangent.Analytics.Flow;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Journeys;

/// <summary>Rows of an index of which something holds that its columns do not say: the customer's tier, an attribute.</summary>
public sealed class RowSets(Db db, CustomerTiers tiers, JourneyAnswers kept)
{
    private const int Bits = 64, WordsAtATime = 1 << 10;

    /// <summary>A set for each wish of the filter, a bit for each row.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="file">The index.</param>
    /// <param name="records">State of the company's records; needed where the filter names tiers.</param>
    /// <param name="stop">Ends the question.</param>
    internal async Task<IReadOnlyList<ReadOnlyMemory<ulong>>> Of(JourneyFilter filter, IndexFile file, long? records, CancellationToken stop)
    {
        List<ReadOnlyMemory<ulong>> sets = [];
        if (filter.Tiers.Count > 0) sets.Add(await OfTiers(filter.Tiers, file, records, stop));
        foreach (var wish in filter.Attributes) sets.Add(Among(file, await EncountersOf.Attribute(db, wish.Name, wish.Value, stop)));
        return sets;
    }

    private async Task<ulong[]> OfTiers(Items<CustomerTier> wanted, IndexFile file, long? records, CancellationToken stop)
    {
        var question = new JourneyAnswers.Question(nameof(RowSets), new() { Tiers = wanted }, file.Version, 0, "", "", records);
        if (kept.Find(question) is ulong[] before) return before;
        var set = Within(file, await tiers.Times(wanted, EncounterRow.Micros, stop));
        kept.Keep(question, set);
        return set;
    }

    private static ulong[] Within(IndexFile file, TierTimes times)
    {
        var (customers, steps) = (file.Column<long>(IndexColumn.Customers), file.Column<Step>(IndexColumn.Steps));
        return Set(file.Rows, (from, set) =>
        {
            var customer = customers.Span;
            var step = steps.Span;
            long last = -1;
            IReadOnlyList<(long From, long Before)> stretches = [];
            for (int row = from; row < Math.Min(file.Rows, from + set.Length * Bits); row++)
            {
                if (customer[row] < 0) continue;
                if (customer[row] != last) stretches = times.Of(last = customer[row]);      // rows of one customer stand together
                for (int i = 0; i < stretches.Count; i++)
                    if (step[row].StartMicros >= stretches[i].From && step[row].StartMicros < stretches[i].Before) set[(row - from) / Bits] |= 1UL << row;
            }
        });
    }

    private static ulong[] Among(IndexFile file, HashSet<long> wanted)
    {
        var sequences = file.Column<long>(IndexColumn.Sequences);
        return Set(file.Rows, (from, set) =>
        {
            var sequence = sequences.Span;
            for (int row = from; row < Math.Min(file.Rows, from + set.Length * Bits); row++)
                if (wanted.Contains(sequence[row])) set[(row - from) / Bits] |= 1UL << row;
        });
    }

    private delegate void Fill(int from, Span<ulong> set);

    private static ulong[] Set(int rows, Fill fill)
    {
        var set = new ulong[(rows + Bits - 1) / Bits];
        Parallel.For(0, (set.Length + WordsAtATime - 1) / WordsAtATime, part =>
            fill(part * WordsAtATime * Bits, set.AsSpan(part * WordsAtATime, Math.Min(WordsAtATime, set.Length - part * WordsAtATime))));
        return set;
    }
}
