namespace Tangent.Domain.Delivery;

/// <summary>What somebody of the house is told (通知).</summary>
public enum NoticeKind
{
    /// <summary>A case was given to them.</summary>
    CaseGiven,

    /// <summary>Half of the time of a clock is over.</summary>
    ClockHalf,

    /// <summary>Four fifths are over.</summary>
    ClockNear,

    /// <summary>A clock has run out.</summary>
    ClockOver,

    /// <summary>The customer wrote, answered or judged on the own page.</summary>
    CustomerSpoke,

    /// <summary>A proposal waits for their approval.</summary>
    ToApprove,

    /// <summary>A case was taken a step up to them.</summary>
    Escalated,

    /// <summary>A rule of alerts has fired in their unit.</summary>
    AlertFired,

    /// <summary>The time of a request about personal data is running out.</summary>
    PrivacyDue,
}

/// <summary>What a person wants to be told, and how.</summary>
public sealed record NoticeChoice
{
    /// <summary>What stands until somebody chooses: everything in the app, nothing by e-mail.</summary>
    public static NoticeChoice Usual { get; } = new();

    /// <summary>Kinds that are not told at all.</summary>
    public Items<NoticeKind> Muted { get; init; } = [];

    /// <summary>Kinds that are told by e-mail as well.</summary>
    public Items<NoticeKind> Mailed { get; init; } = [];

    /// <summary>From when on no e-mail comes; null: whenever.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>Until when.</summary>
    public TimeOnly? QuietTo { get; init; }

    /// <summary>Whether it is told.</summary>
    public bool IsTold(NoticeKind kind) => !Muted.Contains(kind);

    /// <summary>When an e-mail about it may go out; null: none does.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">IANA zone of where it happened.</param>
    public DateTime? MailUtc(NoticeKind kind, DateTime nowUtc, string zone) => !IsTold(kind) || !Mailed.Contains(kind) ? null
        : QuietFrom is { } from && QuietTo is { } to ? new QuietHours(from, to, false, _ => true).OpenUtc(nowUtc, zone) : nowUtc;
}
