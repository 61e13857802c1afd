namespace Tangent.Truth;

/// <summary>
/// What the company would really gain if fewer visits failed: the same journeys once more, in which failing visits become
/// ordinary ones. No estimator is asked.
/// </summary>
static class TrueGains
{
    /// <summary>Points of the overall judgement per touchpoint, if no visit failed there any more, over a large sample.</summary>
    /// <param name="world">The world.</param>
    /// <param name="sample">Journeys of it; their missing scores do not matter here.</param>
    public static double[] Of(World world, Sample sample)
    {
        var gains = new double[world.Touchpoints.Length];
        var changed = new List<(int Touchpoint, int Score)>();
        for (int journey = 0; journey < sample.Journeys; journey++)
        {
            var touches = sample.Of(journey);
            double before = world.Overall(touches, sample.Around[journey]);
            for (int i = 0; i < touches.Length; i++)
            {
                if (touches[i].Score > 2) continue;
                changed.Clear();
                changed.AddRange(touches);
                changed[i] = (touches[i].Touchpoint, 3);
                var after = world.Overall(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changed), sample.Around[journey]);
                gains[touches[i].Touchpoint] += (after - before) / sample.Journeys;
            }
        }
        return gains;
    }
}
