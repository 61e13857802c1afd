using System.Text.Encodings.Web;
using System.Text.Json;
using Tangent.App.Customers.Published;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>Turns entries into rows of the log: words and customers become numbers, new ones in the caller's transaction.</summary>
public sealed class EncounterRows(LogWords words, CustomerMatching customers, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The number of the source when it is known for certain, or null.</summary>
    internal int? SureSource(string source) => words.Sure(LogWordKind.Source, [source])?[source];

    /// <summary>The rows when all words and customers are known for certain, without asking the database; null when one is not.</summary>
    /// <param name="source">Number of the source.</param>
    /// <param name="entries">What they tell.</param>
    /// <param name="ofRewritten">How often rows of the log had lost something: the rows hold as long as that stays so.</param>
    internal EncounterRow[]? Sure(int source, IReadOnlyList<EncounterEntry> entries, long ofRewritten) =>
        words.Sure(LogWordKind.Touchpoint, entries.Select(entry => entry.Touchpoint)) is { } places
        && words.Sure(LogWordKind.Unit, entries.Select(entry => entry.Unit)) is { } units
        && words.Sure(LogWordKind.Employee, entries.Select(entry => entry.Employee)) is { } employees
        && words.Sure(LogWordKind.Channel, entries.Select(entry => entry.Channel)) is { } channels
        && words.Sure(LogWordKind.Outcome, entries.Select(entry => entry.Outcome)) is { } outcomes
        && customers.Sure(Names(entries), ofRewritten) is { } numbers
            ? Rows(source, entries, new(places, units, employees, channels, outcomes, numbers)) : null;

    /// <summary>The rows, in the caller's transaction.</summary>
    internal async Task<EncounterRow[]> Of(string source, IReadOnlyList<EncounterEntry> entries, CancellationToken stop)
    {
        int from = (await words.Numbers(LogWordKind.Source, [source], stop))[source];
        return Rows(from, entries, new(
            await words.Numbers(LogWordKind.Touchpoint, entries.Select(entry => entry.Touchpoint), stop),
            await words.Numbers(LogWordKind.Unit, entries.Select(entry => entry.Unit), stop),
            await words.Numbers(LogWordKind.Employee, entries.Select(entry => entry.Employee), stop),
            await words.Numbers(LogWordKind.Channel, entries.Select(entry => entry.Channel), stop),
            await words.Numbers(LogWordKind.Outcome, entries.Select(entry => entry.Outcome), stop),
            await customers.Of(Names(entries), stop)));
    }

    private EncounterRow[] Rows(int source, IReadOnlyList<EncounterEntry> entries, Known known)
    {
        long now = EncounterRow.Micros(clock.GetUtcNow().UtcDateTime);
        var rows = new EncounterRow[entries.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            var entry = entries[i];
            rows[i] = new()
            {
                Source = source,
                ExternalId = entry.ExternalId,
                Customer = known.Customers[i],
                Touchpoint = known.Places[entry.Touchpoint],
                Unit = Number(known.Units, entry.Unit),
                Employee = Number(known.Employees, entry.Employee),
                Channel = Number(known.Channels, entry.Channel),
                Started = EncounterRow.Micros(entry.StartedUtc),
                Ended = entry.EndedUtc is { } ended ? EncounterRow.Micros(ended) : null,
                Wait = entry.WaitSeconds,
                Outcome = Number(known.Outcomes, entry.Outcome),
                Score = entry.Score,
                Scale = (int?)entry.Scale,
                Journey = entry.Journey,
                Attributes = Attributes(entry),
                Received = now,
            };
        }
        return rows;
    }

    private static NamedCustomer[] Names(IEnumerable<EncounterEntry> entries) =>
        [.. entries.Select(entry => new NamedCustomer(entry.Customer, entry.OpenId, entry.Phone, entry.Email))];

    private static int? Number(IReadOnlyDictionary<string, int> numbers, string? word) => word is null ? null : numbers[word];

    private static string? Attributes(EncounterEntry entry) => entry.Attributes.Count == 0 ? null
        : JsonSerializer.Serialize(entry.Attributes.OrderBy(one => one.Name, StringComparer.Ordinal).DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.Value), Json);

    /// <summary>Numbers of words, and per entry that of its customer.</summary>
    private sealed record Known(IReadOnlyDictionary<string, int> Places, IReadOnlyDictionary<string, int> Units,
        IReadOnlyDictionary<string, int> Employees, IReadOnlyDictionary<string, int> Channels,
        IReadOnlyDictionary<string, int> Outcomes, IReadOnlyList<long?> Customers);
}
