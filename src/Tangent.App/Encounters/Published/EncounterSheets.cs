using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Some encounters as columns, for who counts many at once. Words are numbers; what nobody told is -1, an end
/// <see cref="NoTime"/>, a score not a number.</summary>
/// <param name="Size">How many find room.</param>
public sealed record EncounterSheet(int Size)
{
    /// <summary>No end was told.</summary>
    public const long NoTime = long.MinValue;

    /// <summary>How many of each column are filled.</summary>
    public int Count { get; internal set; }

    /// <summary>Place in the log.</summary>
    public long[] Sequence { get; } = new long[Size];

    /// <summary>Number of the customer.</summary>
    public long[] Customer { get; } = new long[Size];

    /// <summary>Word of the touchpoint.</summary>
    public int[] Place { get; } = new int[Size];

    /// <summary>Word of the channel.</summary>
    public int[] Channel { get; } = new int[Size];

    /// <summary>Word of the unit.</summary>
    public int[] Unit { get; } = new int[Size];

    /// <summary>Word of the outcome.</summary>
    public int[] Outcome { get; } = new int[Size];

    /// <summary>Beginning, in microseconds since 1970.</summary>
    public long[] Started { get; } = new long[Size];

    /// <summary>End, the same way.</summary>
    public long[] Ended { get; } = new long[Size];

    /// <summary>Seconds of waiting.</summary>
    public int[] Wait { get; } = new int[Size];

    /// <summary>Score from 0 to 10.</summary>
    public double[] Score { get; } = new double[Size];
}

/// <summary>The words behind the numbers of the columns.</summary>
public sealed record SheetWords(IReadOnlyDictionary<int, string> Places, IReadOnlyDictionary<int, string> Channels, IReadOnlyDictionary<int, string> Units,
    IReadOnlyDictionary<int, string> Outcomes);

/// <summary>The log in columns. Who may see which is the asker's to decide, save where an actor is named.</summary>
public sealed class EncounterSheets(Db db, EncounterReading reading, EncounterReach reach, UnitFacts units)
{
    private const int Bulk = 65_536;

    /// <summary>Every word by its number.</summary>
    public async Task<SheetWords> Words(CancellationToken stop)
    {
        var all = (await db.LogWords.AsNoTracking().ToListAsync(stop)).ToLookup(word => word.Kind);
        return new(Of(LogWordKind.Touchpoint), Of(LogWordKind.Channel), Of(LogWordKind.Unit), Of(LogWordKind.Outcome));

        Dictionary<int, string> Of(LogWordKind kind) => all[kind].ToDictionary(word => word.Id, word => word.Text);
    }

