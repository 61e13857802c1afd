using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>A contact that can be looked at again: as its source names it.</summary>
/// <param name="Employee">The employee, in the source's words.</param>
/// <param name="Unit">Code of the unit, or null.</param>
/// <param name="Name">Source and its name for the contact.</param>
public sealed record RecordedContact(string Employee, string? Unit, string Name);

/// <summary>Contacts of employees from which some are drawn. The asking use case checks rights.</summary>
public sealed class EncounterSample(Db db, EncounterReading reading)
{
    /// <summary>Most contacts from which is drawn at once.</summary>
    public const int MostContacts = 500_000;

    /// <summary>Numbers of the latest contacts by employee, at places of these names that began in this time; in the order of the log.</summary>
    /// <param name="names">What the touchpoint is called.</param>
    /// <param name="fromUtc">From when.</param>
    /// <param name="toUtc">Until before when.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<ILookup<int, long>> ByEmployee(IReadOnlyCollection<string> names, DateTime fromUtc, DateTime toUtc, CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc), to = EncounterRow.Micros(toUtc);
        var wanted = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        int[] places = [.. (await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint).Select(word => new { word.Id, word.Text }).ToListAsync(stop))
            .Where(word => wanted.Contains(word.Text)).Select(word => word.Id)];
        var rows = reading.Latest(db.Encounters).Where(row => EF.Parameter(places).Contains(row.Touchpoint) && row.Started >= from && row.Started < to
            && row.Employee != null);
        return (await rows.OrderBy(row => row.Sequence).Select(row => new { Employee = row.Employee!.Value, row.Sequence }).Take(MostContacts)
            .ToListAsync(stop)).ToLookup(row => row.Employee, row => row.Sequence);
    }

    /// <summary>These contacts, in the order of the log.</summary>
    public async Task<IReadOnlyList<RecordedContact>> Of(IReadOnlyCollection<long> sequences, CancellationToken stop)
    {
        List<RecordedContact> found = [];
        foreach (var part in sequences.Order().Chunk(1000))
            found.AddRange((await reading.Show(await db.Encounters.Where(row => EF.Parameter(part).Contains(row.Sequence)).OrderBy(row => row.Sequence)
                .ToListAsync(stop), stop)).Select(row => new RecordedContact(row.Employee!, row.UnitWord, $"{row.Source}/{row.ExternalId}")));
        return found;
    }
}
