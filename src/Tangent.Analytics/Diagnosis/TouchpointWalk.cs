using System.Runtime.InteropServices;
using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What one pass over the journeys finds at a touchpoint.</summary>
sealed class TouchpointWalk
{
    /// <summary>A week: what comes later is another need.</summary>
    public const long Window = 7 * 86_400_000_000L;

    private const double MicrosPerSecond = 1_000_000;
    private readonly List<long> quietHere = [], quietStarts = [];
    private long last = long.MinValue;

    /// <summary>Encounters there.</summary>
    public int Encounters { get; private set; }

    /// <summary>Journeys that come through.</summary>
    public int Journeys { get; private set; }

    /// <summary>Whether the journey at a place among the offsets comes through.</summary>
    public required bool[] IsThrough { get; init; }

    public List<double> WaitSeconds { get; } = [];

    public List<double> DurationSeconds { get; } = [];

    /// <summary>Encounters followed by another one there within the window, and all about which that can be said.</summary>
    public int Again { get; private set; }

    public int SettledHere => Again + quietHere.Count(start => last - start >= Window);

    /// <summary>Journeys that begin here and needed nothing more within the window, and all about which that can be said.</summary>
    public int Alone => quietStarts.Count(start => last - start >= Window);

    public int SettledStarts => Alone + followedStarts;

    /// <summary>Encounters whose next one came over another channel, and all whose channels are both known.</summary>
    public int OtherChannel { get; private set; }

    public int KnownNextChannel { get; private set; }

    /// <summary>How often encounters ended so.</summary>
    public Dictionary<int, int> Outcomes { get; } = [];

    private int followedStarts;

    public static TouchpointWalk Of(JourneyLog log, int touchpoint)
    {
        var table = log.Table;
        var walk = new TouchpointWalk { IsThrough = new bool[Math.Max(0, log.Offsets.Length - 1)] };
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            var steps = table.Of(journey);
            walk.last = Math.Max(walk.last, steps[^1].StartMicros);
            bool isThrough = false;
            for (int i = 0; i < steps.Length; i++)
            {
                if (table.TouchpointOf(steps[i]) != touchpoint) continue;
                isThrough = true;
                walk.Take(log, table, steps, i, touchpoint);
            }
            if (!isThrough) continue;
            walk.Journeys++;
            walk.IsThrough[table.HasChoice ? table.Chosen[journey] : journey] = true;
        }
        return walk;
    }

    private void Take(JourneyLog log, JourneyTable table, ReadOnlySpan<Step> steps, int at, int touchpoint)
    {
        var step = steps[at];
        var columns = log.Columns;
        Encounters++;
        if (!columns.Waits.IsEmpty && columns.Waits.Span[step.Row] is >= 0 and var wait) WaitSeconds.Add(wait);
        if (table.EndOf(step) is var end && end != Step.NoEnd && end >= step.StartMicros) DurationSeconds.Add((end - step.StartMicros) / MicrosPerSecond);
        if (!columns.Outcomes.IsEmpty && columns.Outcomes.Span[step.Row] is >= 0 and var outcome)
            CollectionsMarshal.GetValueRefOrAddDefault(Outcomes, outcome, out _)++;
        if (IsAgain(table, steps, at, touchpoint)) Again++;
        else quietHere.Add(step.StartMicros);
        if (at == 0)
        {
            if (steps.Length > 1 && steps[1].StartMicros - step.StartMicros <= Window) followedStarts++;
            else quietStarts.Add(step.StartMicros);
        }
        if (at + 1 == steps.Length || columns.Channels.IsEmpty) return;
        var (own, next) = (columns.Channels.Span[step.Row], columns.Channels.Span[steps[at + 1].Row]);
        if (own < 0 || next < 0) return;
        KnownNextChannel++;
        if (own != next) OtherChannel++;
    }

    private static bool IsAgain(JourneyTable table, ReadOnlySpan<Step> steps, int at, int touchpoint)
    {
        for (int i = at + 1; i < steps.Length && steps[i].StartMicros - steps[at].StartMicros <= Window; i++)
            if (table.TouchpointOf(steps[i]) == touchpoint) return true;
        return false;
    }
}
