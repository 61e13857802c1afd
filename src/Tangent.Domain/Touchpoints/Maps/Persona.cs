using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>What a persona rests on.</summary>
public enum PersonaBasis
{
    /// <summary>Somebody imagined it.</summary>
    MadeUp,

    /// <summary>Research stands behind it, and its source is named.</summary>
    Research,
}

/// <summary>What may be said of a person who buys: seventeen factors of one's own, five of one's surroundings (影响消费者行为的因素).</summary>
public enum PersonaFactor
{
    /// <summary>Age and place in the cycle of a family.</summary>
    AgeAndFamilyCycle,

    /// <summary>Gender.</summary>
    Gender,

    /// <summary>What they work.</summary>
    Occupation,

    /// <summary>What they learned at school.</summary>
    Education,

    /// <summary>What they earn.</summary>
    Income,

    /// <summary>How they live.</summary>
    Lifestyle,

    /// <summary>What they are like.</summary>
    Personality,

    /// <summary>How they see themselves.</summary>
    SelfImage,

    /// <summary>What drives them.</summary>
    Motive,

    /// <summary>What they notice.</summary>
    Perception,

    /// <summary>What they have learned by using things.</summary>
    Learning,

    /// <summary>What they take to be true.</summary>
    Belief,

    /// <summary>What they hold dear.</summary>
    Values,

    /// <summary>What they have been through with companies like this one.</summary>
    Experience,

    /// <summary>What they know of the matter.</summary>
    Knowledge,

    /// <summary>How they stand to the company.</summary>
    Attitude,

    /// <summary>What they like to busy themselves with.</summary>
    Interest,

    /// <summary>Their family, of their surroundings.</summary>
    Family,

    /// <summary>By whom they go.</summary>
    ReferenceGroup,

    /// <summary>The culture that they grew up in.</summary>
    Culture,

    /// <summary>What is in fashion around them.</summary>
    Fashion,

    /// <summary>In what situation they buy or use.</summary>
    Situation,
}

/// <summary>What one factor is like in this person.</summary>
public sealed record PersonaTrait(PersonaFactor Factor, Wording Text);

/// <summary>For whom a journey is drawn: a person, and which real customers this person stands for.</summary>
public sealed record Persona
{
    /// <summary>What the person is called; no real customer's name.</summary>
    public required Wording Name { get; init; }

    /// <summary>What kind of customer, in a few words.</summary>
    public Wording? Kind { get; init; }

    /// <summary>Who they are.</summary>
    public Wording? About { get; init; }

    /// <summary>What they want to get done.</summary>
    public Wording? Goals { get; init; }

    /// <summary>What they are afraid of.</summary>
    public Wording? Fears { get; init; }

    /// <summary>What is known of them, at most one of each factor.</summary>
    public Items<PersonaTrait> Traits { get; init; } = [];

    /// <summary>The tier of the real customers for whom the person stands; null: any.</summary>
    public CustomerTier? Tier { get; init; }

    /// <summary>The channel by which they come, in the log's words; null: any.</summary>
    public string? Channel { get; init; }

    /// <summary>The segment for which the person stands, in words.</summary>
    public Wording? Segment { get; init; }

    /// <summary>What it rests on.</summary>
    public PersonaBasis Basis { get; init; }

    /// <summary>Which research, when, how many were asked; for what somebody imagined, who did.</summary>
    public Wording? Source { get; init; }

    /// <summary>What is known of one factor, or null.</summary>
    public PersonaTrait? this[PersonaFactor factor] => Traits.FirstOrDefault(trait => trait.Factor == factor);
}
