using System.Runtime.InteropServices;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters.Published;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage.Feedback;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Insights;

/// <summary>How many judgements an answer was made from.</summary>
/// <param name="OfJourneys">Judgements of whole journeys that count.</param>
/// <param name="OfTouchpoints">Judgements of single touchpoints that count.</param>
/// <param name="FromEncounters">Of these, scores that came with the encounters, where nobody judged otherwise.</param>
/// <param name="Loose">Judgements that fit to no journey, for who may see all units; else null.</param>
/// <param name="OutsideScale">Scores outside their scale, which were left out.</param>
public sealed record SaidBasis(int OfJourneys, int OfTouchpoints, int FromEncounters, int? Loose, int OutsideScale);

/// <summary>Brings judgements to the journeys that they speak of, as far as the actor may see them.</summary>
/// <remarks>
/// A judgement that names a journey belongs to it; another one to the journey of its customer that began last before it was
/// given. Who sees a part of a journey sees what was said of the whole; what was said of a touchpoint is seen with its encounters.
/// </remarks>
sealed class JoinedJudgements(OpenJourneys journeys, JudgementColumns said, SaidWords words)
{
    private readonly JourneyLog log = journeys.Log;
    private readonly bool[]? isChosen = ChosenOf(journeys.Log);
    private readonly List<Judgement> given = [];

    /// <summary>Numbers of the units that judgements name, word by word; those that the log does not name have numbers behind its own.</summary>
    public int[] UnitNumbers { get; } = UnitsOf(journeys, said);

    /// <summary>The judgements beside the journeys that count, and from how many they were made.</summary>
    /// <param name="memory">Keeps what is the same whichever journeys count.</param>
    public (JudgementLog Log, SaidBasis Basis) Join(JoinedMemory memory) => All(memory).Among(isChosen, journeys.SeesAll);

    /// <summary>The journeys, their encounters with what was said of them, and the scale on which most of it was said.</summary>
    public (JourneyLog Log, Scale? Scale) Scored(JoinedMemory memory)
    {
        var all = All(memory);
        return (all.Scored(log), all.Scores.Value.Scale);
    }

    // Who sees everything sees the same as anybody else who does: only which journeys count differs from question to question.
    private JoinedAll All(JoinedMemory memory) => journeys.Whole is not null && words.SeesAll
        ? memory.Of(journeys.Cut, $"{journeys.File.Version}\n{journeys.GapDays}\n{said.Version}\n{words.Mark}\n{journeys.Meaning}", JoinAll) : JoinAll();

    private JoinedAll JoinAll()
    {
        var (touchpoints, units) = (Touchpoints(), UnitNumbers);
        var scales = Scales();
        List<int> unheard = [], outside = [];
        int homeless = 0;
        foreach (var cell in said.Cells)
        {
            if (double.IsNaN(cell.Score)) continue;
            if (Place(cell) is not { } place)
            {
                homeless++;
                continue;
            }
            int touchpoint = cell.Touchpoint < 0 ? Judgement.WholeJourney : touchpoints[cell.Touchpoint];
            if (touchpoint == Unheard) unheard.Add(place);
            else if (scales[cell.Scale] is not { } scale) outside.Add(place);
            else if (!IsSeen(cell, place, touchpoint)) continue;
            else if (!scale.Holds(cell.Score) || double.IsInfinity(cell.Score)) outside.Add(place);
            else given.Add(new(place, touchpoint, cell.Score, scale)
            {
                Micros = cell.Given,
                Weight = cell.Weight,
                Unit = cell.Unit < 0 ? Judgement.Unknown : units[cell.Unit],
                Tier = cell.Tier,
                Asked = AskedBy(cell.Instrument),
            });
        }
        int asked = given.Count;
        var joined = JudgementLog.Of(log, CollectionsMarshal.AsSpan(given));
        if (journeys.Scale is not null && AddScores(joined) > 0) joined = JudgementLog.Of(log, CollectionsMarshal.AsSpan(given));
        return new(joined, asked, homeless, unheard, outside, new(() => JudgedScores.Of(log, joined.Table)));
    }

    /// <summary>Judgements that count and were written beside a comment, with the touchpoint that they are of.</summary>
    /// <param name="isWanted">Which rows.</param>
    /// <returns>Row, touchpoint or <see cref="Judgement.WholeJourney"/>, share of the scale or NaN, and the scale.</returns>
    public IEnumerable<(long Row, int Touchpoint, double Share, Scale? Scale)> Of(Func<long, bool> isWanted)
    {
        var (touchpoints, scales) = (Touchpoints(), Scales());
        foreach (var cell in said.Cells)
        {
            if (!isWanted(cell.Id) || Place(cell) is not { } place || (isChosen is not null && !isChosen[place])) continue;
            int touchpoint = cell.Touchpoint < 0 ? Judgement.WholeJourney : touchpoints[cell.Touchpoint];
            if (touchpoint == Unheard || !IsSeen(cell, place, touchpoint)) continue;
            var scale = scales[cell.Scale] is { } known && known.Holds(cell.Score) ? known : (Scale?)null;
            yield return (cell.Id, touchpoint, scale?.Share(cell.Score) ?? double.NaN, scale);
        }
    }

    // Stands for a touchpoint that the log does not know.
    private const int Unheard = -2;

