using System.Runtime.InteropServices;

namespace Tangent.Analytics.Attainment;

/// <summary>Counts how far clauses are met, in one pass over encounters; encounters that come later are counted in the same way and added.</summary>
/// <remarks>
/// Each encounter is measured by the version that held on the day it began, against the target of the tier that its customer had then.
/// What nobody told (no wait, no end, no score) is not counted: it is neither met nor missed. Not for several threads at once; counters
/// of parts are joined with <see cref="Add(AttainmentCount)"/>.
/// </remarks>
public sealed class AttainmentCount
{
    private readonly ClauseVersion[] versions;
    private readonly Dictionary<int, int[]> byPlace = [];
    private readonly int[] everywhere;
    private readonly HashSet<int>?[] channels;
    private readonly HashSet<int>[] outcomes;
    private readonly WorkedBetween? worked;
    private readonly Dictionary<AttainmentCell, AttainmentTally> cells = [];

    /// <param name="versions">All versions of all clauses.</param>
    /// <param name="worked">Working time, for clauses that count in it.</param>
    public AttainmentCount(IReadOnlyList<ClauseVersion> versions, WorkedBetween? worked = null)
    {
        (this.versions, this.worked) = ([.. versions], worked);
        everywhere = [.. Enumerable.Range(0, versions.Count).Where(i => versions[i].Places is null)];
        foreach (int place in versions.SelectMany(version => version.Places ?? []).Distinct())
            byPlace[place] = [.. everywhere, .. Enumerable.Range(0, versions.Count).Where(i => versions[i].Places?.Contains(place) == true)];
        channels = [.. versions.Select(version => version.Channels?.ToHashSet())];
        outcomes = [.. versions.Select(version => version.Outcomes.ToHashSet())];
    }

    /// <summary>What was counted.</summary>
    public IReadOnlyDictionary<AttainmentCell, AttainmentTally> Cells => cells;

    /// <summary>The versions that may speak of an encounter at a place, by their number.</summary>
    public IReadOnlyList<int> At(int place) => byPlace.GetValueOrDefault(place, everywhere);

    /// <summary>Counts encounters.</summary>
    /// <param name="all">The encounters.</param>
    /// <param name="times">1; or -1 for encounters that were counted and count no more.</param>
    public void Add(EncounterColumns all, int times = 1)
    {
        for (int i = 0; i < all.Count; i++)
        {
            (int known, int month, int day) = (-1, 0, 0);
            foreach (int number in byPlace.GetValueOrDefault(all.Place[i], everywhere))
            {
                if (!Holds(number, all, i) || Measure(number, all, i) is not { IsMet: var isMet }) continue;
                if (known != i) (known, (month, day)) = (i, Date(all.Day[i]));
                var version = versions[number];
                ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(cells,
                    new(version.Clause, version.Version, Tier(all, i), all.Unit[i], all.Channel[i], month), out _);
                tally ??= new();
                tally.Add(day, times, isMet ? times : 0);
            }
        }
    }

    /// <summary>Adds what another counter of the same clauses has counted.</summary>
    public void Add(AttainmentCount other)
    {
        foreach (var (cell, more) in other.cells)
        {
            ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, cell, out _);
            tally ??= new();
            tally.Add(more);
        }
    }

    /// <summary>Whether a version speaks of an encounter.</summary>
    public bool Holds(int number, EncounterColumns all, int i)
    {
        var version = versions[number];
        return all.Day[i] >= version.From && all.Day[i] < version.Before
            && (channels[number] is not { } wanted || wanted.Contains(all.Channel[i]))
            && (version.Units is not { } units || (all.Unit[i] >= 0 && units[all.Unit[i]]))
            && (version.Tiers is not { } tiers || tiers[Tier(all, i)]);
    }

    /// <summary>What an encounter measured by a version, and whether that meets it; null when nobody told what it measures.</summary>
    /// <returns>The value is not a number for an outcome.</returns>
    public (double Value, double Limit, bool IsMet)? Measure(int number, EncounterColumns all, int i)
    {
        var version = versions[number];
        if (version.By == MeasuredBy.Outcome)
            return all.Outcome[i] < 0 ? null : (double.NaN, double.NaN, outcomes[number].Contains(all.Outcome[i]));
        double value = Value(version, all, i), limit = Limit(number, all, i);
        return double.IsNaN(value) ? null : (value, limit, version.IsCeiling ? value <= limit : value >= limit);
    }

    /// <summary>The limit that a version sets for an encounter, by the tier at the time.</summary>
    public double Limit(int number, EncounterColumns all, int i) => versions[number].Limits[Tier(all, i)];

    /// <summary>The months since the year 0 and the day of the month of a day since 1970.</summary>
    public static (int Month, int Day) Date(int day)
    {
        var date = DateOnly.FromDayNumber(Epoch + day);
        return ((date.Year * 12) + date.Month - 1, date.Day);
    }

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private static int Tier(EncounterColumns all, int i) => all.Tier[i] is >= 0 and < ClauseVersion.Basic and var told ? told : ClauseVersion.Basic;

    private double Value(ClauseVersion version, EncounterColumns all, int i) => version.By switch
    {
        MeasuredBy.Score => all.Score[i],
        MeasuredBy.Waiting => Waiting(version, all, i),
        MeasuredBy.Duration => Span(version, all, i, all.Ended[i]),
        _ => version.Formula is { } formula ? formula.Of(Waiting(version, all, i), Span(version, all, i, all.Ended[i]), all.Score[i]) : double.NaN,
    };

    private double Waiting(ClauseVersion version, EncounterColumns all, int i) =>
        Span(version, all, i, all.Wait[i] < 0 ? EncounterColumns.NoTime : all.Started[i] + (all.Wait[i] * 1_000_000L));

    private double Span(ClauseVersion version, EncounterColumns all, int i, long until)
    {
        long from = all.Started[i];
        if (until == EncounterColumns.NoTime || until < from) return double.NaN;
        return (version.InWorkingTime && worked is not null && all.Unit[i] >= 0 ? worked(all.Unit[i], from, until) : until - from) / 1e6;
    }
}
