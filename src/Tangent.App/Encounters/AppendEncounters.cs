using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.Customers;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>What became of an entry.</summary>
public enum AppendState
{
    /// <summary>It stands in the log.</summary>
    Stored,

    /// <summary>It stood there already, just so.</summary>
    Unchanged,

    /// <summary>It stood there otherwise; what it says now is its next version.</summary>
    Corrected,

    /// <summary>It is set aside: its problems say why.</summary>
    Rejected,
}

/// <summary>
/// Adds a batch of encounters to the log: the one way in for programs, files and events. Answered means durable; the same
/// batch again changes nothing. Entries that are wrong are set aside, each with its problems, and the others go in.
/// </summary>
public sealed class AppendEncounters(
    Db db, LogWords words, EncounterWriter writer, CustomerNumbers customers, UnitFacts units, TouchpointNames touchpoints,
    TouchpointReferences references, Audit audit, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Most entries of a batch.</summary>
    public const int MostEntries = 10_000;

    /// <summary>What to add.</summary>
    /// <param name="Source">The system that tells it, 1 to 80 characters.</param>
    /// <param name="Entries">The encounters, up to <see cref="MostEntries"/>.</param>
    public sealed record Request(string? Source, IReadOnlyList<EncounterEntry> Entries);

    /// <summary>What became of them.</summary>
    /// <param name="States">Per entry, in order.</param>
    /// <param name="Problems">Why entries were set aside; rows count from 1.</param>
    public sealed record Appended(IReadOnlyList<AppendState> States, IReadOnlyList<Problem> Problems)
    {
        /// <summary>How many have this state.</summary>
        public int Count(AppendState state) => States.Count(one => one == state);
    }

    /// <summary>Adds them, within the units for which the actor may bring in encounters.</summary>
    public async Task<Outcome<Appended>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Encounter) is { } refusal) return refusal;

        if (string.IsNullOrWhiteSpace(request.Source)) return Fail.Wrong("source", "form.required");
        if (request.Source.Length > 80 || !SearchText.IsOneLine(request.Source)) return Fail.Wrong("source", "form.too-long", 80);
        if (request.Entries.Count > MostEntries) return Fail.Wrong("entries", "form.too-many", MostEntries);
        var batch = new Batch([.. request.Entries.Select(EncounterRules.Clean)]);
        await SetAsideOutside(who, batch, stop);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await Write(batch, request.Source.Trim(), stop);
            if (batch.HasNews && await Tell(who, request.Source.Trim(), batch, stop) is { } failure) return failure;
            await transaction.CommitAsync(stop);
            words.AreDurable();
            return new Appended(batch.States, batch.Problems);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    // Who may bring in encounters of some units only must say of which unit each is.
    private async Task SetAsideOutside(Actor who, Batch batch, CancellationToken stop)
    {
        if (who.May(Verb.Import, Kind.Encounter, UnitPath.Root)) return;
        var known = await units.ByCode([.. batch.Good.Select(i => batch.Entries[i].Unit).OfType<string>().Distinct()], stop);
        foreach (int i in batch.Good.ToList())
        {
            bool isInside = batch.Entries[i].Unit is { } code && known.TryGetValue(code, out var unit)
                && who.May(Verb.Import, Kind.Encounter, unit.Path);
            if (!isInside) batch.SetAside(i, [new("encounters.unit-outside", "unit", i + 1)]);
        }
    }

    private async Task Write(Batch batch, string source, CancellationToken stop)
    {
        var good = batch.Good.ToList();
        if (good.Count == 0) return;
        var rows = await Rows(batch, good, source, stop);
        var added = await writer.Add(rows, stop);
        List<int> again = [];
        for (int i = 0; i < rows.Count; i++)
        {
            if (added[i]) batch.Store(good[i], rows[i], AppendState.Stored);
            else again.Add(i);
        }
        if (again.Count > 0) await WriteAgain(batch, good, rows, again, stop);
    }

    // What is in the log already: the same, or a correction, which is a further version.
    private async Task WriteAgain(Batch batch, List<int> good, List<EncounterRow> rows, List<int> again, CancellationToken stop)
    {
        int source = rows[0].Source;
        var names = again.Select(i => rows[i].ExternalId).Distinct().ToList();
        var known = await db.Encounters.AsNoTracking().Where(row => row.Source == source && names.Contains(row.ExternalId)).ToListAsync(stop);
        var latest = known.GroupBy(row => row.ExternalId).ToDictionary(same => same.Key, same => same.MaxBy(row => row.Version)!);
        foreach (int i in again)
        {
            var before = latest[rows[i].ExternalId];
            if (rows[i].TellsTheSameAs(before))
            {
                batch.Store(good[i], rows[i], AppendState.Unchanged);
                continue;
            }
            var after = rows[i].After(before);
            if (!(await writer.Add([after], stop))[0]) throw new DbUpdateConcurrencyException("Another writer corrected the same encounter.");
            after.Sequence = await db.Encounters.Where(row => row.Source == source && row.ExternalId == after.ExternalId && row.Version == after.Version)
                .Select(row => row.Sequence).SingleAsync(stop);
            latest[after.ExternalId] = after;
            batch.Store(good[i], after, AppendState.Corrected);
        }
    }

    private async Task<List<EncounterRow>> Rows(Batch batch, List<int> good, string source, CancellationToken stop)
    {
        var entries = good.Select(i => batch.Entries[i]).ToList();
        int from = (await words.Numbers(LogWordKind.Source, [source], stop))[source];
        var places = await words.Numbers(LogWordKind.Touchpoint, entries.Select(entry => entry.Touchpoint), stop);
        var unitWords = await words.Numbers(LogWordKind.Unit, entries.Select(entry => entry.Unit), stop);
        var employees = await words.Numbers(LogWordKind.Employee, entries.Select(entry => entry.Employee), stop);
        var channels = await words.Numbers(LogWordKind.Channel, entries.Select(entry => entry.Channel), stop);
        var outcomes = await words.Numbers(LogWordKind.Outcome, entries.Select(entry => entry.Outcome), stop);
        var numbers = await customers.Of(IdentifierKind.Number, entries.Select(entry => entry.Customer), stop);
        long now = EncounterRow.Micros(clock.GetUtcNow().UtcDateTime);
        return [.. entries.Select(entry => new EncounterRow
        {
            Source = from,
            ExternalId = entry.ExternalId,
            Customer = entry.Customer is { } customer ? numbers[customer] : null,
            Touchpoint = places[entry.Touchpoint],
            Unit = Number(unitWords, entry.Unit),
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
        })];
    }

    // The audit line, what the register should hear of, and the counts of the words: last, for others wait for them.
    private async Task<Fail?> Tell(Actor who, string source, Batch batch, CancellationToken stop)
    {
        var seen = batch.Seen();
        audit.Write(who, "encounters.did.append", new(Kind.Encounter, null, source, UnitPath.Root), after: new
        {
            Stored = batch.Count(AppendState.Stored),
            Corrected = batch.Count(AppendState.Corrected),
            Rejected = batch.Count(AppendState.Rejected),
        });
        await words.Count(seen.Select(one => (one.Word, one.Rows, one.First, one.Last)), stop);
        var unknown = await touchpoints.Unknown([.. seen.Select(one => one.Text)], stop);
        if (unknown.Count > 0) await Note(who, [.. seen.Where(one => unknown.Contains(one.Text)).Select(one => one.Word)], stop);
        return await db.Commit(stop);
    }

    private async Task Note(Actor who, List<int> unknown, CancellationToken stop)
    {
        var totals = await db.LogWords.Where(word => unknown.Contains(word.Id)).ToListAsync(stop);
        await references.Note(who, Domain.Touchpoints.ReferenceSource.EncounterLog, [.. totals.Select(word =>
            new SeenReference(word.Text, word.Seen, EncounterRow.Utc(word.First ?? 0), EncounterRow.Utc(word.Last ?? 0)))], stop);
    }

    private static int? Number(IReadOnlyDictionary<string, int> numbers, string? word) => word is null ? null : numbers[word];

    private static string? Attributes(EncounterEntry entry) => entry.Attributes.Count == 0 ? null
        : JsonSerializer.Serialize(entry.Attributes.OrderBy(one => one.Name, StringComparer.Ordinal).DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.Value), Json);
}
