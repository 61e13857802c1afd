using Tangent.Analytics.Moments;

namespace Tangent.Truth;

/// <summary>How customers of a world come to their judgements, and what disturbs the view of it.</summary>
enum Structure
{
    /// <summary>Failing costs and shining gains at each touchpoint; nothing disturbs.</summary>
    Additive,

    /// <summary>Tier and unit move both the touches and the overall judgement.</summary>
    Confounded,

    /// <summary>The mood of the one who answers colours every score that he gives.</summary>
    CommonMethod,

    /// <summary>Many units, most of them small.</summary>
    SmallBranches,

    /// <summary>Volumes of units and the mix of tiers move through the year.</summary>
    DriftingVolumes,

    /// <summary>As additive, and a failure at the cause leaves at most 2 of 10, whatever else was good.</summary>
    Veto,

    /// <summary>The overall judgement is the mean of all touches.</summary>
    Mean,

    /// <summary>It is half the most intense and half the last touch.</summary>
    PeakEnd,

    /// <summary>It is the worst touch.</summary>
    WeakestLink,

    /// <summary>It is the mean less the unevenness.</summary>
    Consistency,
}

static class Structures
{
    /// <summary>The rule that is true there; null where penalties and rewards are.</summary>
    public static Rule? RuleOf(this Structure structure) => structure switch
    {
        Structure.Mean => Rule.Mean,
        Structure.PeakEnd => Rule.PeakEnd,
        Structure.WeakestLink => Rule.WeakestLink,
        Structure.Consistency => Rule.Consistency,
        _ => null,
    };

    /// <summary>Whether kinds of moments are planted: a veto and a rule have none of their own.</summary>
    public static bool HasKinds(this Structure structure) => structure < Structure.Veto;

    /// <summary>Whether penalties can be told from what is seen: moods that nobody records and rules spoil them.</summary>
    public static bool IsIdentified(this Structure structure) => structure.HasKinds() && structure != Structure.CommonMethod;
}
