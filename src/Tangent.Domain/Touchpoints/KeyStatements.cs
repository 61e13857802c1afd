namespace Tangent.Domain.Touchpoints;

/// <summary>What the team itself says of a touchpoint when key touchpoints are chosen (TP-11): statements, not measurements.</summary>
public sealed record KeyStatement
{
    /// <summary>Which touchpoint.</summary>
    public required TouchpointId TouchpointId { get; init; }

    /// <summary>How much it matters, 1 to 5; null while not said.</summary>
    public int? Importance { get; private init; }

    /// <summary>Uses a month as the team reckons; null while not said.</summary>
    public int? PerMonth { get; private init; }

    /// <summary>Experience as the team judges it, 1 (bad) to 10 (good); null while not said.</summary>
    public int? Experience { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>With these statements; the same again changes nothing.</summary>
    public KeyStatement Say(int? importance, int? perMonth, int? experience) =>
        (importance, perMonth, experience) == (Importance, PerMonth, Experience) ? this
            : this with { Importance = importance, PerMonth = perMonth, Experience = experience, Version = Version + 1 };

    /// <summary>The first statements.</summary>
    public static KeyStatement Of(TouchpointId touchpoint, int? importance, int? perMonth, int? experience) =>
        new() { TouchpointId = touchpoint, Importance = importance, PerMonth = perMonth, Experience = experience };
}
