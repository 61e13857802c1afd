using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Complaints;

/// <summary>A case of a known customer.</summary>
/// <param name="Customer">Number of the customer, as the journeys name it.</param>
/// <param name="OpenedMicros">When it was opened, microseconds since 1970.</param>
/// <param name="SettledMicros">When the customer said whether it was put right, or else when it ended; null while it is open.</param>
/// <param name="IsRecovered">Whether it was put right in the customer's own word; null where the customer was not asked.</param>
public readonly record struct PastCase(long Customer, long OpenedMicros, long? SettledMicros, bool? IsRecovered);

/// <summary>What became of customers.</summary>
/// <param name="Seen">How many moments from which on a customer is looked at: cases, or journeys that went well.</param>
/// <param name="CameAgain">Share that began another journey in time.</param>
/// <param name="Satisfaction">Mean judgement of the journeys that they began in this time, as a share of its scale; each customer counts once.</param>
public sealed record AfterGroup(int Seen, Answer CameAgain, Answer Satisfaction);

/// <summary>Customers whose case was put right, those whose case was not, and those with whom all went well until then.</summary>
/// <param name="Days">Within how many days.</param>
/// <param name="Recovered">Put right.</param>
/// <param name="NotRecovered">Not put right, or in part only.</param>
/// <param name="Untroubled">After a journey that went well, neither case nor low judgement before.</param>
/// <param name="ReturnGap">Share that came again: recovered minus untroubled, like compared with like.</param>
/// <param name="LostGap">The same: not recovered minus untroubled.</param>
/// <param name="SatisfactionGap">Satisfaction: recovered minus untroubled. Above zero: the recovery paradox.</param>
/// <param name="BeforeNext">Share put right before the customer's next journey began, of cases that were settled or met by one.</param>
/// <param name="HoursToRecovery">Median hours from the opening to the customer's word that it was put right.</param>
/// <param name="TooLate">Cases settled so lately that the days are not over yet; they count only for what does not wait for them.</param>
public sealed record RecoveryProofFound(int Days, AfterGroup Recovered, AfterGroup NotRecovered, AfterGroup Untroubled, Answer ReturnGap, Answer LostGap,
    Answer SatisfactionGap, Answer BeforeNext, Answer HoursToRecovery, int TooLate) : Answer;

/// <summary>
/// What recovery does to customers: do those whose case was put right come again, and are they more satisfied afterwards, than those with
/// whom all went well (the service recovery paradox)? And those whose case was not put right?
/// </summary>
/// <remarks>
/// De Matos, Henrique and Rossi 2007, Journal of Service Research 10:60: over many studies the paradox holds for satisfaction and not for
/// coming again. Each customer counts once, with the first case. Cases are set against journeys of customers with whom all had gone well
/// until then, whatever came later: to ask who never failed would choose those who hardly came. Of such journeys about four for each case are
/// drawn by the customer's number and the time, the same whenever it is asked. Differences compare customers who began as many journeys in the
/// same days before (<see cref="StratifiedDifference"/>); nobody was assigned by chance, so what else differs may bring them too.
/// </remarks>
public static class RecoveryProof
{
    private const long MicrosOfDay = 86_400_000_000, MicrosOfHour = 3_600_000_000;
    private const int Bands = 4;

    private const int ForEachCase = 4;

    private enum Side { Recovered, Not, Untroubled }

    // Whose life is looked at, from which moment on, how busy before it.
    private readonly record struct Anchor(Life Life, Side Side, long From, int Band);

