using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
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
public sealed class EncounterSheets(Db db, EncounterReading reading, EncounterReach reach)
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
        await foreach (var sheet in Of(rows, stop)) yield return sheet;
    }

    /// <summary>Rows of the log that were written in a stretch of it, also those that later ones have replaced.</summary>
    public IAsyncEnumerable<EncounterSheet> Written(long first, long last, CancellationToken stop) =>
        Of(db.Encounters.AsNoTracking().Where(row => row.Sequence >= first && row.Sequence <= last), stop);

    /// <summary>Rows that those of a stretch of the log have replaced.</summary>
    public IAsyncEnumerable<EncounterSheet> Replaced(long first, long last, CancellationToken stop)
    {
        var replaced = db.Encounters.Where(row => row.Replaces != null && row.Sequence >= first && row.Sequence <= last).Select(row => row.Replaces!.Value);
        return Of(db.Encounters.AsNoTracking().Where(row => replaced.Contains(row.Sequence)), stop);
    }

    /// <summary>Where the log ends, and how often rows that were there lost something.</summary>
    public async Task<(long Last, long Rewritten)> End(CancellationToken stop)
    {
        var state = await db.LogStates.AsNoTracking().Select(one => new { one.Last, one.Rewritten }).SingleAsync(stop);
        return (state.Last, state.Rewritten);
    }

    private static async IAsyncEnumerable<EncounterSheet> Of(IQueryable<EncounterRow> rows, [EnumeratorCancellation] CancellationToken stop)
    {
        var sheet = new EncounterSheet(Bulk);
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
            if (++at < Bulk) continue;
            sheet.Count = at;
            yield return sheet;
            at = 0;
        }
        sheet.Count = at;
        if (at > 0) yield return sheet;
    }

    private static double OfTen(double score, ScoreScale scale) => (score - scale.Lowest()) * 10 / (scale.Highest() - scale.Lowest());
}
