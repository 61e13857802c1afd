using System.Runtime.InteropServices;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.App.LogFiles;

/// <summary>What customers said of the journeys of a file.</summary>
/// <param name="Said">The judgements beside the journeys.</param>
/// <param name="Units">Names of units by their numbers.</param>
/// <param name="Unscaled">Scores that fit no scale: all the same number, and none that a usual scale has. They are left out.</param>
public sealed record JudgedLog(JudgementLog Said, IReadOnlyList<string> Units, int Unscaled)
{
    private static readonly Scale Recommendation = new(0, 10);

    /// <summary>
    /// Judgements of a file, and scores of the log where the file says nothing of that touchpoint of that journey. What names no unit
    /// or tier takes the journey's.
    /// </summary>
    /// <param name="log">The journeys, with details.</param>
    /// <param name="feedback">The file of judgements, or null.</param>
    public static JudgedLog Of(JourneyLog log, ReadFeedback? feedback)
    {
        var details = log.Details!;
        var (units, tiers) = (new Names(details.Units), new Names(details.Tiers));
        var tiersOfJourneys = TiersOf(log, details);
        var scales = Scales(feedback?.Rows ?? []);
        var judgements = new List<Judgement>();
        var told = new HashSet<(int Journey, int Touchpoint)>();
        int unscaled = 0;
        foreach (var row in feedback?.Rows ?? [])
        {
            told.Add((row.Journey, row.Touchpoint));
            if (double.IsNaN(row.Score)) continue;
            if ((row.Scale ?? scales[(row.Touchpoint == Judgement.WholeJourney, row.Instrument)]) is not { } scale)
            {
                unscaled++;
                continue;
            }
            judgements.Add(new(row.Journey, row.Touchpoint, row.Score, scale)
            {
                Micros = row.Micros,
                Weight = row.Weight,
                Unit = units.NumberOf(row.Unit),
                Tier = row.Tier.Length > 0 ? tiers.NumberOf(row.Tier) : tiersOfJourneys(row.Journey),
            });
        }
        unscaled += OfLog(log, details, told, tiersOfJourneys, judgements);
        return new(JudgementLog.Of(log, CollectionsMarshal.AsSpan(judgements)), units.All, unscaled);
    }

    /// <summary>Scales of judgements that name none: guessed apart for whole journeys and touchpoints, and for each instrument.</summary>
    private static Dictionary<(bool IsWhole, string Instrument), Scale?> Scales(IReadOnlyList<FeedbackRow> rows) => rows.Where(row => row.Scale is null)
        .GroupBy(row => (row.Touchpoint == Judgement.WholeJourney, row.Instrument))
        .ToDictionary(group => group.Key, group =>
            group.Key.Instrument.Contains("NPS", StringComparison.OrdinalIgnoreCase) && group.All(row => Recommendation.Holds(row.Score))
                ? Recommendation : ScaleGuess.Of([.. group.Select(row => row.Score)]));

    private static int OfLog(JourneyLog log, LogDetails details, HashSet<(int, int)> told, Func<int, int> tiers, List<Judgement> judgements)
    {
        var scores = details.ScoresByRow.Span;
        if (scores.IsEmpty) return 0;
        int scored = scores.Length - scores.Count(double.NaN);
        if (ScaleGuess.Of(scores) is not { } scale) return scored;
        var table = log.Table;
        for (int journey = 0; journey < table.Journeys; journey++)
            foreach (var step in table.Of(journey))
                if (!double.IsNaN(scores[step.Row]) && !told.Contains((journey, step.Touchpoint)))
                    judgements.Add(new(journey, step.Touchpoint, scores[step.Row], scale) { Row = step.Row, Tier = tiers(journey) });
        return 0;
    }

    /// <summary>The tier that the first event with one names.</summary>
    private static Func<int, int> TiersOf(JourneyLog log, LogDetails details) => journey =>
    {
        if (details.TiersByRow.IsEmpty) return Judgement.Unknown;
        foreach (var step in log.Table.Of(journey))
            if (details.TiersByRow.Span[step.Row] is >= 0 and var tier) return tier;
        return Judgement.Unknown;
    };

    /// <summary>Names with their numbers; new ones follow behind those of the log.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public Names(IReadOnlyList<string> known)
        {
            foreach (var name in known) NumberOf(name);
        }

        public List<string> All { get; } = [];

        public int NumberOf(string name)
        {
            if (name.Length == 0) return Judgement.Unknown;
            if (numbers.TryGetValue(name, out int number)) return number;
            All.Add(name);
            return numbers[name] = All.Count - 1;
        }
    }
}