    private int[] Touchpoints()
    {
        var numbers = journeys.Stops.Select((stop, number) => (stop.Key, number)).ToDictionary(one => one.Key, one => one.number, StringComparer.Ordinal);
        return [.. said.Touchpoints.Select(word => numbers.GetValueOrDefault(words.KeyOf(word), Unheard))];
    }

    private static int[] UnitsOf(OpenJourneys journeys, JudgementColumns said)
    {
        int next = journeys.UnitWords.Count == 0 ? 0 : journeys.UnitWords.Values.Max() + 1;
        return [.. said.Units.Select((word, i) => journeys.UnitWords.TryGetValue(word, out int number) ? number : next + i)];
    }

    private static Asked AskedBy(Instrument instrument) => instrument switch
    {
        Instrument.Nps => Asked.Recommend,
        Instrument.Csat => Asked.Satisfaction,
        Instrument.Ces => Asked.Effort,
        _ => Asked.Other,
    };

    private Scale?[] Scales() => [.. said.Scales.Select((scale, number) => scale.Name is not null ? Scale.Named(scale.Name)
        : ScaleGuess.Of([.. said.Cells.Where(cell => cell.Scale == number && !double.IsNaN(cell.Score)).Select(cell => cell.Score)]))];

    private int? Place(in JudgementCell cell)
    {
        bool isByKey = journeys.Cut != JourneyCut.Customer;
        if (isByKey && cell.Key.IsKey && cell.Key.RowsIn(journeys.File) is { } rows) return First(rows.First) is var one && IsIn(one, rows) ? one : null;
        if (journeys.Cut == JourneyCut.Key || cell.Customer < 0) return null;
        if (JourneyMark.Of(words.StandFor(cell.Customer)).RowsIn(journeys.File) is not { } own) return null;
        int? found = null;
        for (int place = First(own.First); IsIn(place, own); place++)
        {
            if (cell.Given is { } at && log.Steps.Span[log.Offsets.Span[place]].StartMicros > at) break;
            // Without a time only a customer's single journey can be meant.
            if (cell.Given is null && found is not null) return null;
            found = place;
        }
        return found;
    }

    // The first journey whose rows of the index begin here or later: journeys stand in the order of their rows.
    private int First(int row)
    {
        var offsets = log.Offsets.Span;
        var steps = log.Steps.Span;
        int low = 0, high = offsets.Length - 1;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (steps[offsets[middle]].Row < row) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private bool IsIn(int place, (int First, int Next) rows) =>
        place < log.Offsets.Length - 1 && log.Steps.Span[log.Offsets.Span[place]].Row is var row && row >= rows.First && row < rows.Next;

    private bool IsSeen(in JudgementCell cell, int place, int touchpoint)
    {
        if (journeys.SeesAll && words.SeesAll) return true;
        if (cell.Unit >= 0) return words.Sees(said.Units[cell.Unit], journeys.Units);
        var offsets = log.Offsets.Span;
        var byRow = log.Columns.Units.Span;
        foreach (ref readonly var step in log.Steps.Span[offsets[place]..offsets[place + 1]])
            if ((touchpoint == Judgement.WholeJourney || log.Meaning![step.Touchpoint] == touchpoint) && words.Sees(byRow[step.Row], journeys)) return true;
        return false;
    }

    // FEEDBACK beats a score of the log: an encounter that was judged keeps that judgement alone.
    private int AddScores(JudgementLog joined)
    {
        var judged = Judged(joined);
        var scales = journeys.File.Column<int>(IndexColumn.Scales).Span;
        var scores = log.Columns.Scores.Span;
        var offsets = log.Offsets.Span;
        var steps = log.Steps.Span;
        int before = given.Count;
        for (int place = 0; place < offsets.Length - 1; place++)
        {
            foreach (ref readonly var step in steps[offsets[place]..offsets[place + 1]])
            {
                int touchpoint = log.Meaning![step.Touchpoint];
                if (float.IsNaN(scores[step.Row]) || judged.Rows.Contains(step.Row) || judged.Visits.Contains((place, touchpoint))) continue;
                var known = (ScoreScale)scales[step.Row];
                var scale = new Scale(known.Lowest(), known.Highest());
                // Shares are kept in 24 bits.
                given.Add(new(place, touchpoint, Math.Round(scale.At(scores[step.Row]), 4), scale) { Row = step.Row, Micros = step.StartMicros });
            }
        }
        return given.Count - before;
    }

    private static (HashSet<int> Rows, HashSet<(int, int)> Visits) Judged(JudgementLog joined)
    {
        var (rows, visits) = (new HashSet<int>(), new HashSet<(int, int)>());
        var table = joined.Table;
        for (int i = 0; i < table.Count; i++)
            if (table.Rows[i] != Judgement.Unknown) rows.Add(table.Rows[i]);
            else if (table.Touchpoints[i] != Judgement.WholeJourney) visits.Add((table.Journeys[i], table.Touchpoints[i]));
        return (rows, visits);
    }

    private static bool[]? ChosenOf(JourneyLog log)
    {
        if (log.Chosen is null) return null;
        var chosen = new bool[log.Offsets.Length];
        foreach (int place in log.Chosen) chosen[place] = true;
        return chosen;
    }
}
