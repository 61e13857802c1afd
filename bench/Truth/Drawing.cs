using MathNet.Numerics.Distributions;
using Tangent.Analytics;

namespace Tangent.Truth;

/// <summary>Draws the journeys of a world, one after the other, from one stream of chance.</summary>
sealed class Drawing(World world, Dice dice)
{
    private const int Days = 360;
    private readonly (double Fail, double Middle, double Shine)[] cuts = [.. world.Touchpoints.Select(Cuts)];

    public Sample Sample(int journeys)
    {
        var sample = new Sample();
        for (int i = 0; i < journeys; i++) Add(sample);
        return sample;
    }

    private void Add(Sample sample)
    {
        int day = dice.Below(Days), unit = Unit(day), tier = Tier(day);
        double mood = dice.Normal(), shift = world.UnitEffect[unit] + world.TierEffect[tier] + world.Mood * mood;
        double deviation = Math.Sqrt(1 + world.Mood * world.Mood);
        int from = sample.All.Count;
        while (sample.All.Count == from)
            for (int touchpoint = 0; touchpoint < world.Touchpoints.Length; touchpoint++)
            {
                if (dice.Fraction() >= world.Touchpoints[touchpoint].Visit) continue;
                // Mood widens all scores alike, so that the planted shares hold on the whole.
                sample.All.Add((touchpoint, Score(touchpoint, (dice.Normal() + shift) / deviation)));
                sample.IsScored.Add(dice.Fraction() >= world.Missing);
            }
        sample.Starts.Add(sample.All.Count);
        sample.Units.Add(unit);
        sample.Tiers.Add(tier);
        sample.Days.Add(day);
        sample.Around.Add(shift);
        sample.Noise.Add(World.Noise * dice.Normal());
        double overall = world.Overall(sample.Of(sample.Journeys), sample.Around[^1]) + sample.Noise[^1];
        sample.Exact.Add(overall);
        sample.Overall.Add(Math.Clamp(Math.Round(overall), 0, 10));
    }

    private int Score(int touchpoint, double quality)
    {
        var (fail, middle, shine) = cuts[touchpoint];
        return quality <= fail ? quality <= fail - 0.7 ? 1 : 2 : quality > shine ? 5 : quality <= middle ? 3 : 4;
    }

    private static (double Fail, double Middle, double Shine) Cuts(TrueTouchpoint truth)
    {
        double fail = Normal.InvCDF(0, 1, truth.Fail), shine = Normal.InvCDF(0, 1, 1 - truth.Shine);
        return (fail, (fail + shine) / 2, shine);
    }

    private int Unit(int day)
    {
        double all = 0;
        for (int unit = 0; unit < world.Units; unit++) all += Volume(unit, day);
        double drawn = dice.Fraction() * all;
        for (int unit = 0; unit < world.Units - 1; unit++)
            if ((drawn -= Volume(unit, day)) < 0) return unit;
        return world.Units - 1;
    }

    private double Volume(int unit, int day) => world.UnitWeight[unit] * Math.Exp(world.Trend[unit] * ((double)day / Days - 0.5));

    private int Tier(int day)
    {
        double high = world.Structure == Structure.DriftingVolumes ? 0.2 + 0.3 * day / Days : 0.3;
        double drawn = dice.Fraction();
        return drawn < 1 - high - 0.3 ? 0 : drawn < 1 - high ? 1 : drawn < 1 - high / 3 ? 2 : 3;
    }
}
