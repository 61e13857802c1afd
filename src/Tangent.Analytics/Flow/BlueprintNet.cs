namespace Tangent.Analytics.Flow;

/// <summary>A step of a net: takes tokens from places, puts tokens into places.</summary>
/// <param name="Touchpoint">What is seen when it happens; −1 when nothing is (a silent step).</param>
/// <param name="From">Places it takes from.</param>
/// <param name="To">Places it puts into.</param>
public sealed record NetStep(int Touchpoint, IReadOnlyList<int> From, IReadOnlyList<int> To);

/// <summary>
/// A blueprint with choices, parallel lanes and loops, as a Petri net with at most a few tokens per place.
/// </summary>
/// <param name="Places">Number of places.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Start">Place with the first token.</param>
/// <param name="End">Place with the last token.</param>
public sealed record BlueprintNet(int Places, IReadOnlyList<NetStep> Steps, int Start, int End)
{
    /// <summary>The net of one path without choices.</summary>
    public static BlueprintNet Line(params IReadOnlyList<int> touchpoints) => new(
        touchpoints.Count + 1, [.. touchpoints.Select((touchpoint, i) => new NetStep(touchpoint, [i], [i + 1]))], 0,
        touchpoints.Count);

    internal static bool CanFire(byte[] marking, NetStep step)
    {
        foreach (int place in step.From)
            if (marking[place] < step.From.Count(other => other == place)) return false;
        return true;
    }

    internal static byte[] Fired(byte[] marking, NetStep step)
    {
        var next = (byte[])marking.Clone();
        foreach (int place in step.From) next[place]--;
        foreach (int place in step.To) next[place]++;
        return next;
    }

    internal byte[] First()
    {
        var marking = new byte[Places];
        marking[Start] = 1;
        return marking;
    }

    internal bool IsLast(byte[] marking)
    {
        for (int place = 0; place < Places; place++)
            if (marking[place] != (place == End ? 1 : 0)) return false;
        return true;
    }
}
