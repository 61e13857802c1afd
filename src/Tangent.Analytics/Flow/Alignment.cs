namespace Tangent.Analytics.Flow;

/// <summary>The cheapest way to lay a journey over a net.</summary>
/// <param name="Fitness">1 − cost/(steps of the journey + shortest run of the net).</param>
/// <param name="Cost">Steps that only the journey or only the net makes.</param>
/// <param name="Deviations">Those steps.</param>
public sealed record Aligned(double Fitness, int Cost, IReadOnlyList<Deviation> Deviations) : Answer;

/// <summary>Alignment of a journey and a blueprint's net (Adriansyah 2014). Metric <c>alignment</c>.</summary>
/// <remarks>
/// Both together 0, journey alone 1, a seen step of the net alone 1, a silent one 0; searched cheapest first. Worked
/// example, tested: the net of 0 1 2 3 with journey 0 2 3 has cost 1 and fitness .857143.
/// </remarks>
public static class Alignment
{
    private const int MostStates = 200_000;

    /// <summary>The alignment.</summary>
    /// <param name="journey">Touchpoints in order.</param>
    /// <param name="net">The blueprint.</param>
    /// <returns>
    /// An <see cref="Aligned" />; <see cref="CannotTell" /> when the net cannot end, or needs more than 200,000 states.
    /// </returns>
    public static Answer Of(ReadOnlySpan<int> journey, BlueprintNet net)
    {
        ArgumentNullException.ThrowIfNull(net);
        return Of(journey, new NetStates(net));
    }

    /// <summary>The same for many journeys over one net, whose markings are found once.</summary>
    internal static Answer Of(ReadOnlySpan<int> journey, NetStates states)
    {
        if (states.Shortest() is not { } shortest || Search(journey, states) is not { } found) return Cannot.NotSettled;
        int all = journey.Length + shortest;
        if (all == 0) return Cannot.NoObservations;
        var moves = found.Moves.Select(move => new Deviation(move.Kind, move.Touchpoint, found.Moves.Any(
            other => other.Touchpoint == move.Touchpoint && other.Kind != move.Kind)));
        return new Aligned(Math.Max(0, 1 - (double)found.Cost / all), found.Cost, [.. moves]);
    }

    internal sealed record Found(int Cost, List<(DeviationKind Kind, int Touchpoint)> Moves);

    private readonly record struct State(int Marking, int Place, int Before, DeviationKind? Kind, int Touchpoint);

    internal static Found? Search(ReadOnlySpan<int> journey, NetStates states)
    {
        int length = journey.Length;
        List<State> seen = [new(0, 0, -1, null, -1)];
        var open = new PriorityQueue<int, long>();
        var closed = new HashSet<long>();
        open.Enqueue(0, (long)length << 32);
        while (open.TryDequeue(out int number, out long rank))
        {
            var state = seen[number];
            if (!closed.Add(KeyOf(state.Marking, state.Place))) continue;
            if (closed.Count > MostStates) return null;
            int cost = (int)((rank >> 32) / (length + 1));
            if (state.Place == length && states.IsLast(state.Marking)) return new(cost, MovesOf(seen, number));
            if (state.Place < length) Push(state.Marking, state.Place + 1, DeviationKind.Inserted, journey[state.Place], cost + 1);
            foreach (var (touchpoint, next) in states.After(state.Marking))
            {
                if (touchpoint < 0) Push(next, state.Place, null, -1, cost);
                else
                {
                    Push(next, state.Place, DeviationKind.Skipped, touchpoint, cost + 1);
                    if (state.Place < length && journey[state.Place] == touchpoint) Push(next, state.Place + 1, null, -1, cost);
                }
            }

            // The cheapest first, of those the one with the least left of the journey, of those the first.
            void Push(int marking, int place, DeviationKind? kind, int touchpoint, int costs)
            {
                if (closed.Contains(KeyOf(marking, place))) return;
                open.Enqueue(seen.Count, (((long)costs * (length + 1) + length - place) << 32) + seen.Count);
                seen.Add(new(marking, place, number, kind, touchpoint));
            }
        }
        return null;
    }

    private static long KeyOf(int marking, int place) => ((long)marking << 32) + place;

    private static List<(DeviationKind, int)> MovesOf(List<State> seen, int last)
    {
        var moves = new List<(DeviationKind, int)>();
        for (int i = last; i >= 0; i = seen[i].Before)
            if (seen[i].Kind is { } kind) moves.Add((kind, seen[i].Touchpoint));
        moves.Reverse();
        return moves;
    }
}

/// <summary>The markings of a net that were come to so far, by number from 0, the first one; found when somebody asks. For one thread.</summary>
sealed class NetStates(BlueprintNet net)
{
    private readonly List<byte[]> markings = [net.First()];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal) { [Convert.ToHexString(net.First())] = 0 };
    private readonly List<(int Touchpoint, int Next)[]?> after = [null];
    private (int? Cost, bool IsKnown) shortest;

    /// <summary>Seen steps of the shortest run, or null where the net cannot end.</summary>
    public int? Shortest()
    {
        if (!shortest.IsKnown) shortest = (Alignment.Search([], this)?.Cost, true);
        return shortest.Cost;
    }

    /// <summary>Whether the net has ended.</summary>
    public bool IsLast(int marking) => net.IsLast(markings[marking]);

    /// <summary>The steps that can happen, in the order of the net, and the markings that they leave.</summary>
    public (int Touchpoint, int Next)[] After(int marking) => after[marking] ??= [.. net.Steps
        .Where(step => BlueprintNet.CanFire(markings[marking], step))
        .Select(step => (step.Touchpoint, Number(BlueprintNet.Fired(markings[marking], step))))];

    private int Number(byte[] marking)
    {
        var key = Convert.ToHexString(marking);
        if (numbers.TryGetValue(key, out int number)) return number;
        number = numbers[key] = markings.Count;
        markings.Add(marking);
        after.Add(null);
        return number;
    }
}
