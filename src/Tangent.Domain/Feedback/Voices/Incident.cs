using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Feedback.Voices;

/// <summary>How the customer took it.</summary>
public enum IncidentOutcome
{
    /// <summary>满意.</summary>
    Satisfying,

    /// <summary>不满意.</summary>
    Dissatisfying,
}

/// <summary>Whose story it is.</summary>
public enum IncidentTeller
{
    /// <summary>客户.</summary>
    Customer,

    /// <summary>员工.</summary>
    Employee,
}

/// <summary>
/// What a critical incident was (Bitner, Booms and Tetreault 1990; the last four Bitner, Booms and Mohr 1994), in the order in which
/// its group is asked for: problem customers last here, but first in the question.
/// </summary>
public enum IncidentType
{
    /// <summary>服务不可用.</summary>
    Unavailable,

    /// <summary>服务过慢.</summary>
    Slow,

    /// <summary>其他核心服务失败.</summary>
    OtherFailure,

    /// <summary>特殊需要.</summary>
    SpecialNeed,

    /// <summary>个人偏好.</summary>
    Preference,

    /// <summary>客户自己的差错.</summary>
    AdmittedError,

    /// <summary>受其他客户干扰.</summary>
    DisruptiveOthers,

    /// <summary>对客户的关注.</summary>
    Attention,

    /// <summary>出人意料的行为.</summary>
    OutOfOrdinary,

    /// <summary>是否合乎礼俗.</summary>
    CulturalNorms,

    /// <summary>整体感受.</summary>
    Gestalt,

    /// <summary>逆境中的表现.</summary>
    AdverseCircumstances,

    /// <summary>醉酒.</summary>
    Drunk,

    /// <summary>辱骂或动手.</summary>
    Abusive,

    /// <summary>违反规定.</summary>
    BreaksRules,

    /// <summary>不肯配合.</summary>
    Uncooperative,
}

/// <summary>A told event that made an encounter very good or very bad (关键事件). Two people code it without seeing each other's code.</summary>
public sealed record Incident
{
    /// <summary>Most characters of the story, and of who took part.</summary>
    public const int LongestStory = 4000, LongestActors = 120;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What happened, in the teller's words; null when it was erased.</summary>
    public string? Story { get; init; }

    /// <summary>How the customer took it.</summary>
    public required IncidentOutcome Outcome { get; init; }

    /// <summary>Who told it.</summary>
    public required IncidentTeller Teller { get; init; }

    /// <summary>Where, or null.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The unit in which it happened.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>By which way of contact, or null.</summary>
    public ContactChannel? Channel { get; init; }

    /// <summary>Who took part: posts, not names; or null.</summary>
    public string? Actors { get; init; }

    /// <summary>The item of the inbox that it was taken from, or null.</summary>
    public Guid? VoiceId { get; init; }

    /// <summary>Number of the customer, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTime HappenedUtc { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTime TakenUtc { get; init; }

    /// <summary>What it was: both coders said so, or somebody decided between them; null until then.</summary>
    public IncidentType? Type { get; init; }

    /// <summary>Whether somebody decided between two coders.</summary>
    public bool IsAdjudicated { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Order by when it happened. Stored.</summary>
    public byte[] HappenedKey { get => SortKeys.Unique(SortKeys.OfTime(HappenedUtc), Id); private init { } }

    /// <summary>With what the coders so far say: two who agree settle it, two who do not leave it open.</summary>
    public Incident Coded(IReadOnlyList<IncidentType> codes) => this with
    {
        Type = codes is [var one, var other] && one == other ? one : null,
        IsAdjudicated = false,
        Version = Version + 1,
    };

    /// <summary>Decided between two coders who do not agree.</summary>
    public Outcome<Incident> Decide(IncidentType type, IReadOnlyList<IncidentType> codes) =>
        codes is [var one, var other] && one != other ? this with { Type = type, IsAdjudicated = true, Version = Version + 1 }
            : Fail.Clash("voices.incident.nothing-to-decide");
}
