using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Flow;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Installation.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Published;

/// <summary>Opens the journeys that an actor may see and a filter lets through.</summary>
public sealed class JourneyReading(Db db, JourneyIndexes indexes, TouchpointNames touchpoints, UnitFacts units, RowSets rows,
    JourneyAnswers answers, JourneyRanks ranks, RecordChanges changes)
{
    private const int MostPaths = 20, MostAttributes = 5, Bulk = 400;

    /// <summary>Touchpoints that the log names, registered or not; at most so many.</summary>
    internal async Task<IReadOnlyList<JourneyStop>> Stops(int most, CancellationToken stop)
    {
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint).OrderBy(word => word.Id).Take(most)
            .Select(word => new Word(word.Id, word.Kind, word.Text)).ToListAsync(stop);
        return (await Stops(words, stop)).Stops;
    }

    /// <summary>Asks something of the journeys; the same question about the same log has the same answer.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="filter">Which journeys; all of them when null.</param>
    /// <param name="what">What is asked: a value that equals another one when the same is asked.</param>
    /// <param name="answer">Computes the answer; it is kept when it is no failure.</param>
    /// <param name="stop">Ends the question.</param>
    /// <returns>The answer, or why there is none: the filter is wrong, or a large index is being made.</returns>
    internal async Task<Outcome<T>> Ask<T>(Actor who, JourneyFilter? filter, object what, Func<OpenJourneys, Outcome<T>> answer, CancellationToken stop)
        where T : class
    {
        filter ??= new();
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
        using (hold)
        {
            var known = await Know(stop);
            var scope = who.Scope(Verb.Read, Kind.Encounter);
            var parts = string.Join(' ', scope.Select(part => part.Value).Order(StringComparer.Ordinal));
            // A tier that is set later changes the answer, and no log says so: any change of the company's records might be one.
            long? records = filter.Tiers.Count == 0 ? null : await changes.Count(stop);
            var question = new JourneyAnswers.Question(what, filter, hold.File.Version, hold.Behind, known.Mark, parts, records);
            if (answers.Find(question) is T before) return before;

            var opened = await Choose(known, scope, filter, hold, records, stop);
            if (opened.Failure is { } failure) return failure;
            var given = answer(opened.Value);
            if (given.Failure is null) answers.Keep(question, given.Value);
            return given;
        }
    }

    private async Task<Outcome<OpenJourneys>> Choose(Known known, IReadOnlyList<UnitPath> scope, JourneyFilter filter, IndexHold hold, long? records,
        CancellationToken stop)
    {
        int gapDays = filter.GapDays ?? JourneyFilter.UsualGapDays;
        var all = IndexLog.Of(hold.File, gapDays, known.Stops, known.Meaning) with { Zone = known.Places.Zone };
        bool seesAll = scope.Contains(UnitPath.Root);
        int hidden = 0;
        var seen = known.Places.ByWord.Where(one => scope.Any(part => part.Contains(one.Path))).Select(one => one.Word);
        if (seesAll && gapDays == JourneyFilter.UsualGapDays) all = all with { Ranks = ranks.Of(hold, all, known.Mark) };
        var log = seesAll ? all : JourneyChoice.Only(all, Wanted(seen), out hidden);
        var needs = FilterNeeds.Of(filter, log, known.Stops, known.Words, known.Places, hold.File.CommonestScale);
        if (needs.Failure is { } failure) return failure;
        var sets = await rows.Of(filter, hold.File, records, stop);
        return new OpenJourneys(hold)
        {
            Log = JourneyChoice.Where(log, needs.Value with { RowSets = sets }),
            Whole = seesAll ? all : null,
            Stops = known.Stops,
            Words = known.Words.Where(word => word.Kind is LogWordKind.Channel or LogWordKind.Outcome).ToDictionary(word => word.Id, word => word.Text),
            UnitWords = known.Words.Where(word => word.Kind == LogWordKind.Unit).ToDictionary(word => word.Text, word => word.Id),
            Units = known.Places.ByCode,
            Hidden = hidden,
            SeesAll = seesAll,
            GapDays = gapDays,
            Meaning = known.Mark,
        };
    }

    private async Task<Known> Know(CancellationToken stop)
    {
        var words = await db.LogWords.Where(word => word.Kind != LogWordKind.Employee && word.Kind != LogWordKind.Source)
            .Select(word => new Word(word.Id, word.Kind, word.Text)).ToListAsync(stop);
        var (stops, meaning) = await Stops([.. words.Where(word => word.Kind == LogWordKind.Touchpoint)], stop);
        var places = await Places(words, stop);
        var mark = SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{string.Join('\n', stops)}\n{string.Join(' ', meaning)}\n{words.Count}\n{string.Join(' ', places.ByWord)}\n{places.Zone?.Id}"));
        return new(words, stops, meaning, places, Convert.ToHexString(mark));
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
        return new(all, byCode, [.. words.Where(word => word.Kind == LogWordKind.Unit && byCode.ContainsKey(word.Text))
            .Select(word => (word.Id, byCode[word.Text].Path))],
            all.Values.FirstOrDefault(unit => unit.Path == UnitPath.Root) is { } root ? TimeZoneInfo.FindSystemTimeZoneById(root.TimeZone) : null);
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

/// <summary>What is known before a question is asked.</summary>
sealed record Known(List<Word> Words, List<JourneyStop> Stops, int[] Meaning, UnitPlaces Places, string Mark);

/// <summary>A word of the log.</summary>
sealed record Word(int Id, LogWordKind Kind, string Text);

/// <summary>Where units stand in the tree, which word of the log means which, and the time zone of the company.</summary>
sealed record UnitPlaces(IReadOnlyDictionary<Guid, UnitFact> All, IReadOnlyDictionary<string, UnitFact> ByCode,
    IReadOnlyList<(int Word, UnitPath Path)> ByWord, TimeZoneInfo? Zone);
