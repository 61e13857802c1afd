namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of an information item.</summary>
public readonly record struct InformationId(Guid Value);

/// <summary>Where an information item is in its life, as lists say it.</summary>
public enum InformationState
{
    /// <summary>Being written (草稿).</summary>
    Draft,

    /// <summary>Approved, not yet published (已批准).</summary>
    Approved,

    /// <summary>Before customers (已发布).</summary>
    Published,

    /// <summary>Taken back (已下架).</summary>
    Retired,
}

/// <summary>A piece of information for customers (接触点信息): one content id, written, approved, published, taken back.</summary>
/// <remarks>What is published stays before customers while its next text is written and approved.</remarks>
public sealed record InformationItem
{
    /// <summary>Identity.</summary>
    public required InformationId Id { get; init; }

    /// <summary>Content id, unique, upper case, such as <c>N7</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The unit that owns it and writes it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What is before customers, or null.</summary>
    public InformationContent? Live { get; private init; }

    /// <summary>What waits to be approved or published, or null.</summary>
    public InformationContent? Waiting { get; private init; }

    /// <summary>Whether what waits was approved.</summary>
    public bool IsApproved { get; private init; }

    /// <summary>When the live text was published.</summary>
    public DateTime? PublishedUtc { get; private init; }

    /// <summary>From when the live text holds.</summary>
    public DateTime? LiveFromUtc { get; private init; }

    /// <summary>Until when the live text holds; null without an end.</summary>
    public DateTime? LiveUntilUtc { get; private init; }

    /// <summary>Why it was taken back, or null.</summary>
    public string? RetiredReason { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Last change.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>The furthest that it has come: what is live is published, whatever waits behind it.</summary>
    public InformationState State
    {
        get => RetiredReason is not null ? InformationState.Retired
            : Live is not null ? InformationState.Published
            : IsApproved ? InformationState.Approved
            : InformationState.Draft;
        private init { }
    }

    /// <summary>How far what waits has come; null when nothing waits. Stored, for filters.</summary>
    public InformationState? NextState
    {
        get => Waiting is null ? null : IsApproved ? InformationState.Approved : InformationState.Draft;
        private init { }
    }

    /// <summary>Languages of what is live or, before that, of what waits. Stored, for filters.</summary>
    public TextLanguage Languages { get => Shown.Languages(); private init { } }

    /// <summary>Order by code.</summary>
    public byte[] CodeKey { get => SortKeys.Unique(SortKeys.OfCode(Code), Id.Value); private init { } }

    /// <summary>Order by last change.</summary>
    public byte[] ChangedKey { get => SortKeys.Unique(SortKeys.OfTime(ChangedUtc), Id.Value); private init { } }

    /// <summary>What a search looks through: code and titles.</summary>
    public string Found
    {
        get => SearchText.Found(((IEnumerable<InformationContent?>)[Live, Waiting]).OfType<InformationContent>()
            .SelectMany(content => content.Texts).Select(text => text.Title).Prepend(Code).Distinct());
        private init { }
    }

    /// <summary>What is live, or what waits while nothing is.</summary>
    public InformationContent Shown => Live ?? Waiting!;

    /// <summary>A new item: a draft.</summary>
    public static InformationItem Draft(InformationId id, string code, Guid unit, InformationContent content, DateTime atUtc) =>
        new() { Id = id, Code = code, UnitId = unit, Waiting = content, ChangedUtc = atUtc };

    /// <summary>The item with another text waiting, as a draft; what is live stays. The same again changes nothing.</summary>
    public Outcome<InformationItem> Write(string code, Guid unit, InformationContent content, DateTime atUtc)
    {
        bool isSame = code == Code && unit == UnitId && content == (Waiting ?? Live);
        return isSame ? this : Changed(atUtc) with
        {
            Code = code,
            UnitId = unit,
            Waiting = content,
            IsApproved = false,
            RetiredReason = null,
        };
    }

    /// <summary>What waits, approved. A text without a place has nobody to read it: a conflict.</summary>
    public Outcome<InformationItem> Approve(DateTime atUtc)
    {
        if (Waiting is null || IsApproved) return Fail.Clash("touchpoints.info.nothing-to-approve", Code);
        return Waiting.Placements.Count == 0
            ? Fail.Clash("touchpoints.info.no-placement", Code)
            : Changed(atUtc) with { IsApproved = true };
    }

    /// <summary>What was approved, before customers in the place of what was there.</summary>
    /// <param name="fromUtc">Start of its first day, or the moment of the publication.</param>
    /// <param name="untilUtc">End of its last day, or null. An end that has passed is a conflict.</param>
    /// <param name="atUtc">Now.</param>
    public Outcome<InformationItem> Publish(DateTime fromUtc, DateTime? untilUtc, DateTime atUtc)
    {
        if (Waiting is null || !IsApproved) return Fail.Clash("touchpoints.info.not-approved", Code);
        return untilUtc <= atUtc ? Fail.Clash("touchpoints.info.already-over", Code) : Changed(atUtc) with
        {
            Live = Waiting,
            Waiting = null,
            IsApproved = false,
            PublishedUtc = atUtc,
            LiveFromUtc = fromUtc,
            LiveUntilUtc = untilUtc,
            RetiredReason = null,
        };
    }

    /// <summary>What is live, or the draft, taken back. Twice is a conflict; writing it anew begins again.</summary>
    public Outcome<InformationItem> Retire(string reason, DateTime atUtc) => RetiredReason is not null
        ? Fail.Clash("touchpoints.info.already-retired", Code)
        : Changed(atUtc) with
        {
            Waiting = Waiting ?? Live,
            Live = null,
            IsApproved = false,
            LiveFromUtc = null,
            LiveUntilUtc = null,
            RetiredReason = reason,
        };

    private InformationItem Changed(DateTime atUtc) => this with { ChangedUtc = atUtc, Version = Version + 1 };
}
