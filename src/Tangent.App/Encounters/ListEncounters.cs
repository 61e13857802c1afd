using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>Which encounters of the log.</summary>
/// <param name="FromUtc">Begun at or after this moment.</param>
/// <param name="ToUtc">Begun before this moment.</param>
/// <param name="Unit">Of this unit and those below it.</param>
/// <param name="Touchpoint">At this touchpoint, under whatever word.</param>
/// <param name="Channel">Of this channel, in the sources' words.</param>
/// <param name="Outcome">With this outcome, in the sources' words.</param>
/// <param name="Customer">Of the customer with this number, and of those merged with it.</param>
/// <param name="Source">Told by this system.</param>
public sealed record EncounterFilter(DateTime? FromUtc = null, DateTime? ToUtc = null, Guid? Unit = null, Guid? Touchpoint = null,
    string? Channel = null, string? Outcome = null, long? Customer = null, string? Source = null)
{
    /// <summary>The filter as text, the same for the same list: cursors are bound to it.</summary>
    internal string Mark => $"{FromUtc:O}|{ToUtc:O}|{Unit}|{Touchpoint}|{Channel}|{Outcome}|{Customer}|{Source}";
}

/// <summary>Lists encounters, those that began last first; of each its latest version.</summary>
public sealed class ListEncounters(
    Db db, EncounterReading reading, EncounterReach reach, UnitFacts units, TouchpointNames touchpoints, CustomerMerges merges)
{
    /// <summary>What to list.</summary>
    public sealed record Request(EncounterFilter? Filter = null, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<EncounterView>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;

        var filter = request.Filter ?? new();
        var rows = await Matching(who, filter, stop);
        return await reading.Show(await Keyset.Piece(rows, NewestFirst.Instance, $"encounters|{filter.Mark}", request.Piece ?? new(), stop), stop);
    }

    private async Task<IQueryable<EncounterRow>> Matching(Actor who, EncounterFilter filter, CancellationToken stop)
    {
        var rows = filter.Customer is { } customer
            ? EncountersOf.Customers(db, await merges.Together(customer, stop)) : db.Encounters;
        // Tests are shown to whoever asks for them by their source.
        if (filter.Source == EncounterRow.TestSourceName) rows = rows.IgnoreQueryFilters();
        rows = await reach.Within(reading.Latest(rows), who, Verb.Read, Kind.Encounter, stop);
        if (filter.FromUtc is { } from)
        {
            long first = EncounterRow.Micros(from);
            rows = rows.Where(row => row.Started >= first);
        }
        if (filter.ToUtc is { } to)
        {
            long end = EncounterRow.Micros(to);
            rows = rows.Where(row => row.Started < end);
        }
        if (filter.Unit is { } unit)
            rows = (await units.Of([unit], stop)).TryGetValue(unit, out var fact) ? await reach.Below(rows, fact.Path, stop) : rows.Where(_ => false);
        if (filter.Touchpoint is { } touchpoint)
        {
            var names = await touchpoints.Of(touchpoint, stop);
            var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint
                && (names.Contains(word.Text) || names.Contains(word.Text.ToUpper()))).Select(word => word.Id).ToListAsync(stop);
            rows = rows.Where(row => words.Contains(row.Touchpoint));
        }
        return await Named(rows, filter, stop);
    }

    private async Task<IQueryable<EncounterRow>> Named(IQueryable<EncounterRow> rows, EncounterFilter filter, CancellationToken stop)
    {
        if (filter.Channel is { } channel)
        {
            int word = await Word(LogWordKind.Channel, channel, stop);
            rows = rows.Where(row => row.Channel == word);
        }
        if (filter.Outcome is { } outcome)
        {
            int word = await Word(LogWordKind.Outcome, outcome, stop);
            rows = rows.Where(row => row.Outcome == word);
        }
        if (filter.Source is { } source)
        {
            int word = await Word(LogWordKind.Source, source, stop);
            rows = rows.Where(row => row.Source == word);
        }
        return rows;
    }

    // 0 is no word's number: a word that the log does not hold finds nothing.
    private Task<int> Word(LogWordKind kind, string text, CancellationToken stop) =>
        db.LogWords.Where(word => word.Kind == kind && word.Text == text).Select(word => word.Id).SingleOrDefaultAsync(stop);
}
