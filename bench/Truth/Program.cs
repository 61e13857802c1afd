using System.Globalization;
using Tangent.Truth;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not ["worlds", ..])
{
    Console.Error.WriteLine("usage: Tangent.Truth worlds [SEED]   (see bench/README.md)");
    return 2;
}
ulong seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
foreach (var structure in Enum.GetValues<Structure>())
{
    var world = new World(structure, 0.5, seed);
    var sample = world.Draw(20_000);
    var gains = TrueGains.Of(world, sample);
    Console.WriteLine($"{structure}: mean overall {sample.Overall.Average():0.00}, at 0 or 10 {sample.Overall.Average(y => y is 0 or 10 ? 1.0 : 0):P1}, "
        + $"touches {sample.All.Count / (double)sample.Journeys:0.0}, gains {string.Join(" ", gains.Select((gain, i) => i == world.Cause ? $"[{gain:0.00}]" : $"{gain:0.00}"))}");
}
return 0;
