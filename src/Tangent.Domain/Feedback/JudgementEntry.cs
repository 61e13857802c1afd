using Tangent.Domain.Customers;

namespace Tangent.Domain.Feedback;

/// <summary>By which kind of question a judgement was asked for.</summary>
public enum Instrument
{
    /// <summary>Willingness to recommend (净推荐值), asked from 0 to 10.</summary>
    Nps,

    /// <summary>Satisfaction (满意度).</summary>
    Csat,

    /// <summary>Effort (费力度).</summary>
    Ces,

    /// <summary>Another question, or nobody says which.</summary>
    Other,

    /// <summary>No customer's: an observer's score by a form. It never mixes with what customers say.</summary>
    Observed,
}

/// <summary>What a customer said of one touchpoint or of a whole journey, as a source tells it.</summary>
/// <remarks>Words such as <see cref="Touchpoint"/> are the source's own; what they mean is looked up when somebody asks.</remarks>
public sealed record JudgementEntry
{
    /// <summary>The source's own name for it, 1 to 100 characters, unique within the source: telling it again is no second one.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Key of the journey that is judged (case), up to 100 characters; null where the source knows the customer alone.</summary>
    public string? Journey { get; init; }

    /// <summary>The touchpoint that is judged, in the source's words, up to 200 characters; null: the whole journey.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>The score; null where the question was left open and there is only a comment.</summary>
    public double? Score { get; init; }

    /// <summary>Its scale, the worst answer first, such as <c>0-10</c>, or <c>5-1</c> where low is good; null: guessed from the source's scores.</summary>
    public string? Scale { get; init; }

    /// <summary>By which kind of question.</summary>
    public Instrument Instrument { get; init; } = Instrument.Other;

    /// <summary>What was said beside it, up to 4,000 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was given, or null where nobody says.</summary>
    public DateTime? GivenUtc { get; init; }

    /// <summary>The company's number for the customer, or null.</summary>
    public string? Customer { get; init; }

    /// <summary>The customer's telephone number, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The customer's WeChat openid, or null.</summary>
    public string? OpenId { get; init; }

    /// <summary>The customer's e-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The unit that is judged, in the source's words; null: that of the encounter.</summary>
    public string? Unit { get; init; }

    /// <summary>The customer's tier then, or null where nobody says.</summary>
    public CustomerTier? Tier { get; init; }

    /// <summary>How much it counts in a weighted sample, 0 or above.</summary>
    public double Weight { get; init; } = 1;
}
