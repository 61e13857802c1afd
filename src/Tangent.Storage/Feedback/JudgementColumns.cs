using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback;
using Tangent.Storage.JourneyIndex;

namespace Tangent.Storage.Feedback;

/// <summary>A judgement in memory; words are numbers of <see cref="JudgementColumns"/>.</summary>
/// <param name="Key">The journey, as the index knows it; of a judgement without one, nothing.</param>
/// <param name="Customer">Number of the customer, or -1.</param>
/// <param name="Given">When it was given, microseconds, or null.</param>
/// <param name="Score">Score as it was given; NaN where there is only a comment.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Touchpoint">Number of the touchpoint's word, or -1 for the whole journey.</param>
/// <param name="Unit">Number of the unit's word, or -1.</param>
/// <param name="Scale">Number of the scale's name, or of the source whose scale is guessed.</param>
/// <param name="Tier">Number of the tier, or -1.</param>
/// <param name="Instrument">By which kind of question.</param>
/// <param name="Id">Its row.</param>
public readonly record struct JudgementCell(
    JourneyMark Key, long Customer, long? Given, double Score, double Weight, int Touchpoint, int Unit, short Scale, sbyte Tier,
    Instrument Instrument, long Id);

/// <summary>On which scale judgements were given: a name, or null where it is guessed from all of this source.</summary>
/// <param name="Name">Name of the scale.</param>
/// <param name="Source">The source, where there is no name.</param>
/// <param name="IsWhole">Whether these judge whole journeys.</param>
public sealed record SaidScale(string? Name, string? Source, bool IsWhole);

/// <summary>All judgements of customers with a score or a comment, as columns in memory: read once for each state of the table.</summary>
/// <param name="Last">Id of the last row that is in it.</param>
/// <param name="Rewritten">Which rows they were.</param>
/// <param name="Cells">The judgements in the order of their ids.</param>
/// <param name="Touchpoints">Words of touchpoints by number.</param>
/// <param name="Units">Words of units by number.</param>
/// <param name="Scales">Scales by number.</param>
public sealed record JudgementColumns(long Last, long Rewritten, IReadOnlyList<JudgementCell> Cells, IReadOnlyList<string> Touchpoints,
    IReadOnlyList<string> Units, IReadOnlyList<SaidScale> Scales)
{
    /// <summary>Nothing was said yet.</summary>
    public static JudgementColumns None { get; } = new(0, 0, [], [], [], []);

    /// <summary>By what an answer from them is known again.</summary>
    public string Version => $"{Last} {Rewritten}";

    /// <summary>Columns up to a state of the table: these and what came since, or all anew when rows that were there changed.</summary>
    public async Task<JudgementColumns> UpTo(Db db, long last, long rewritten, CancellationToken stop)
    {
        if (Last == last && Rewritten == rewritten) return this;
        var before = Rewritten == rewritten && Last < last ? this : None;
        var reading = new Reading(before);
        await reading.Take(db, before.Last, last, stop);
        return new(last, rewritten, reading.Cells, reading.Touchpoints.All, reading.Units.All, reading.Scales.All);
    }

    private sealed class Reading(JudgementColumns before)
    {
        private const string Columns = "source, customer, journey, touchpoint, instrument, scale, score, given, unit, tier, weight, id";

        public List<JudgementCell> Cells { get; } = [.. before.Cells];

        public Numbers<string> Touchpoints { get; } = new(before.Touchpoints);

        public Numbers<string> Units { get; } = new(before.Units);

        public Numbers<SaidScale> Scales { get; } = new(before.Scales);

        public async Task Take(Db db, long after, long last, CancellationToken stop)
        {
            var connection = db.Database.GetDbConnection();
            bool isOpened = connection.State != ConnectionState.Open;
            if (isOpened) await db.Database.OpenConnectionAsync(stop);
            try
            {
                await using var command = connection.CreateCommand();
                command.CommandTimeout = 0;
                command.CommandText = FormattableString.Invariant($"select {Columns} from judgements where id > {after} and id <= {last} ")
                    + $"and (score is not null or comment is not null) and instrument <> '{nameof(Instrument.Observed)}' order by id";
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop)) Cells.Add(Read(reader));
            }
            finally
            {
                if (isOpened) await db.Database.CloseConnectionAsync();
            }
        }

        private JudgementCell Read(DbDataReader row)
        {
            bool isWhole = row.IsDBNull(3);
            var instrument = InstrumentOf(row.GetString(4));
            var scale = row.IsDBNull(5) ? instrument == Instrument.Nps ? "0-10" : null : row.GetString(5);
            return new(
                row.IsDBNull(2) ? default : JourneyMark.Of(row.GetString(2)), row.IsDBNull(1) ? -1 : row.GetInt64(1),
                row.IsDBNull(7) ? null : row.GetInt64(7),
                row.IsDBNull(6) ? double.NaN : row.GetDouble(6), row.GetDouble(10), isWhole ? -1 : Touchpoints.Of(row.GetString(3)),
                row.IsDBNull(8) ? -1 : Units.Of(row.GetString(8)),
                (short)Scales.Of(scale is null ? new(null, row.GetString(0), isWhole) : new(scale, null, isWhole)),
                row.IsDBNull(9) ? (sbyte)-1 : (sbyte)Enum.Parse<CustomerTier>(row.GetString(9)), instrument,
                row.GetInt64(11));
        }

        private static Instrument InstrumentOf(string name) => name switch
        {
            nameof(Instrument.Nps) => Instrument.Nps,
            nameof(Instrument.Csat) => Instrument.Csat,
            nameof(Instrument.Ces) => Instrument.Ces,
            _ => Instrument.Other,
        };
    }

    private sealed class Numbers<T>(IReadOnlyList<T> before) where T : notnull
    {
        private readonly Dictionary<T, int> numbers = before.Select((one, number) => (one, number)).ToDictionary(one => one.one, one => one.number);

        public List<T> All { get; } = [.. before];

        public int Of(T one)
        {
            if (numbers.TryGetValue(one, out int number)) return number;
            All.Add(one);
            return numbers[one] = All.Count - 1;
        }
    }
}
