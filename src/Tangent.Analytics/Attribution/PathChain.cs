using MathNet.Numerics.LinearAlgebra;

namespace Tangent.Analytics.Attribution;

/// <summary>A chain whose states are the last touches of a journey, as many as its order; state 0 is the start.</summary>
internal sealed class PathChain(int order, bool collapsesRepeats)
{
    private const int BitsOfTouch = 20;
    private readonly Dictionary<long, int> states = new() { [0] = 0 };
    private readonly List<int> last = [-1];
    private readonly List<double> leaving = [0], good = [0];
    private readonly Dictionary<(int From, int To), double> counts = [];

    /// <summary>Number of states, the start included.</summary>
    public int States => last.Count;

    /// <summary>Whether a touchpoint was ever met.</summary>
    public bool Has(int touch) => last.Contains(touch);

    /// <summary>Journeys along a path.</summary>
    public void Walk(PathCount path)
    {
        long key = 0, mask = (1L << (BitsOfTouch * order)) - 1;
        int from = 0;
        double walked = path.Good + path.Other;
        foreach (int touch in path.Touches.Span)
        {
            if (collapsesRepeats && touch == last[from]) continue;
            key = (key << BitsOfTouch | (uint)(touch + 1)) & mask;
            int to = StateOf(key, touch);
            counts[(from, to)] = counts.GetValueOrDefault((from, to)) + walked;
            leaving[from] += walked;
            from = to;
        }
        leaving[from] += walked;
        good[from] += path.Good;
    }

    private int StateOf(long key, int touch)
    {
        if (states.TryGetValue(key, out int state)) return state;
        last.Add(touch);
        leaving.Add(0);
        good.Add(0);
        return states[key] = last.Count - 1;
    }

    /// <summary>Chance of a good end from the start, by an exact solve; all inflow of one touchpoint is lost.</summary>
    /// <param name="removed">That touchpoint; -2 for none.</param>
    public double Good(int removed)
    {
        var chain = Matrix<double>.Build.DenseIdentity(States);
        var ends = Vector<double>.Build.Dense(States);
        for (int state = 0; state < States; state++)
            if (leaving[state] > 0 && last[state] != removed) ends[state] = good[state] / leaving[state];
        foreach (var ((from, to), count) in counts)
            if (last[from] != removed && last[to] != removed) chain[from, to] -= count / leaving[from];
        return chain.Solve(ends)[0];
    }
}
