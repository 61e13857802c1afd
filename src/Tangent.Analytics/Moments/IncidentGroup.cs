namespace Tangent.Analytics.Moments;

/// <summary>Groups of critical incidents (Bitner, Booms and Tetreault 1990; Bitner, Booms and Mohr 1994).</summary>
public enum IncidentGroup
{
    /// <summary>How the service answered to its own failure.</summary>
    Recovery,

    /// <summary>How it answered to a need or a request.</summary>
    Adaptability,

    /// <summary>What an employee did unasked.</summary>
    Spontaneity,

    /// <summary>How it coped with a problematic customer; seen by employees alone.</summary>
    Coping,
}

/// <summary>The questions that sort an incident, asked in order.</summary>
public static class IncidentSorting
{
    /// <summary>The group.</summary>
    /// <param name="isCustomerTheProblem">Drunk, abusive, breaking rules or uncooperative.</param>
    /// <param name="hasCoreFailed">Something was unavailable, unreasonably slow or otherwise failed.</param>
    /// <param name="wasAsked">A need or request was spoken or plain to see.</param>
    public static IncidentGroup Of(bool isCustomerTheProblem, bool hasCoreFailed, bool wasAsked) =>
        isCustomerTheProblem ? IncidentGroup.Coping
        : hasCoreFailed ? IncidentGroup.Recovery
        : wasAsked ? IncidentGroup.Adaptability
        : IncidentGroup.Spontaneity;
}
