using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Flow;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Journeys;

/// <summary>What an answer about journeys was made from.</summary>
/// <param name="Journeys">Journeys that count.</param>
/// <param name="Encounters">Encounters in them.</param>
/// <param name="Hidden">Encounters of these journeys that lie outside the actor's units.</param>
/// <param name="Loose">Encounters that belong to no journey, for who may see all units; else null.</param>
/// <param name="Behind">Rows of the log, about, that came just now and are not in the answer yet.</param>
/// <param name="FirstUtc">The earliest start; null without journeys.</param>
/// <param name="LastUtc">The latest end or start.</param>
/// <param name="Cut">What made a journey.</param>
/// <param name="GapDays">After how many days without encounter a customer's journey ends.</param>
public sealed record JourneyBasis(int Journeys, int Encounters, int Hidden, long? Loose, long Behind, DateTime? FirstUtc, DateTime? LastUtc,
    JourneyCut Cut, int GapDays);

/// <summary>Journeys to compute on, as long as this is not disposed.</summary>
/// <param name="hold">Keeps the index where it is.</param>
public sealed class OpenJourneys(IndexHold hold) : IDisposable
{
    /// <summary>The journeys that count; numbers of touchpoints are places among <see cref="Stops"/>.</summary>
    public required JourneyLog Log { get; init; }

    /// <summary>Touchpoints by number.</summary>
    public required IReadOnlyList<JourneyStop> Stops { get; init; }

    /// <summary>Words of channels and outcomes by number.</summary>
    public required IReadOnlyDictionary<int, string> Words { get; init; }

    /// <summary>The commonest scale of scores; null where there is none.</summary>
    public ScoreScale? Scale => hold.File.CommonestScale;

    internal int Hidden { get; init; }

    internal bool SeesAll { get; init; }

    internal int GapDays { get; init; }

    /// <summary>The word under a number; null for -1.</summary>
    public string? WordOf(int number) => number < 0 ? null : Words.GetValueOrDefault(number);

    /// <summary>What an answer was made from.</summary>
    public JourneyBasis MadeFrom(FlowSummary flow) => new(flow.JourneyMicros.Count, flow.Touchpoints.Sum(touchpoint => touchpoint.Encounters),
        Hidden, SeesAll ? hold.File.Loose : null, hold.Behind, Utc(flow.Period?.FirstMicros), Utc(flow.Period?.LastMicros), hold.File.Cut, GapDays);

    /// <summary>Paths with the number of journeys that went them, in the order of the summary's variants, or the commonest ones.</summary>
    public IReadOnlyList<(int[] Path, int Count)> Variants(FlowSummary flow, int most)
    {
        var places = flow.Variants.Count <= most ? [.. Enumerable.Range(0, flow.Variants.Count)] : FlowOrder.Variants(Log, flow, most);
        return [.. places.Select(place => (PathOf(flow.Variants[place].Journey), flow.Variants[place].Count))];
    }

    /// <summary>The last outcome that was told on a journey that counts; null where none was.</summary>
    public string? LastOutcome(int journey)
    {
        var steps = Log.Table.Of(journey);
        for (int i = steps.Length - 1; i >= 0; i--)
            if (Log.Columns.Outcomes.Span[steps[i].Row] is >= 0 and var outcome) return WordOf(outcome);
        return null;
    }

    private int[] PathOf(int journey)
    {
        var table = Log.Table;
        var steps = table.Of(journey);
        var path = new int[steps.Length];
        for (int i = 0; i < path.Length; i++) path[i] = table.TouchpointOf(steps[i]);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => hold.Dispose();

    private static DateTime? Utc(long? micros) => micros is { } known ? EncounterRow.Utc(known) : null;
}

/// <summary>Opens the journeys that an actor may see and a filter lets through.</summary>
public sealed class JourneyReading(Db db, JourneyIndexes indexes, TouchpointNames touchpoints, UnitFacts units, RowSets rows)
{
    private const int MostPaths = 20, MostAttributes = 5, Bulk = 400;

    /// <summary>Touchpoints that the log names, registered or not; at most so many.</summary>
    internal async Task<IReadOnlyList<JourneyStop>> Stops(int most, CancellationToken stop)
    {
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint).OrderBy(word => word.Id).Take(most)
            .Select(word => new Word(word.Id, word.Kind, word.Text)).ToListAsync(stop);
        return (await Stops(words, stop)).Stops;
    }

