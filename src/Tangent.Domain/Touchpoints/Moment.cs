namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a moment of truth.</summary>
public readonly record struct MomentId(Guid Value);

/// <summary>A moment at a touchpoint in which customers form their judgement (关键时刻, 真实瞬间).</summary>
/// <remarks>A change makes a new value; a change that changes nothing returns the same one.</remarks>
public sealed record Moment
{
    /// <summary>Identity.</summary>
    public required MomentId Id { get; init; }

    /// <summary>At which touchpoint; stays.</summary>
    public required TouchpointId TouchpointId { get; init; }

    /// <summary>Chinese name, 1 to 60 characters.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name, 1 to 120 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Code of the testing moment that it is (考验时刻): a member of <see cref="TestingMoment"/> or an own code; null for none.</summary>
    public string? Testing { get; init; }

    /// <summary>Who answers for it in front of the customer, or null while nobody does.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Who answers for what it needs from behind, or null while nobody does.</summary>
    public Guid? BackStageOwnerId { get; init; }

    /// <summary>Need, success, failure, playbook and the team's lists.</summary>
    public MomentSheet Sheet { get; init; } = MomentSheet.Empty;

    /// <summary>When it was put away, or null while it is in use.</summary>
    public DateTime? RetiredUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Order by Chinese name: pinyin.</summary>
    public byte[] NameZhKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", NameZh), Id.Value); private init { } }

    /// <summary>Order by English name.</summary>
    public byte[] NameEnKey { get => SortKeys.Unique(SortKeys.OfName("en", NameEn), Id.Value); private init { } }

    /// <summary>What a search looks through: both names, folded.</summary>
    public string Found { get => SearchText.Found(NameZh, NameEn); private init { } }

    /// <summary>What people fill in.</summary>
    public MomentDetails Details => new(NameZh, NameEn, Testing, OwnerId, BackStageOwnerId, Sheet);

    /// <summary>A new moment.</summary>
    public static Moment Of(MomentId id, TouchpointId touchpoint, MomentDetails details, DateTime atUtc) => new()
    {
        Id = id,
        TouchpointId = touchpoint,
        NameZh = details.NameZh,
        NameEn = details.NameEn,
        Testing = details.Testing,
        OwnerId = details.OwnerId,
        BackStageOwnerId = details.BackStageOwnerId,
        Sheet = details.Sheet,
        ChangedUtc = atUtc,
    };

    /// <summary>The moment with other details; the same object when they are what they were.</summary>
    public Moment With(MomentDetails details, DateTime atUtc) => details == Details ? this
        : Of(Id, TouchpointId, details, atUtc) with { RetiredUtc = RetiredUtc, Version = Version + 1 };

    /// <summary>The moment put away, or in use again; the same object when it is so already.</summary>
    public Moment Retire(bool isRetired, DateTime atUtc) => isRetired == RetiredUtc is not null ? this
        : this with { RetiredUtc = isRetired ? atUtc : null, ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>What people fill in about a moment, checked: see the properties of <see cref="Moment"/>.</summary>
public sealed record MomentDetails(
    string NameZh, string NameEn, string? Testing, Guid? OwnerId, Guid? BackStageOwnerId, MomentSheet Sheet);

/// <summary>What belongs to a moment: when it succeeds, when it fails, what to do, and what makes or breaks it.</summary>
public sealed record MomentSheet
{
    /// <summary>An empty sheet.</summary>
    public static MomentSheet Empty { get; } = new();

    /// <summary>What the customer needs in this moment, up to 400 characters.</summary>
    public string Need { get; init; } = "";

    /// <summary>How one sees that it succeeded, up to 400 characters.</summary>
    public string Success { get; init; } = "";

    /// <summary>How one sees that it failed, up to 400 characters.</summary>
    public string Failure { get; init; } = "";

    /// <summary>What staff do in this moment, up to 2000 characters; may have several lines.</summary>
    public string Playbook { get; init; } = "";

    /// <summary>What customer and employee bring to it.</summary>
    public MomentFrames Frames { get; init; } = MomentFrames.Empty;

    /// <summary>The team's three lists.</summary>
    public Items<MomentItem> Items { get; init; } = [];
}

/// <summary>The team's three lists about a moment: what is expected, what breaks it, what lifts it.</summary>
public enum MomentList
{
    /// <summary>标准期待值: the lowest level that the customer expects.</summary>
    StandardExpectation,

    /// <summary>体验破坏因素.</summary>
    Detractor,

    /// <summary>体验增强因素.</summary>
    Enhancer,
}

/// <summary>What an entry of the lists rests on.</summary>
public enum EvidenceSource
{
    /// <summary>经验判断: the team thinks so.</summary>
    Experience,

    /// <summary>问卷调研.</summary>
    Survey,

    /// <summary>投诉与表扬.</summary>
    Complaint,

    /// <summary>现场观察, 暗访, 监听.</summary>
    Observation,

    /// <summary>运营数据.</summary>
    Operation,
}

/// <summary>An entry of one of the three lists.</summary>
/// <param name="List">Which list.</param>
/// <param name="Text">What it is, up to 200 characters.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Evidence">Where to look it up, up to 200 characters, or null.</param>
public sealed record MomentItem(
    MomentList List, string Text, EvidenceSource Source = EvidenceSource.Experience, string? Evidence = null);
