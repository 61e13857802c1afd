using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Judgements;

/// <summary>What a judgement answers: by it the figures of an instrument are made from its own answers alone.</summary>
public enum Asked : byte
{
    /// <summary>Another question, or nobody says which.</summary>
    Other,

    /// <summary>Would you recommend us (NPS).</summary>
    Recommend,

    /// <summary>How satisfied are you (CSAT).</summary>
    Satisfaction,

    /// <summary>How easy was it (CES).</summary>
    Effort,
}

/// <summary>One judgement as it was given: what a customer said of one touchpoint or of a whole journey.</summary>
/// <param name="Journey">The journey's place among the offsets of its table, from 0.</param>
/// <param name="Touchpoint">Number of the touchpoint, or <see cref="WholeJourney"/>.</param>
/// <param name="Score">The raw score; NaN is a question that was left open.</param>
/// <param name="Scale">The scale on which it was given.</param>
public readonly record struct Judgement(int Journey, int Touchpoint, double Score, Scale Scale)
{
    /// <summary>Stands for the touchpoint where the whole journey is judged.</summary>
    public const int WholeJourney = -1;

    /// <summary>Stands where something is not known: a row, a unit, a tier.</summary>
    public const int Unknown = -1;

    /// <summary>When it was given, microseconds; null where nobody says.</summary>
    public long? Micros { get; init; }

    /// <summary>Row of the encounter that it judges, where the source knows it; else it is joined by time.</summary>
    public int Row { get; init; } = Unknown;

    /// <summary>Its weight, 0 or above.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Number of the unit, or <see cref="Unknown"/>: then the encounter's.</summary>
    public int Unit { get; init; } = Unknown;

    /// <summary>Number of the customer's tier, or <see cref="Unknown"/>.</summary>
    public int Tier { get; init; } = Unknown;

    /// <summary>What was asked.</summary>
    public Asked Asked { get; init; }
}
