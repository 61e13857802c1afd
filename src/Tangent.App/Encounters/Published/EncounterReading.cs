using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Reads encounters as they are shown: latest versions, with what their words mean now.</summary>
public sealed class EncounterReading(Db db, EncounterReach reach, TouchpointNames touchpoints, UnitFacts units, CustomerMerges merges)
{
    /// <summary>Rows that no later version replaces.</summary>
    public IQueryable<EncounterRow> Latest(IQueryable<EncounterRow> rows) =>
        rows.Where(row => !db.Encounters.Any(later => later.Replaces == row.Sequence));

    /// <summary>A customer's timeline, the latest first, as far as the actor may see it.</summary>
    /// <param name="who">Who looks.</param>
    /// <param name="numbers">All numbers of the customer.</param>
    /// <param name="piece">Which piece.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Outcome<Piece<EncounterView>>> Timeline(
        Actor who, IReadOnlyCollection<long> numbers, PieceRequest piece, CancellationToken stop)
    {
        var rows = await reach.Within(Latest(EncountersOf.Customers(db, numbers)), who, Verb.Read, Kind.Encounter, stop);
        return await Show(await Keyset.Piece(rows, NewestFirst.Instance, $"timeline|{numbers.Min()}", piece, stop), stop);
    }

    /// <summary>How many encounters a customer has, and how many of them the actor may see.</summary>
    public async Task<(int All, int Seen)> Count(Actor who, IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var all = Latest(EncountersOf.Customers(db, numbers));
        var seen = await reach.Within(all, who, Verb.Read, Kind.Encounter, stop);
        int count = await all.CountAsync(stop);
        return (count, ReferenceEquals(all, seen) ? count : await seen.CountAsync(stop));
    }

    /// <summary>Whether a customer has an encounter in a unit in which the actor may do this to this kind.</summary>
    public async Task<bool> AnyWithin(Actor who, Verb verb, Kind kind, IReadOnlyCollection<long> numbers, CancellationToken stop) =>
        await (await reach.Within(Latest(EncountersOf.Customers(db, numbers)), who, verb, kind, stop)).AnyAsync(stop);

    /// <summary>Those of these customers' numbers that have an encounter in a unit in which the actor may do this to this kind.</summary>
    public async Task<IReadOnlyList<long>> Within(Actor who, Verb verb, Kind kind, IReadOnlyCollection<long> numbers, CancellationToken stop) =>
        await (await reach.Within(Latest(EncountersOf.Customers(db, numbers)), who, verb, kind, stop))
            .Select(row => row.Customer!.Value).Distinct().ToListAsync(stop);

    /// <summary>Per number of a customer how many encounters the actor may see, and when the latest began; numbers without any are left out.</summary>
    public async Task<IReadOnlyDictionary<long, (int Count, DateTime LastUtc)>> Totals(Actor who, IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var rows = await reach.Within(Latest(EncountersOf.Customers(db, numbers)), who, Verb.Read, Kind.Encounter, stop);
        return await rows.GroupBy(row => row.Customer!.Value).Select(same => new { same.Key, Count = same.Count(), Last = same.Max(row => row.Started) })
            .ToDictionaryAsync(one => one.Key, one => (one.Count, EncounterRow.Utc(one.Last)), stop);
    }

    internal async Task<Outcome<Piece<EncounterView>>> Show(Outcome<Piece<EncounterRow>> piece, CancellationToken stop)
    {
        if (piece.Failure is { } failure) return failure;
        var views = await Show(piece.Value.Items, stop);
        return new Piece<EncounterView>(views, piece.Value.Next, piece.Value.Previous);
    }

    internal async Task<IReadOnlyList<EncounterView>> Show(IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        var ids = rows.SelectMany(row => new[] { row.Source, row.Touchpoint, row.Unit, row.Employee, row.Channel, row.Outcome })
            .OfType<int>().Distinct().ToList();
        var words = await db.LogWords.Where(word => ids.Contains(word.Id)).ToDictionaryAsync(word => word.Id, word => word.Text, stop);
        var places = await touchpoints.Facts([.. rows.Select(row => words[row.Touchpoint]).Distinct()], stop);
        var known = await units.ByCode([.. rows.Select(row => row.Unit).OfType<int>().Distinct().Select(unit => words[unit])], stop);
        var stands = await merges.StandFor([.. rows.Select(row => row.Customer).OfType<long>().Distinct()], stop);
        return [.. rows.Select(row => new EncounterView(row.Sequence, row.Version, words[row.Source], row.ExternalId,
            row.Customer is { } customer ? stands[customer] : null, words[row.Touchpoint], places.GetValueOrDefault(words[row.Touchpoint]),
            Word(row.Unit), Word(row.Unit) is { } code ? known.GetValueOrDefault(code) : null, Word(row.Employee), Word(row.Channel),
            Word(row.Outcome), EncounterRow.Utc(row.Started), row.Ended is { } ended ? EncounterRow.Utc(ended) : null, row.Wait, row.Score,
            (ScoreScale?)row.Scale, row.Journey, Attributes(row), EncounterRow.Utc(row.Received)))];

        string? Word(int? number) => number is { } there ? words[there] : null;
    }

    private static Items<NamedValue> Attributes(EncounterRow row) => row.Attributes is null ? []
        : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Attributes)!.Select(one => new NamedValue(one.Key, one.Value)).ToItems();
}
