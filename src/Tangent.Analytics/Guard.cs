namespace Tangent.Analytics;

/// <summary>Checks for what only a bug of the caller can bring: levels, lengths, counts.</summary>
internal static class Guard
{
    /// <summary>A confidence level lies above 0 and below 1.</summary>
    public static void Level(double level) => Inside(level, 0, 1, nameof(level));

    /// <summary>A number lies between two bounds and is neither of them; NaN is refused.</summary>
    public static void Inside(double value, double low, double high, string name)
    {
        if (!(value > low && value < high))
            throw new ArgumentOutOfRangeException(name, value, $"must lie between {low} and {high}");
    }

    /// <summary>A number is finite and above 0.</summary>
    public static void Positive(double value, string name) => Inside(value, 0, double.PositiveInfinity, name);

    /// <summary>A column that may be left out is empty or as long as the others.</summary>
    public static void SameLength(int expected, int actual, string name)
    {
        if (actual != 0 && actual != expected) throw new ArgumentException($"holds {actual} values beside {expected}",
            name);
    }
}
