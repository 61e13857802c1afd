using Tangent.App.Demo;

namespace Tangent.App.Tests.Demo;

/// <summary>The whole demo company, made once for all tests that need its million encounters.</summary>
public sealed class FullWorld
{
    private static readonly Lazy<FullWorld> OnlyOne = new(() => new());

    private FullWorld() { }

    public static FullWorld Shared => OnlyOne.Value;

    public World World { get; } = World.Make(new());

    /// <summary>Number of a touchpoint.</summary>
    public int At(string code) => World.Touchpoints.First(place => place.Code == code).Index;

    /// <summary>Number of a unit.</summary>
    public int Unit(string code) => World.Units.First(unit => unit.Code == code).Index;

    /// <summary>The encounters at a touchpoint.</summary>
    public IEnumerable<WorldEncounter> Met(string code)
    {
        var touchpoint = At(code);
        return World.Encounters.Where(met => met.Touchpoint == touchpoint);
    }

    /// <summary>
    /// Difference in differences of a mean: some units against the others, after a second against before.
    /// </summary>
    public static double Difference(
        IEnumerable<WorldEncounter> met, Func<WorldEncounter, bool> isTreated, int fromUtc,
        Func<WorldEncounter, double> measure)
    {
        var means = met.ToLookup(one => (isTreated(one), one.StartedUtc >= fromUtc), measure);
        double Mean(bool treated, bool after) => means[(treated, after)].Average();
        return Mean(true, true) - Mean(true, false) - (Mean(false, true) - Mean(false, false));
    }
}
