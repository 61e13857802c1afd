namespace Tangent.Domain.Touchpoints;

// Draft → in review → active → retired, and back. Storage keeps the state flat; nobody else sees the flat fields together.
public sealed partial record Touchpoint
{
    /// <summary>The state as one word, for filters.</summary>
    public TouchpointStatus Status { get; private init; }

    /// <summary>First moment at which it was in use, or null while it never was.</summary>
    public DateTime? ValidFromUtc { get; private init; }

    /// <summary>When it was sent to review.</summary>
    public DateTime? SubmittedUtc { get; private init; }

    /// <summary>Who sent it to review.</summary>
    public Guid? SubmittedBy { get; private init; }

    /// <summary>Who approved it.</summary>
    public Guid? ApprovedBy { get; private init; }

    /// <summary>Why a reviewer sent it back; gone with the next submission.</summary>
    public string? ReviewNote { get; private init; }

    /// <summary>When it was retired.</summary>
    public DateTime? RetiredUtc { get; private init; }

    /// <summary>Why it was retired.</summary>
    public string? RetiredReason { get; private init; }

    /// <summary>Since when it counts as a key touchpoint (关键触点), or null when it does not.</summary>
    public DateTime? KeySinceUtc { get; private init; }

    /// <summary>Why it is, or why it no longer is, a key touchpoint.</summary>
    public string? KeyReason { get; private init; }

    /// <summary>Where it is in its life.</summary>
    public TouchpointState State => Status switch
    {
        TouchpointStatus.Draft => new TouchpointState.Draft(ReviewNote),
        TouchpointStatus.InReview => new TouchpointState.InReview(SubmittedUtc!.Value, SubmittedBy!.Value),
        TouchpointStatus.Active => new TouchpointState.Active(ValidFromUtc!.Value),
        _ => new TouchpointState.Retired(RetiredUtc!.Value, RetiredReason!),
    };

    /// <summary>The draft in review. Anything but a draft, and a draft with gaps, is a conflict that names the gaps.</summary>
    public Outcome<Touchpoint> Submit(Guid by, DateTime atUtc)
    {
        if (State is not TouchpointState.Draft) return Fail.Clash("touchpoints.not-draft", Code);
        var gaps = TouchpointGaps.Of(Details);
        return gaps.Count > 0
            ? new Fail.Conflict(gaps)
            : Changed(atUtc) with { Status = TouchpointStatus.InReview, SubmittedUtc = atUtc, SubmittedBy = by, ReviewNote = null };
    }

    /// <summary>What was in review, in use. The moment of the first approval is its valid-from.</summary>
    public Outcome<Touchpoint> Approve(Guid by, DateTime atUtc) => State is not TouchpointState.InReview
        ? Fail.Clash("touchpoints.not-in-review", Code)
        : Changed(atUtc) with { Status = TouchpointStatus.Active, ApprovedBy = by, ValidFromUtc = ValidFromUtc ?? atUtc };

    /// <summary>What was in review, a draft again with the reviewer's note.</summary>
    public Outcome<Touchpoint> SendBack(DateTime atUtc, string note) => State is not TouchpointState.InReview
        ? Fail.Clash("touchpoints.not-in-review", Code)
        : Changed(atUtc) with { Status = TouchpointStatus.Draft, ReviewNote = note };

    /// <summary>The touchpoint out of use; a draft is put away. Retiring twice is a conflict.</summary>
    public Outcome<Touchpoint> Retire(DateTime atUtc, string reason) => State is TouchpointState.Retired
        ? Fail.Clash("touchpoints.already-retired", Code)
        : Changed(atUtc) with { Status = TouchpointStatus.Retired, RetiredUtc = atUtc, RetiredReason = reason };

    /// <summary>The touchpoint back in use, or a draft again when it never was. Restoring one that is not retired is a conflict.</summary>
    public Outcome<Touchpoint> Restore(DateTime atUtc) => State is not TouchpointState.Retired
        ? Fail.Clash("touchpoints.not-retired", Code)
        : Changed(atUtc) with
        {
            Status = ValidFromUtc is null ? TouchpointStatus.Draft : TouchpointStatus.Active,
            RetiredUtc = null,
            RetiredReason = null,
        };

    /// <summary>Signed off as a key touchpoint, or no longer one. Only what is in use can be one.</summary>
    public Outcome<Touchpoint> SignKey(bool isKey, string reason, DateTime atUtc)
    {
        if (isKey && State is not TouchpointState.Active) return Fail.Clash("touchpoints.key-not-active", Code);
        return isKey == KeySinceUtc is not null && reason == KeyReason
            ? this
            : Changed(atUtc) with { KeySinceUtc = isKey ? KeySinceUtc ?? atUtc : null, KeyReason = reason };
    }

    /// <summary>A touchpoint that is in use from this moment without a review: for imports and the demo, by those who may approve.</summary>
    public Touchpoint InUse(Guid by, DateTime fromUtc) =>
        this with { Status = TouchpointStatus.Active, ApprovedBy = by, ValidFromUtc = fromUtc };

    private Touchpoint Changed(DateTime atUtc) => this with { ChangedUtc = atUtc, Version = Version + 1 };
}
