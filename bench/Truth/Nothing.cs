using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Proportions;
using Tangent.Analytics;

namespace Tangent.Truth;

/// <summary>Worlds in which nothing changes from one half of the year to the other: how often is a change claimed?</summary>
static class Nothing
{
    private const long HalfYear = 180L * 86_400_000_000;

    public static void Print(int worlds)
    {
        int all = 0, claimed = 0;
        Structure[] structures = [.. Enum.GetValues<Structure>()];
        foreach (var structure in structures)
        {
            int here = 0, count = worlds / structures.Length;
            Parallel.For(0, count, i =>
            {
                var world = new World(structure, i % 4 * 0.2, 90_000 + 10_000 * (ulong)structure + (ulong)i);
                var sample = world.Draw(i % 2 == 0 ? 500 : 2_000);
                var log = sample.Log();
                if (Diagnose.Changes(log, sample.Judgements(log), 0, HalfYear, 2 * HalfYear).Any(change => change.IsClaimed))
                    Interlocked.Increment(ref here);
            });
            Console.WriteLine($"{structure,-16} something claimed in {here} of {count} worlds");
            (all, claimed) = (all + count, claimed + here);
        }
        if (Wilson.Share(claimed, all) is Estimate told)
            Console.WriteLine($"all: {claimed} of {all}, {told.Point:P2} ({told.Low:P2} to {told.High:P2})");
    }
}
