namespace Tangent.Domain.Encounters;

/// <summary>One service encounter (服务接触) as a source tells it: who met the company where, when, and how it went.</summary>
/// <remarks>
/// Words such as <see cref="Touchpoint"/> are the source's own; what they mean on the register is decided later and may be
/// decided anew, so nothing is dropped because nobody knows it yet.
/// </remarks>
public sealed record EncounterEntry
{
    /// <summary>The source's own name for it, 1 to 100 characters, unique within the source: telling it again is no second one.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Where, in the source's words, 1 to 200 characters.</summary>
    public required string Touchpoint { get; init; }

    /// <summary>When it began; waiting counts.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>When it ended, or null while it lasts or where nobody knows.</summary>
    public DateTime? EndedUtc { get; init; }

    /// <summary>Seconds until somebody served, from 0, or null where nobody knows.</summary>
    public int? WaitSeconds { get; init; }

    /// <summary>The company's number for the customer, or null where it is not known.</summary>
    public string? Customer { get; init; }

    /// <summary>The customer's telephone number, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The customer's WeChat openid, or null.</summary>
    public string? OpenId { get; init; }

    /// <summary>The customer's e-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Unit, in the source's words.</summary>
    public string? Unit { get; init; }

    /// <summary>Employee, by a number or code of the source.</summary>
    public string? Employee { get; init; }

    /// <summary>Channel, in the source's words.</summary>
    public string? Channel { get; init; }

    /// <summary>How it ended, in the source's words.</summary>
    public string? Outcome { get; init; }

    /// <summary>What the customer gave for it on <see cref="Scale"/>, or null.</summary>
    public double? Score { get; init; }

    /// <summary>The scale of the score.</summary>
    public ScoreScale? Scale { get; init; }

    /// <summary>Key of the journey that it belongs to, such as an order or a ticket; null where the source has none.</summary>
    public string? Journey { get; init; }

    /// <summary>What else the source tells, by name, in the order of the names.</summary>
    public Items<NamedValue> Attributes { get; init; } = [];
}

/// <summary>Something else that a source tells about an encounter.</summary>
/// <param name="Name">What it is, 1 to 40 characters.</param>
/// <param name="Value">Its value, up to 200 characters.</param>
public sealed record NamedValue(string Name, string Value);

/// <summary>The scales on which scores come (评分量尺); 1 is the best of none of them.</summary>
public enum ScoreScale
{
    /// <summary>0 to 10.</summary>
    ZeroToTen,

    /// <summary>1 to 5.</summary>
    OneToFive,

    /// <summary>1 to 7.</summary>
    OneToSeven,

    /// <summary>1 to 10.</summary>
    OneToTen,
}

/// <summary>Where scales begin and end.</summary>
public static class ScoreScales
{
    /// <summary>The lowest score: 0 or 1.</summary>
    public static int Lowest(this ScoreScale scale) => scale == ScoreScale.ZeroToTen ? 0 : 1;

    /// <summary>The highest score: 5, 7 or 10.</summary>
    public static int Highest(this ScoreScale scale) => scale switch
    {
        ScoreScale.OneToFive => 5,
        ScoreScale.OneToSeven => 7,
        _ => 10,
    };
}
