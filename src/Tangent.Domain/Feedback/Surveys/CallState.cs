namespace Tangent.Domain.Feedback.Surveys;

/// <summary>What became of somebody who shall be asked by telephone.</summary>
public enum CallState
{
    /// <summary>Not called yet, or to be called again.</summary>
    Waiting,

    /// <summary>Reached, and has answered.</summary>
    Answered,

    /// <summary>Reached, and does not want to.</summary>
    Refused,

    /// <summary>Called often enough without an answer, or the number is nobody's.</summary>
    GivenUp,
}
