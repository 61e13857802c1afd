using MathNet.Numerics.LinearAlgebra;

namespace Tangent.Analytics.Attribution;

/// <summary>A chain whose states are the last touches of a journey, as many as its order; state 0 is the start.</summary>
internal sealed class PathChain(int order, bool collapsesRepeats)
{
    private const int BitsOfTouch = 20;
    private readonly Dictionary<long, int> states = new() { [0] = 0 };
    private readonly List<int> last = [-1];
    private readonly Dictionary<(int From, int To), int> numbers = [];
    private readonly List<(int From, int To)> ways = [];

    /// <summary>Number of states, the start included.</summary>
    public int States => last.Count;

    /// <summary>Ways from one state to another, in the order in which they were first gone.</summary>
    public IReadOnlyList<(int From, int To)> Ways => ways;

    /// <summary>Touchpoint of a state; -1 for the start.</summary>
    public int TouchOf(int state) => last[state];

    /// <summary>Whether a touchpoint was ever met.</summary>
    public bool Has(int touch) => last.Contains(touch);

    /// <summary>Numbers of the ways that a journey goes.</summary>
    public int[] Trace(ReadOnlySpan<int> touches)
    {
        long key = 0, mask = (1L << (BitsOfTouch * order)) - 1;
        int from = 0;
        var trace = new List<int>(touches.Length);
        foreach (int touch in touches)
        {
            if (collapsesRepeats && touch == last[from]) continue;
            key = (key << BitsOfTouch | (uint)(touch + 1)) & mask;
            int to = StateOf(key, touch);
            if (!numbers.TryGetValue((from, to), out int way))
            {
                numbers[(from, to)] = way = ways.Count;
                ways.Add((from, to));
            }
            trace.Add(way);
            from = to;
        }
        return [.. trace];
    }

    private int StateOf(long key, int touch)
    {
        if (states.TryGetValue(key, out int state)) return state;
        last.Add(touch);
        return states[key] = last.Count - 1;
    }
}

/// <summary>How often the ways of a chain were gone, and how it ended.</summary>
internal sealed class ChainCounts(PathChain chain)
{
    private readonly double[] gone = new double[chain.Ways.Count], leaving = new double[chain.States], good = new double[chain.States];

    /// <summary>Journeys along a trace.</summary>
    public void Add(int[] trace, long good, long other)
    {
        double walked = good + other;
        int at = 0;
        foreach (int way in trace)
        {
            gone[way] += walked;
            leaving[at] += walked;
            at = chain.Ways[way].To;
        }
        leaving[at] += walked;
        this.good[at] += good;
    }

    /// <summary>Chance of a good end from the start, and how much of it is lost without each touchpoint; for a chain of order 1.</summary>
    /// <remarks>
    /// Lost is the chance of ever coming there, N₀ᵢ/Nᵢᵢ of the fundamental matrix N = (I − Q)⁻¹ (Kemeny and Snell 1960), times the chance of a
    /// good end from there: one inversion instead of a solve for each touchpoint.
    /// </remarks>
    public (double Good, double[] Lost) Losses(int touchpoints)
    {
        var (steps, ends) = Equations(removed: -2);
        var visits = steps.Inverse();
        var chance = visits * ends;
        var lost = new double[touchpoints];
        for (int state = 1; state < chain.States; state++) lost[chain.TouchOf(state)] = visits[0, state] / visits[state, state] * chance[state];
        return (chance[0], lost);
    }

    /// <summary>Chance of a good end from the start, by an exact solve; all inflow of one touchpoint is lost.</summary>
    /// <param name="removed">That touchpoint; -2 for none.</param>
    public double Good(int removed)
    {
        var (steps, ends) = Equations(removed);
        return steps.Solve(ends)[0];
    }

    private (Matrix<double> Steps, Vector<double> Ends) Equations(int removed)
    {
        var steps = Matrix<double>.Build.DenseIdentity(chain.States);
        var ends = Vector<double>.Build.Dense(chain.States);
        for (int state = 0; state < chain.States; state++)
            if (leaving[state] > 0 && chain.TouchOf(state) != removed) ends[state] = good[state] / leaving[state];
        for (int way = 0; way < gone.Length; way++)
        {
            var (from, to) = chain.Ways[way];
            if (gone[way] > 0 && chain.TouchOf(from) != removed && chain.TouchOf(to) != removed) steps[from, to] -= gone[way] / leaving[from];
        }
        return (steps, ends);
    }
}