    /// <summary>Encounters that began in a stretch of time, as far as the actor may see them, in no order; one sheet is filled again and again.</summary>
    public async IAsyncEnumerable<EncounterSheet> Between(Actor who, DateTime fromUtc, DateTime beforeUtc, [EnumeratorCancellation] CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc), before = EncounterRow.Micros(beforeUtc);
        var rows = await reach.Within(reading.Latest(db.Encounters.AsNoTracking().Where(row => row.Started >= from && row.Started < before)),
            who, Verb.Read, Kind.Encounter, stop);
        await foreach (var sheet in Of(rows, Bulk, stop)) yield return sheet;
    }

    /// <summary>Rows of the log that were written in a stretch of it, also those that later ones have replaced.</summary>
    public IAsyncEnumerable<EncounterSheet> Written(long first, long last, CancellationToken stop) =>
        Of(db.Encounters.AsNoTracking().Where(row => row.Sequence >= first && row.Sequence <= last), Bulk, stop);

    /// <summary>Rows that those of a stretch of the log have replaced.</summary>
    public IAsyncEnumerable<EncounterSheet> Replaced(long first, long last, CancellationToken stop)
    {
        var replaced = db.Encounters.Where(row => row.Replaces != null && row.Sequence >= first && row.Sequence <= last).Select(row => row.Replaces!.Value);
        return Of(db.Encounters.AsNoTracking().Where(row => replaced.Contains(row.Sequence)), Bulk, stop);
    }

    /// <summary>Rows of a stretch of the log that no later one has replaced.</summary>
    public IAsyncEnumerable<EncounterSheet> Standing(long first, long last, CancellationToken stop) =>
        Of(reading.Latest(db.Encounters.AsNoTracking().Where(row => row.Sequence >= first && row.Sequence <= last)), Bulk, stop);

    /// <summary>Which rows of a stretch of the log replace which, in their order.</summary>
    public async Task<IReadOnlyList<(long Sequence, long Replaces)>> Replacements(long first, long last, CancellationToken stop) =>
        [.. (await db.Encounters.Where(row => row.Replaces != null && row.Sequence >= first && row.Sequence <= last).OrderBy(row => row.Sequence)
            .Select(row => new { row.Sequence, Replaces = row.Replaces!.Value }).ToListAsync(stop)).Select(row => (row.Sequence, row.Replaces))];

    /// <summary>Those of these rows that later ones have replaced.</summary>
    public async Task<IReadOnlyList<long>> ReplacedAmong(IReadOnlyCollection<long> rows, CancellationToken stop) =>
        await db.Encounters.Where(row => row.Replaces != null && EF.Parameter(rows).Contains(row.Replaces.Value)).Select(row => row.Replaces!.Value)
            .ToListAsync(stop);

    /// <summary>Numbers of the customers of a stretch of the log and of the rows that it has replaced.</summary>
    public async Task<IReadOnlyList<long>> Customers(long first, long last, CancellationToken stop)
    {
        var written = db.Encounters.Where(row => row.Sequence >= first && row.Sequence <= last);
        var replaced = written.Where(row => row.Replaces != null).Select(row => row.Replaces!.Value);
        return await db.Encounters.Where(row => row.Customer != null && ((row.Sequence >= first && row.Sequence <= last) || replaced.Contains(row.Sequence)))
            .Select(row => row.Customer!.Value).Distinct().ToListAsync(stop);
    }

    /// <summary>The encounter at a place of the log in its latest version, when the actor may see it.</summary>
    public async Task<(EncounterView View, EncounterSheet Sheet)?> One(Actor who, long sequence, CancellationToken stop)
    {
        // A row that was replaced leads to the one that replaced it.
        for (long? at = sequence; at is { } here; at = await db.Encounters.Where(row => row.Replaces == here).Select(row => (long?)row.Sequence)
            .SingleOrDefaultAsync(stop)) sequence = here;
        var rows = await reach.Within(db.Encounters.AsNoTracking().Where(row => row.Sequence == sequence), who, Verb.Read, Kind.Encounter, stop);
        EncounterSheet? found = null;
        await foreach (var sheet in Of(rows, 1, stop)) found = sheet;
        return found is null ? null : ((await Show([sequence], stop))[sequence], found);
    }

    /// <summary>Encounters that began last before another one, the latest first, as far as the actor may see them.</summary>
    /// <param name="who">Who looks.</param>
    /// <param name="places">Words of touchpoints; null for all.</param>
    /// <param name="unit">Of this unit and those below; null for all.</param>
    /// <param name="after">The one before them: when it began, and its place in the log; null: the latest.</param>
    /// <param name="most">Most of them.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<EncounterSheet> Latest(Actor who, IReadOnlyCollection<int>? places, Guid? unit, (long Started, long Sequence)? after, int most,
        CancellationToken stop)
    {
        var (started, sequence) = after ?? (long.MaxValue, long.MaxValue);
        var rows = await reach.Within(reading.Latest(db.Encounters.AsNoTracking()
            .Where(row => row.Started <= started && (row.Started < started || row.Sequence < sequence))), who, Verb.Read, Kind.Encounter, stop);
        if (places is not null) rows = rows.Where(row => EF.Parameter(places).Contains(row.Touchpoint));
        if (unit is { } id)
            rows = (await units.Of([id], stop)).TryGetValue(id, out var fact) ? await reach.Below(rows, fact.Path, stop) : rows.Where(_ => false);
        await foreach (var sheet in Of(rows.OrderByDescending(row => row.Started).ThenByDescending(row => row.Sequence).Take(most), most, stop)) return sheet;
        return new(0);
    }

    /// <summary>These encounters as they are shown, by their places in the log.</summary>
    public async Task<IReadOnlyDictionary<long, EncounterView>> Show(IReadOnlyCollection<long> sequences, CancellationToken stop) =>
        (await reading.Show(await db.Encounters.AsNoTracking().Where(row => EF.Parameter(sequences).Contains(row.Sequence)).ToListAsync(stop), stop))
            .ToDictionary(view => view.Sequence);

    /// <summary>Where the log ends, and how often rows that were there lost something.</summary>
    public async Task<(long Last, long Rewritten)> End(CancellationToken stop)
    {
        var state = await db.LogStates.AsNoTracking().Select(one => new { one.Last, one.Rewritten }).SingleAsync(stop);
        return (state.Last, state.Rewritten);
    }

    private static async IAsyncEnumerable<EncounterSheet> Of(IQueryable<EncounterRow> rows, int size, [EnumeratorCancellation] CancellationToken stop)
    {
        var sheet = new EncounterSheet(size);
        int at = 0;
        await foreach (var row in rows.Select(row => new
        {
            row.Sequence,
            row.Customer,
            row.Touchpoint,
            row.Channel,
            row.Unit,
            row.Outcome,
            row.Started,
            row.Ended,
            row.Wait,
            row.Score,
            row.Scale,
        }).AsAsyncEnumerable().WithCancellation(stop))
        {
            (sheet.Sequence[at], sheet.Customer[at]) = (row.Sequence, row.Customer ?? -1);
            (sheet.Place[at], sheet.Channel[at]) = (row.Touchpoint, row.Channel ?? -1);
            (sheet.Unit[at], sheet.Outcome[at], sheet.Wait[at]) = (row.Unit ?? -1, row.Outcome ?? -1, row.Wait ?? -1);
            (sheet.Started[at], sheet.Ended[at]) = (row.Started, row.Ended ?? EncounterSheet.NoTime);
            sheet.Score[at] = row is { Score: { } score, Scale: { } scale } ? OfTen(score, (ScoreScale)scale) : double.NaN;
            if (++at < size) continue;
            sheet.Count = at;
            yield return sheet;
            at = 0;
        }
        if (at == 0) yield break;
        sheet.Count = at;
        yield return sheet;
    }

    private static double OfTen(double score, ScoreScale scale) => (score - scale.Lowest()) * 10 / (scale.Highest() - scale.Lowest());
}
