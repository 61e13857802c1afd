using System.Data.Common;
using System.Runtime.InteropServices;

namespace Tangent.Storage.EncounterLog;

/// <summary>Totals that grow row by row.</summary>
/// <param name="zone">Where a day begins and ends.</param>
/// <param name="stepOf">Step of a delay in microseconds.</param>
sealed class TallyWork(TimeZoneInfo zone, Func<long, int> stepOf)
{
    /// <summary>What of a row is counted, in this order; the row's version and when it was received stand behind.</summary>
    public const string Columns = "source, unit, started, customer, ended, outcome, score, version, received";

    private const long QuarterHour = 900_000_000;

    private readonly Dictionary<(int Source, int Unit, int Day), Content> contents = [];
    private readonly Dictionary<(int Source, int Unit, int Day, int Step), int> arrivals = [];
    private (long Quarter, long OffsetMicros) late = (long.MinValue, 0);

    public string Zone => zone.Id;

    /// <summary>Counts a row; of one that replaces another the delay does not count: the encounter was told before.</summary>
    public void Add(DbDataReader row)
    {
        var key = Key(row, out long started);
        Hold(key, row, 1);
        if (row.GetInt32(7) > 1) return;
        CollectionsMarshal.GetValueRefOrAddDefault(arrivals, (key.Source, key.Unit, key.Day, stepOf(row.GetInt64(8) - started)), out _)++;
    }

    /// <summary>Takes a row back that a later version replaces.</summary>
    public void Replaced(DbDataReader row) => Hold(Key(row, out _), row, -1);

    public LogTally Tally(long sequence) => new(
        [.. contents.Where(one => one.Value.Rows > 0).Select(one => new ContentTally(one.Key.Source, one.Key.Unit, one.Key.Day,
            one.Value.Rows, one.Value.NoCustomer, one.Value.NoEnd, one.Value.NoOutcome, one.Value.NoScore))],
        [.. arrivals.Select(one => new ArrivalTally(one.Key.Source, one.Key.Unit, one.Key.Day, one.Key.Step, one.Value))], sequence, 0);

    private void Hold((int Source, int Unit, int Day) key, DbDataReader row, int sign)
    {
        ref var content = ref CollectionsMarshal.GetValueRefOrAddDefault(contents, key, out _);
        content.Rows += sign;
        if (row.IsDBNull(3)) content.NoCustomer += sign;
        if (row.IsDBNull(4)) content.NoEnd += sign;
        if (row.IsDBNull(5)) content.NoOutcome += sign;
        if (row.IsDBNull(6)) content.NoScore += sign;
    }

    private (int Source, int Unit, int Day) Key(DbDataReader row, out long started)
    {
        started = row.GetInt64(2);
        return (row.GetInt32(0), row.IsDBNull(1) ? -1 : row.GetInt32(1), DayOf(started));
    }

    // Zones change their offset at quarters of an hour, and rows of one quarter often follow each other.
    private int DayOf(long micros)
    {
        long quarter = Math.DivRem(micros, QuarterHour, out long rest) - (rest < 0 ? 1 : 0);
        if (quarter != late.Quarter) late = (quarter, (long)zone.GetUtcOffset(EncounterRow.Utc(micros)).TotalMicroseconds);
        long ticks = DateTime.UnixEpoch.Ticks + (micros + late.OffsetMicros) * TimeSpan.TicksPerMicrosecond;
        return (int)(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks) / TimeSpan.TicksPerDay);
    }

    private struct Content
    {
        public int Rows, NoCustomer, NoEnd, NoOutcome, NoScore;
    }
}
