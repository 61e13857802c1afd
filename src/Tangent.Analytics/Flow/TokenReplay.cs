namespace Tangent.Analytics.Flow;

/// <summary>Tokens of a log replayed on a net.</summary>
/// <param name="Fitness">½(1 − missing/consumed) + ½(1 − remaining/produced).</param>
/// <param name="Produced">Tokens put, the first one too.</param>
/// <param name="Consumed">Tokens taken, the last one too.</param>
/// <param name="Missing">Tokens that had to be added for a step to happen.</param>
/// <param name="Remaining">Tokens left behind.</param>
public sealed record Replayed(double Fitness, long Produced, long Consumed, long Missing, long Remaining) : Answer;

/// <summary>
/// Token replay (Rozinat and van der Aalst 2008, Information Systems 33:64). Metric <c>token-replay</c>.
/// </summary>
/// <remarks>
/// Silent steps fire when they make the next seen step possible, along the shortest such run of at most 8; a touchpoint
/// that the net does not know leaves no trace. Worked example, tested: the net of 0 1 2 3 with journey 0 2 3 has
/// produced 4, consumed 4, missing 1, remaining 1: fitness 0.750.
/// </remarks>
public static class TokenReplay
{
    private const int LongestSilence = 8;

    /// <summary>The fitness of journeys together.</summary>
    /// <param name="paths">Distinct paths, each with the number of journeys that went it.</param>
    /// <param name="net">The blueprint.</param>
    /// <returns>A <see cref="Replayed"/>; <see cref="CannotTell"/> without journeys.</returns>
    public static Answer Of(IEnumerable<(int[] Path, int Count)> paths, BlueprintNet net)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(net);
        long[] sum = new long[4], one = new long[4];
        bool isEmpty = true;
        foreach (var (path, count) in paths)
        {
            if (path.Length == 0 || count == 0) continue;
            isEmpty = false;
            Array.Clear(one);
            Replay(path, net, one);
            for (int i = 0; i < sum.Length; i++) sum[i] += one[i] * count;
        }
        if (isEmpty) return Cannot.NoObservations;
        double fitness = 0.5 * (1 - (double)sum[2] / sum[1]) + 0.5 * (1 - (double)sum[3] / sum[0]);
        return new Replayed(fitness, sum[0], sum[1], sum[2], sum[3]);
    }

    private static void Replay(ReadOnlySpan<int> journey, BlueprintNet net, long[] sum)
    {
        var marking = net.First();
        sum[0]++;
        foreach (int touchpoint in journey)
        {
            var steps = net.Steps.Where(step => step.Touchpoint == touchpoint).ToList();
            if (steps.Count == 0) continue;
            marking = Silently(marking, net, reached => steps.Any(step => BlueprintNet.CanFire(reached, step)),
                sum) ?? marking;
            var taken = steps.FirstOrDefault(step => BlueprintNet.CanFire(marking, step)) ?? steps[0];
            marking = Forced(marking, taken, sum);
        }
        marking = Silently(marking, net, reached => reached[net.End] > 0, sum) ?? marking;
        sum[1]++;
        if (marking[net.End] > 0) marking[net.End]--;
        else sum[2]++;
        foreach (byte tokens in marking) sum[3] += tokens;
    }

    private static byte[] Forced(byte[] marking, NetStep step, long[] sum)
    {
        var next = (byte[])marking.Clone();
        foreach (int place in step.From)
        {
            sum[1]++;
            if (next[place] > 0) next[place]--;
            else sum[2]++;
        }
        foreach (int place in step.To)
        {
            sum[0]++;
            next[place]++;
        }
        return next;
    }

    /// <summary>Fires the shortest run of silent steps that reaches what is wanted; null when there is none.</summary>
    private static byte[]? Silently(byte[] marking, BlueprintNet net, Func<byte[], bool> isReached, long[] sum)
    {
        var open = new Queue<(byte[] Marking, int Steps, long Produced, long Consumed)>([(marking, 0, 0L, 0L)]);
        var seen = new HashSet<string> { Convert.ToHexString(marking) };
        while (open.TryDequeue(out var state))
        {
            if (isReached(state.Marking))
            {
                sum[0] += state.Produced;
                sum[1] += state.Consumed;
                return state.Marking;
            }
            if (state.Steps == LongestSilence) continue;
            foreach (var step in net.Steps)
            {
                if (step.Touchpoint >= 0 || !BlueprintNet.CanFire(state.Marking, step)) continue;
                var next = BlueprintNet.Fired(state.Marking, step);
                if (!seen.Add(Convert.ToHexString(next))) continue;
                open.Enqueue((next, state.Steps + 1, state.Produced + step.To.Count, state.Consumed + step.From.Count));
            }
        }
        return null;
    }
}
