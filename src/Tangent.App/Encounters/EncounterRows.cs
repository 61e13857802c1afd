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

    internal async Task<EncounterRow[]> Of(string source, IReadOnlyList<EncounterEntry> entries, CancellationToken stop)
    {
        int from = (await words.Numbers(LogWordKind.Source, [source], stop))[source];
        var places = await words.Numbers(LogWordKind.Touchpoint, entries.Select(entry => entry.Touchpoint), stop);
        var units = await words.Numbers(LogWordKind.Unit, entries.Select(entry => entry.Unit), stop);
        var employees = await words.Numbers(LogWordKind.Employee, entries.Select(entry => entry.Employee), stop);
        var channels = await words.Numbers(LogWordKind.Channel, entries.Select(entry => entry.Channel), stop);
        var outcomes = await words.Numbers(LogWordKind.Outcome, entries.Select(entry => entry.Outcome), stop);
        var numbers = await customers.Of([.. entries.Select(entry => new NamedCustomer(entry.Customer, entry.OpenId, entry.Phone, entry.Email))], stop);
        long now = EncounterRow.Micros(clock.GetUtcNow().UtcDateTime);
        var rows = new EncounterRow[entries.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            var entry = entries[i];
            rows[i] = new()
            {
                Source = from,
                ExternalId = entry.ExternalId,
                Customer = numbers[i],
                Touchpoint = places[entry.Touchpoint],
                Unit = Number(units, entry.Unit),
                Employee = Number(employees, entry.Employee),
                Channel = Number(channels, entry.Channel),
                Started = EncounterRow.Micros(entry.StartedUtc),
                Ended = entry.EndedUtc is { } ended ? EncounterRow.Micros(ended) : null,
                Wait = entry.WaitSeconds,
                Outcome = Number(outcomes, entry.Outcome),
                Score = entry.Score,
                Scale = (int?)entry.Scale,
                Journey = entry.Journey,
                Attributes = Attributes(entry),
                Received = now,
            };
        }
        return rows;
    }

    private static int? Number(IReadOnlyDictionary<string, int> numbers, string? word) => word is null ? null : numbers[word];

    private static string? Attributes(EncounterEntry entry) => entry.Attributes.Count == 0 ? null
        : JsonSerializer.Serialize(entry.Attributes.OrderBy(one => one.Name, StringComparer.Ordinal).DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.Value), Json);
}
