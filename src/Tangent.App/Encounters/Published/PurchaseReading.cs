using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Which encounters are purchases.</summary>
/// <param name="Touchpoints">Codes of touchpoints.</param>
/// <param name="Stages">Stages whose touchpoints count too; neither: all touchpoints.</param>
/// <param name="Outcomes">Outcomes, in the source's words; none: any.</param>
/// <param name="Money">Attribute that holds the sum, or null.</param>
public sealed record PurchaseKind(IReadOnlyCollection<string> Touchpoints, IReadOnlyCollection<JourneyStage> Stages, IReadOnlyCollection<string> Outcomes,
    string? Money);

/// <summary>A purchase.</summary>
/// <param name="Customer">Number as the encounter bears it.</param>
/// <param name="Started">When, in microseconds since 1970.</param>
/// <param name="Money">The sum; null where none is told.</param>
public readonly record struct Purchase(long Customer, long Started, double? Money);

/// <summary>Purchases among all encounters, tests of machines left out. Who may see which is the asker's to decide.</summary>
public sealed class PurchaseReading(Db db, EncounterReading reading, TouchpointNames touchpoints)
{
    /// <summary>Those that began in a stretch of time, in no order.</summary>
    public async IAsyncEnumerable<Purchase> Of(PurchaseKind kind, DateTime fromUtc, DateTime beforeUtc, [EnumeratorCancellation] CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc), before = EncounterRow.Micros(beforeUtc);
        var rows = reading.Latest(db.Encounters.AsNoTracking().Where(row => row.Started >= from && row.Started < before && row.Customer != null
            && row.Source != EncounterRow.TestSource));
        if (kind.Touchpoints.Count + kind.Stages.Count > 0)
        {
            var places = await Places(kind, stop);
            rows = rows.Where(row => EF.Parameter(places).Contains(row.Touchpoint));
        }
        if (kind.Outcomes.Count > 0)
        {
            var texts = kind.Outcomes.ToList();
            var outcomes = await db.LogWords.Where(word => word.Kind == LogWordKind.Outcome && texts.Contains(word.Text)).Select(word => word.Id)
                .ToListAsync(stop);
            rows = rows.Where(row => row.Outcome != null && EF.Parameter(outcomes).Contains(row.Outcome.Value));
        }
        if (kind.Money is not { } attribute)
        {
            await foreach (var row in rows.Select(row => new { Customer = row.Customer!.Value, row.Started }).AsAsyncEnumerable().WithCancellation(stop))
                yield return new(row.Customer, row.Started, null);
            yield break;
        }
        await foreach (var row in rows.Select(row => new { Customer = row.Customer!.Value, row.Started, row.Attributes }).AsAsyncEnumerable()
            .WithCancellation(stop))
            yield return new(row.Customer, row.Started, Sum(row.Attributes, attribute));
    }

    /// <summary>Outcomes that the log names, for who chooses among them.</summary>
    public async Task<IReadOnlyList<string>> Outcomes(int most, CancellationToken stop) =>
        await db.LogWords.Where(word => word.Kind == LogWordKind.Outcome).OrderBy(word => word.Id).Take(most).Select(word => word.Text).ToListAsync(stop);

    private async Task<List<int>> Places(PurchaseKind kind, CancellationToken stop)
    {
        var called = await touchpoints.Of(await touchpoints.Of(kind.Stages, kind.Touchpoints, stop), stop);
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint).Select(word => new { word.Id, word.Text }).ToListAsync(stop);
        // A touchpoint that the register does not know is named by the source's own word.
        var own = kind.Touchpoints.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. words.Where(word => own.Contains(word.Text) || called.ContainsKey(word.Text) || called.ContainsKey(word.Text.ToUpperInvariant()))
            .Select(word => word.Id)];
    }

    /// <summary>A sum above 0 out of the attributes; null where there is none.</summary>
    private static double? Sum(string? attributes, string name)
    {
        if (attributes is null) return null;
        using var all = JsonDocument.Parse(attributes);
        if (!all.RootElement.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double sum)
            && sum > 0 && double.IsFinite(sum) ? sum : null;
    }
}
