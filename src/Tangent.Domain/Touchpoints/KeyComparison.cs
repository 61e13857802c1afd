namespace Tangent.Domain.Touchpoints;

/// <summary>The team's comparison of the three criteria in pairs, on the scale of Saaty: 9 means far more, −9 far less, 1 alike.</summary>
/// <remarks>Values are 1 to 9, or −2 to −9 for the inverse: −3 stands for 1/3.</remarks>
public sealed record KeyComparison
{
    /// <summary>There is one comparison in an installation.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>Frequency against experience.</summary>
    public int FrequencyToExperience { get; init; } = 1;

    /// <summary>Frequency against importance.</summary>
    public int FrequencyToImportance { get; init; } = 1;

    /// <summary>Experience against importance.</summary>
    public int ExperienceToImportance { get; init; } = 1;

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether a value stands on the scale.</summary>
    public static bool IsOnScale(int value) => value is >= 1 and <= 9 or >= -9 and <= -2;

    /// <summary>The ratio that a value stands for.</summary>
    /// <remarks>Worked example, tested: −4 stands for 0.250.</remarks>
    public static double Ratio(int value) => value > 0 ? value : 1.0 / -value;

    /// <summary>The matrix of ratios in the order frequency, experience, importance, row by row.</summary>
    public double[] Matrix()
    {
        double fe = Ratio(FrequencyToExperience), fi = Ratio(FrequencyToImportance), ei = Ratio(ExperienceToImportance);
        return [1, fe, fi, 1 / fe, 1, ei, 1 / fi, 1 / ei, 1];
    }
}
