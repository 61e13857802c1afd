using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>How many encounters journeys have.</summary>
static class JourneyLengths
{
    /// <summary>Least, median, mean and most; null without journeys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Least, double Median, double Mean, int Most)? Of(JourneyTable table)
    {
        int most = 0;
        for (int i = 0; i < table.Journeys; i++) most = Math.Max(most, table.LengthOf(i));
        var counts = new int[most + 1];
        for (int i = 0; i < table.Journeys; i++) counts[table.LengthOf(i)]++;
        return Of(counts);
    }

    /// <summary>The same from variants, which have one length each.</summary>
    public static (int Least, double Median, double Mean, int Most)? Of(JourneyTable table, ReadOnlySpan<PathVariant> variants)
    {
        int most = 0;
        foreach (var variant in variants) most = Math.Max(most, table.LengthOf(variant.Journey));
        var counts = new int[most + 1];
        foreach (var variant in variants) counts[table.LengthOf(variant.Journey)] += variant.Count;
        return Of(counts);
    }

    private static (int Least, double Median, double Mean, int Most)? Of(int[] counts)
    {
        int journeys = 0;
        long sum = 0;
        for (int length = 1; length < counts.Length; length++)
        {
            journeys += counts[length];
            sum += (long)length * counts[length];
        }
        if (journeys == 0) return null;
        double median = (Ranked(counts, (journeys - 1) / 2) + Ranked(counts, journeys / 2)) / 2.0;
        return (Ranked(counts, 0), median, sum / (double)journeys, counts.Length - 1);
    }

    /// <summary>The number at a place of the sorted order, from 0, of numbers that were counted.</summary>
    private static int Ranked(int[] counts, int place)
    {
        int number = 0;
        for (int before = counts[0]; before <= place; before += counts[number]) number++;
        return number;
    }
}