    /// <summary>The journeys, or why they cannot be had: the filter is wrong, or a large index is being made.</summary>
    public async Task<Outcome<OpenJourneys>> Open(Actor who, JourneyFilter filter, CancellationToken stop)
    {
        if (Check(filter) is { Count: > 0 } problems) return new Fail.Invalid(problems);
        IndexHold? hold;
        try
        {
            hold = await indexes.Open(filter.Cut, stop);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
        if (hold is null) return Fail.Trouble("journeys.being-made");
        try
        {
            var opened = await Open(who, filter, hold, stop);
            if (opened.Failure is not null) hold.Dispose();
            return opened;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    private async Task<Outcome<OpenJourneys>> Open(Actor who, JourneyFilter filter, IndexHold hold, CancellationToken stop)
    {
        var words = await db.LogWords.Where(word => word.Kind != LogWordKind.Employee && word.Kind != LogWordKind.Source)
            .Select(word => new Word(word.Id, word.Kind, word.Text)).ToListAsync(stop);
        var (stops, meaning) = await Stops([.. words.Where(word => word.Kind == LogWordKind.Touchpoint)], stop);
        int gapDays = filter.GapDays ?? JourneyFilter.UsualGapDays;
        var log = IndexLog.Of(hold.File, gapDays, stops, meaning);

        var places = await Places(words, stop);
        var scope = who.Scope(Verb.Read, Kind.Encounter);
        bool seesAll = scope.Contains(UnitPath.Root);
        int hidden = 0;
        var seen = places.ByWord.Where(one => scope.Any(part => part.Contains(one.Path))).Select(one => one.Word);
        if (!seesAll) log = JourneyChoice.Only(log, Wanted(seen), out hidden);
        var needs = FilterNeeds.Of(filter, log, stops, words, places, hold.File.CommonestScale);
        if (needs.Failure is { } failure) return failure;
        var sets = await rows.Of(filter, hold.File, stop);
        return new OpenJourneys(hold)
        {
            Log = JourneyChoice.Where(log, needs.Value with { RowSets = sets }),
            Stops = stops,
            Words = words.Where(word => word.Kind is LogWordKind.Channel or LogWordKind.Outcome).ToDictionary(word => word.Id, word => word.Text),
            Hidden = hidden,
            SeesAll = seesAll,
            GapDays = gapDays,
        };
    }

    // Every word of the log has a meaning: a touchpoint of the register, or itself.
    private async Task<(List<JourneyStop> Stops, int[] Meaning)> Stops(List<Word> words, CancellationToken stop)
    {
        Dictionary<string, TouchpointFact> known = [];
        foreach (var part in words.Select(word => word.Text).Chunk(Bulk))
            foreach (var (text, fact) in await touchpoints.Facts(part, stop)) known[text] = fact;
        var byWord = words.Select(word => (word.Id, Stop: known.TryGetValue(word.Text, out var name)
            ? new JourneyStop(name.Code, name.Id, name.NameZh, name.NameEn)
            : new JourneyStop($"~{word.Text}", null, word.Text, word.Text))).ToList();
        var stops = byWord.Select(one => one.Stop).DistinctBy(one => one.Key).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var numbers = stops.Select((one, number) => (one.Key, number)).ToDictionary(one => one.Key, one => one.number, StringComparer.Ordinal);
        var meaning = new int[words.Count == 0 ? 1 : words.Max(word => word.Id) + 1];
        foreach (var (id, one) in byWord) meaning[id] = numbers[one.Key];
        return (stops, meaning);
    }

    private async Task<UnitPlaces> Places(List<Word> words, CancellationToken stop)
    {
        var all = await units.All(stop);
        var byCode = all.Values.ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        return new(all, [.. words.Where(word => word.Kind == LogWordKind.Unit && byCode.ContainsKey(word.Text))
            .Select(word => (word.Id, byCode[word.Text].Path))]);
    }

    /// <summary>A table that says of numbers whether they are wanted.</summary>
    internal static bool[] Wanted(IEnumerable<int> numbers)
    {
        int[] all = [.. numbers];
        var wanted = new bool[all.Length == 0 ? 0 : all.Max() + 1];
        foreach (int number in all) wanted[number] = true;
        return wanted;
    }

    private static List<Problem> Check(JourneyFilter filter)
    {
        List<Problem> problems = [];
        if (filter.GapDays is < 1 or > 3650) problems.Add(Problem.Of("gapDays", "journeys.range", 1, 3650));
        if (filter.FromUtc >= filter.BeforeUtc) problems.Add(Problem.Of("before", "journeys.ends-before-it-begins"));
        if (filter.LeastSeconds > filter.MostSeconds) problems.Add(Problem.Of("mostSeconds", "journeys.ends-before-it-begins"));
        if (filter.LeastScore > filter.MostScore) problems.Add(Problem.Of("mostScore", "journeys.ends-before-it-begins"));
        if (filter.LeastEncounters > filter.MostEncounters) problems.Add(Problem.Of("mostEncounters", "journeys.ends-before-it-begins"));
        if (filter.Attributes.Count > MostAttributes) problems.Add(Problem.Of("attributes", "form.too-many", MostAttributes));
        if (filter.Paths.Count > MostPaths) problems.Add(Problem.Of("paths", "form.too-many", MostPaths));
        return problems;
    }
}

/// <summary>A word of the log.</summary>
sealed record Word(int Id, LogWordKind Kind, string Text);

/// <summary>Where units stand in the tree, and which word of the log means which.</summary>
sealed record UnitPlaces(IReadOnlyDictionary<Guid, UnitFact> All, IReadOnlyList<(int Word, UnitPath Path)> ByWord);
