using System.Runtime.InteropServices;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Diagnosis;

/// <summary>One journey's visits to one touchpoint, together.</summary>
/// <param name="Touchpoint">Number of the touchpoint.</param>
/// <param name="Share">Mean score, 0 to 1; NaN when it was visited and not scored.</param>
/// <param name="Mark">By the cuts of the scales used.</param>
/// <param name="Second">By the second pair of cuts.</param>
/// <param name="Unit">Unit of the visit, or <see cref="Judgement.Unknown"/>.</param>
readonly record struct Visit(int Touchpoint, double Share, Mark Mark, Mark Second, int Unit);

/// <summary>Journeys that count with what was said of them, gathered once for all parts of a diagnosis.</summary>
sealed class JudgedJourneys
{
    private readonly List<Visit> visits = [];
    private readonly List<int> visitStarts = [0];
    private readonly List<double> touches = [];
    private readonly List<int> touchStarts = [0];

    /// <summary>Journeys that count.</summary>
    public int Count => Overall.Length;

    /// <summary>Touchpoints of the log.</summary>
    public int Touchpoints { get; }

    /// <summary>Judgement of each whole journey, 0 to 1, or NaN.</summary>
    public double[] Overall { get; }

    /// <summary>Why no journey has an overall judgement that counts.</summary>
    public CannotTell NoOverall { get; }

    /// <summary>Weight of each journey.</summary>
    public double[] Weights { get; }

    /// <summary>Unit of each journey, or <see cref="Judgement.Unknown"/>.</summary>
    public int[] Units { get; }

    /// <summary>Tier of each journey, or <see cref="Judgement.Unknown"/>.</summary>
    public int[] Tiers { get; }

    /// <summary>Start of each journey, microseconds.</summary>
    public long[] Starts { get; }

    /// <summary>By which months they are told.</summary>
    public LocalCalendar Calendar { get; }

    /// <summary>Customer of each journey, numbered from 0; empty when nobody came twice or none is known.</summary>
    public int[] Customers { get; }

    /// <summary>Journeys by place among the offsets; -1 for those that do not count.</summary>
    public int[] ByPlace { get; }

    public JudgedJourneys(JourneyLog log, JudgementLog said)
    {
        var table = log.Table;
        var judgements = said.Table;
        (Touchpoints, Calendar) = (table.Touchpoints, new(log.Zone));
        int n = table.Journeys;
        (Overall, Weights, Units, Tiers, Starts) = (new double[n], new double[n], new int[n], new int[n], new long[n]);
        ByPlace = new int[Math.Max(0, log.Offsets.Length - 1)];
        Array.Fill(ByPlace, -1);
        var cuts = said.Scales.Select(scale => (First: Cuts.Of(scale), Second: Cuts.Second(scale))).ToArray();
        var byJourney = Sorted(judgements, ByPlace.Length, out int[] order);
        var one = new OneJourney(Touchpoints, cuts);
        for (int journey = 0; journey < n; journey++)
        {
            int place = table.HasChoice ? table.Chosen[journey] : journey;
            ByPlace[place] = journey;
            var steps = table.Of(journey);
            one.Gather(table, log.Columns.Units.Span, judgements, steps, order.AsSpan(byJourney[place]..byJourney[place + 1]));
            visits.AddRange(one.Visits);
            visitStarts.Add(visits.Count);
            touches.AddRange(one.Touches);
            touchStarts.Add(touches.Count);
            (Overall[journey], Weights[journey], Units[journey], Tiers[journey]) = (one.Overall, one.Weight, one.Unit, one.Tier);
            Starts[journey] = steps[0].StartMicros;
        }
        Customers = CustomersOf(log);
        bool isWhole = judgements.Touchpoints.Contains(Judgement.WholeJourney);
        NoOverall = isWhole && !judgements.Weights.IsEmpty && !judgements.Weights.ContainsAnyExcept(0.0) ? Cannot.NoWeight : new("analytics.no-overall");
    }

    /// <summary>Visits of a journey, each touchpoint once.</summary>
    public ReadOnlySpan<Visit> Of(int journey) => CollectionsMarshal.AsSpan(visits)[visitStarts[journey]..visitStarts[journey + 1]];

    /// <summary>Scores of a journey's encounters in their order, 0 to 1; NaN where none was given.</summary>
    public ReadOnlySpan<double> TouchesOf(int journey) => CollectionsMarshal.AsSpan(touches)[touchStarts[journey]..touchStarts[journey + 1]];

    /// <summary>Places of judgements, journey after journey.</summary>
    private static int[] Sorted(JudgementTable judgements, int journeys, out int[] order)
    {
        var starts = new int[journeys + 1];
        order = new int[judgements.Count];
        foreach (int journey in judgements.Journeys) starts[journey + 1]++;
        for (int i = 0; i < journeys; i++) starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, journeys).ToArray();
        for (int i = 0; i < order.Length; i++) order[next[judgements.Journeys[i]]++] = i;
        return starts;
    }

    private static int[] CustomersOf(JourneyLog log)
    {
        if (log.Columns.Customers.IsEmpty) return [];
        var table = log.Table;
        var byRow = log.Columns.Customers.Span;
        var numbers = new Dictionary<long, int>();
        var customers = new int[table.Journeys];
        for (int journey = 0; journey < customers.Length; journey++)
        {
            // Nobody knows who an unknown customer is: each is another.
            long key = byRow[table.Of(journey)[0].Row] is >= 0 and var known ? known : -1L - journey;
            if (!numbers.TryGetValue(key, out int number)) numbers[key] = number = numbers.Count;
            customers[journey] = number;
        }
        return numbers.Count == customers.Length ? [] : customers;
    }
}