    /// <summary>The proof.</summary>
    /// <param name="log">The journeys; of a choice only those that are chosen count, whatever for.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="cases">The cases, in any order.</param>
    /// <param name="days">Within how many days another journey is a return, and how far back is counted how busy somebody was; at least 1.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="RecoveryProofFound"/>; <see cref="CannotTell"/> without cases, or when no journey names its customer.</returns>
    public static Answer Of(JourneyLog log, JudgementLog said, IReadOnlyList<PastCase> cases, int days = 90, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(cases);
        if (log.Columns.Customers.IsEmpty) return new CannotTell("analytics.no-customers");
        if (cases.Count == 0) return Cannot.NoObservations;
        var lives = Lives(log, said, out long latest);
        long within = days * MicrosOfDay;
        List<PastCase> first = [.. cases.GroupBy(one => one.Customer).Select(same => same.MinBy(one => one.OpenedMicros))];
        var anchors = Anchors(lives, first, within, latest - within, out int late);

        var groups = new Group[3, Bands];
        foreach (ref var group in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref groups[0, 0], groups.Length)) group = new();
        foreach (var anchor in anchors)
        {
            var after = anchor.Life.Journeys.Where(journey => journey.Start > anchor.From && journey.Start <= anchor.From + within).ToList();
            var group = groups[(int)anchor.Side, anchor.Band];
            group.Came.Add(after.Count > 0 ? 1 : 0);
            var judged = after.Where(journey => double.IsFinite(journey.Share)).Select(journey => journey.Share).ToList();
            if (judged.Count > 0) group.Said.Add(judged.Average());
        }
        return new RecoveryProofFound(days, Told(groups, Side.Recovered, level), Told(groups, Side.Not, level), Told(groups, Side.Untroubled, level),
            Gap(groups, Side.Recovered, group => group.Came, level), Gap(groups, Side.Not, group => group.Came, level),
            Gap(groups, Side.Recovered, group => group.Said, level), BeforeNext(lives, cases, level),
            Quantiles.Of([.. cases.Where(one => one is { IsRecovered: true, SettledMicros: not null })
                .Select(one => (double)(one.SettledMicros!.Value - one.OpenedMicros) / MicrosOfHour)], 0.5, level), late);
    }

    private sealed class Group
    {
        public List<double> Came { get; } = [];

        public List<double> Said { get; } = [];
    }

    private readonly record struct Journey(long Start, long End, double Share, bool HasFailed);

    private sealed class Life
    {
        public List<Journey> Journeys { get; } = [];
    }

    private static Dictionary<long, Life> Lives(JourneyLog log, JudgementLog said, out long latest)
    {
        var customers = log.Columns.Customers.Span;
        var table = log.Table;
        var judged = new JudgedJourneys(log, said);
        var failed = Failed(said.Table, log.Offsets.Length - 1);
        Dictionary<long, Life> lives = [];
        latest = long.MinValue;
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            var touches = table.Of(journey);
            latest = Math.Max(latest, touches[^1].StartMicros);
            long customer = customers[touches[0].Row];
            if (customer < 0) continue;
            if (!lives.TryGetValue(customer, out var life)) lives[customer] = life = new();
            life.Journeys.Add(new(touches[0].StartMicros, touches[^1].StartMicros, judged.Overall[journey],
                failed[table.HasChoice ? table.Chosen[journey] : journey]));
        }
        foreach (var life in lives.Values) life.Journeys.Sort((one, other) => one.Start.CompareTo(other.Start));
        return lives;
    }

    private static bool[] Failed(in JudgementTable table, int journeys)
    {
        var failed = new bool[journeys];
        for (int i = 0; i < table.Count; i++)
            if (table.Journeys[i] is >= 0 and var place && place < journeys && table.MarkOf(i) == Moments.Mark.Low) failed[place] = true;
        return failed;
    }

    private static List<Anchor> Anchors(Dictionary<long, Life> lives, List<PastCase> cases, long within, long lastFrom, out int late)
    {
        List<Anchor> anchors = [];
        late = 0;
        foreach (var one in cases)
        {
            if (one.SettledMicros is not { } settled || one.IsRecovered is not { } isRecovered) continue;
            if (!lives.TryGetValue(one.Customer, out var life)) continue;
            if (settled > lastFrom) late++;
            else anchors.Add(new(life, isRecovered ? Side.Recovered : Side.Not, settled, Band(life, one.OpenedMicros, within)));
        }
        var opened = cases.ToDictionary(one => one.Customer, one => one.OpenedMicros);
        List<(Life Life, Journey Journey, ulong Drawn)> well = [];
        foreach (var (customer, life) in lives)
        {
            long until = opened.GetValueOrDefault(customer, long.MaxValue);
            foreach (var journey in life.Journeys.TakeWhile(journey => !journey.HasFailed && journey.End < until && journey.End <= lastFrom))
                well.Add((life, journey, Mixed((ulong)customer ^ Mixed((ulong)journey.Start))));
        }
        double share = Math.Min(1, ForEachCase * (double)cases.Count / Math.Max(1, well.Count));
        anchors.AddRange(well.Where(one => one.Drawn >> 11 < share * (1UL << 53))
            .Select(one => new Anchor(one.Life, Side.Untroubled, one.Journey.End, Band(one.Life, one.Journey.Start, within))));
        return anchors;
    }

    // How many journeys were begun in the days before, up to that moment.
    private static int Band(Life life, long at, long within) =>
        Math.Clamp(life.Journeys.Count(journey => journey.Start <= at && journey.Start > at - within), 1, Bands) - 1;

    private static AfterGroup Told(Group[,] groups, Side side, double level)
    {
        var bands = Enumerable.Range(0, Bands).Select(band => groups[(int)side, band]).ToList();
        int n = bands.Sum(band => band.Came.Count);
        return new(n, Wilson.Share((int)bands.Sum(band => band.Came.Sum()), n, level), Means.Of([.. bands.SelectMany(band => band.Said)], level: level));
    }

    private static Answer Gap(Group[,] groups, Side side, Func<Group, IReadOnlyCollection<double>> of, double level) => StratifiedDifference.Of(
        [.. Enumerable.Range(0, Bands).Select(band => (of(groups[(int)side, band]), of(groups[(int)Side.Untroubled, band])))], level);

    private static Answer BeforeNext(Dictionary<long, Life> lives, IReadOnlyList<PastCase> cases, double level)
    {
        int decided = 0, before = 0;
        foreach (var one in cases)
        {
            if (!lives.TryGetValue(one.Customer, out var life)) continue;
            long next = life.Journeys.Where(journey => journey.Start > one.OpenedMicros).Select(journey => journey.Start).DefaultIfEmpty(long.MaxValue).Min();
            if (one.SettledMicros is null && next == long.MaxValue) continue;
            decided++;
            if (one is { IsRecovered: true, SettledMicros: { } settled } && settled < next) before++;
        }
        return Wilson.Share(before, decided, level);
    }

    private static ulong Mixed(ulong number)
    {
        number = unchecked((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9UL);
        number = unchecked((number ^ (number >> 27)) * 0x94D049BB133111EBUL);
        return number ^ (number >> 31);
    }
}
