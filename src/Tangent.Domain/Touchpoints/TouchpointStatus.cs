namespace Tangent.Domain.Touchpoints;

/// <summary>Where a touchpoint is in its life, as lists and filters say it.</summary>
public enum TouchpointStatus
{
    /// <summary>Being written (草稿); nothing may refer to it yet.</summary>
    Draft,

    /// <summary>Waits for approval (待审).</summary>
    InReview,

    /// <summary>In use (在用).</summary>
    Active,

    /// <summary>Out of use (停用).</summary>
    Retired,
}

/// <summary>Where a touchpoint is in its life. What belongs to a state lives in it.</summary>
public abstract record TouchpointState
{
    private TouchpointState() { }

    /// <summary>Being written; a note says why a reviewer sent it back.</summary>
    public sealed record Draft(string? Note) : TouchpointState;

    /// <summary>Waits for approval.</summary>
    public sealed record InReview(DateTime SinceUtc, Guid By) : TouchpointState;

    /// <summary>In use since its valid-from.</summary>
    public sealed record Active(DateTime FromUtc) : TouchpointState;

    /// <summary>No longer in use; kept for history and reversible.</summary>
    public sealed record Retired(DateTime AtUtc, string Reason) : TouchpointState;
}
