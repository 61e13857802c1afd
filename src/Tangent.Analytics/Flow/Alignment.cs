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
        if (Search([], net) is not { } shortest
            || Search(journey.ToArray(), net) is not { } found) return Cannot.NotSettled;
        int all = journey.Length + shortest.Cost;
        if (all == 0) return Cannot.NoObservations;
        var moves = found.Moves.Select(move => new Deviation(move.Kind, move.Touchpoint, found.Moves.Any(
            other => other.Touchpoint == move.Touchpoint && other.Kind != move.Kind)));
        return new Aligned(Math.Max(0, 1 - (double)found.Cost / all), found.Cost, [.. moves]);
    }

    private sealed record Found(int Cost, List<(DeviationKind Kind, int Touchpoint)> Moves);

    private sealed record State(byte[] Marking, int Place, State? Before, DeviationKind? Kind, int Touchpoint);

    private static Found? Search(int[] journey, BlueprintNet net)
    {
        var open = new PriorityQueue<State, (int Cost, int Left, int Order)>();
        var closed = new HashSet<string>();
        int order = 0;
        open.Enqueue(new(net.First(), 0, null, null, -1), (0, journey.Length, order));
        while (open.TryDequeue(out var state, out var at))
        {
            if (!closed.Add(KeyOf(state))) continue;
            if (closed.Count > MostStates) return null;
            if (state.Place == journey.Length && net.IsLast(state.Marking)) return new(at.Cost, MovesOf(state));
            if (state.Place < journey.Length) Push(state.Marking, state.Place + 1, DeviationKind.Inserted,
                journey[state.Place], 1);
            foreach (var step in net.Steps)
            {
                if (!BlueprintNet.CanFire(state.Marking, step)) continue;
                var next = BlueprintNet.Fired(state.Marking, step);
                if (step.Touchpoint < 0) Push(next, state.Place, null, -1, 0);
                else
                {
                    Push(next, state.Place, DeviationKind.Skipped, step.Touchpoint, 1);
                    if (state.Place < journey.Length && journey[state.Place] == step.Touchpoint) Push(next, state.Place
                        + 1, null, -1, 0);
                }
            }

            void Push(byte[] marking, int place, DeviationKind? kind, int touchpoint, int cost) => open.Enqueue(
                new(marking, place, state, kind, touchpoint), (at.Cost + cost, journey.Length - place, ++order));
        }
        return null;
    }

    private static string KeyOf(State state) => $"{state.Place}|{Convert.ToHexString(state.Marking)}";

    private static List<(DeviationKind, int)> MovesOf(State last)
    {
        var moves = new List<(DeviationKind, int)>();
        for (var state = last; state is not null; state = state.Before)
            if (state.Kind is { } kind) moves.Add((kind, state.Touchpoint));
        moves.Reverse();
        return moves;
    }
}
