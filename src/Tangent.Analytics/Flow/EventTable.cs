namespace Tangent.Analytics.Flow;

/// <summary>
/// Journeys as plain columns: events of one journey stand together, in the order in which they happened.
/// </summary>
/// <param name="Starts">Where each journey begins among the events, then the number of events.</param>
/// <param name="Touchpoints">Touchpoint number of each event, 0 or above.</param>
/// <param name="Seconds">Time of each event in seconds; ascending within a journey.</param>
public sealed record EventTable(int[] Starts, int[] Touchpoints, double[] Seconds)
{
    /// <summary>Journeys.</summary>
    public int Journeys => Math.Max(0, Starts.Length - 1);

    /// <summary>
    /// The table of events in any order. Ties of time are broken by the sequence number, then by the place in the
    /// source.
    /// </summary>
    /// <param name="journeys">Journey of each event; journeys keep the order in which they first appear.</param>
    /// <param name="touchpoints">Touchpoint number of each event.</param>
    /// <param name="seconds">Time of each event.</param>
    /// <param name="sequence">Sequence number of each event; empty when there is none.</param>
    public static EventTable Of(
        ReadOnlySpan<int> journeys, ReadOnlySpan<int> touchpoints, ReadOnlySpan<double> seconds,
        ReadOnlySpan<long> sequence = default)
    {
        Guard.SameLength(journeys.Length, touchpoints.Length, nameof(touchpoints));
        Guard.SameLength(journeys.Length, seconds.Length, nameof(seconds));
        Guard.SameLength(journeys.Length, sequence.Length, nameof(sequence));
        var places = new Dictionary<int, int>();
        var keys = new (int Journey, double Time, long Sequence, int Place)[journeys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            if (!places.TryGetValue(journeys[i], out int place)) places[journeys[i]] = place = places.Count;
            keys[i] = (place, seconds[i], sequence.IsEmpty ? 0 : sequence[i], i);
        }
        Array.Sort(keys);
        int[] starts = new int[places.Count + 1], touched = new int[keys.Length];
        var times = new double[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            starts[keys[i].Journey + 1] = i + 1;
            touched[i] = touchpoints[keys[i].Place];
            times[i] = keys[i].Time;
        }
        return new(starts, touched, times);
    }
}
