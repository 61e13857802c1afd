namespace Tangent.Truth;

/// <summary>One world of each structure in figures.</summary>
static class Worlds
{
    public static void Print(ulong seed)
    {
        foreach (var structure in Enum.GetValues<Structure>())
        {
            var world = new World(structure, 0.5, seed);
            var sample = world.Draw(20_000);
            var gains = TrueGains.Of(world, sample).Select((gain, i) => i == world.Cause ? $"[{gain:0.00}]" : $"{gain:0.00}");
            Console.WriteLine($"{structure}: mean overall {sample.Overall.Average():0.00}, "
                + $"at 0 or 10 {sample.Overall.Average(y => y is 0 or 10 ? 1.0 : 0):P1}, "
                + $"touches {sample.All.Count / (double)sample.Journeys:0.0}, gains {string.Join(" ", gains)}");
        }
    }
}
