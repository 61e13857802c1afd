using Tangent.Domain.Access;
using Tangent.Domain.Customers;

namespace Tangent.Domain.Recovery;

/// <summary>What kind of bad sign it is.</summary>
public enum SignalKind
{
    /// <summary>投诉: an item of the inbox.</summary>
    Complaint,

    /// <summary>低分: a score at or below the low cut of its scale.</summary>
    LowScore,

    /// <summary>违诺: a promise to the customer was not kept.</summary>
    BrokenPromise,

    /// <summary>人工建案: somebody opens a case without any other sign.</summary>
    ByHand,
}

/// <summary>What became of a signal.</summary>
public enum SignalFate
{
    /// <summary>已立案: it opened a case.</summary>
    Opened,

    /// <summary>已并入: it came to a case that was open.</summary>
    Joined,

    /// <summary>未立案, with its reason.</summary>
    Passed,
}

/// <summary>Why a signal opened no case.</summary>
public enum PassReason
{
    /// <summary>No rule speaks of it.</summary>
    NoRule,

    /// <summary>It is older than its rule looks back.</summary>
    TooOld,

    /// <summary>A case of this customer was closed a short time ago.</summary>
    CoolDown,

    /// <summary>Nobody knows who it was, and its rule wants to know.</summary>
    NobodyKnown,
}

/// <summary>A bad sign on its way to the rules.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Key">Its name within its kind: the same sign told again is no second one.</param>
/// <param name="AtUtc">When it was given.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Tier">The customer's tier then, or null.</param>
/// <param name="Journey">Key of the journey that it is about, or null.</param>
/// <param name="Touchpoint">The touchpoint that it is about, or null.</param>
/// <param name="UnitId">The unit where it happened.</param>
/// <param name="Unit">The same as a path.</param>
/// <param name="Share">The score as a share of its scale, 0 the worst; null where there is none.</param>
/// <param name="Number">A number that the customer knows already, or null.</param>
/// <param name="Told">What was said, or null.</param>
/// <param name="Wish">What the customer wants to have done, or null.</param>
public sealed record SeenSignal(SignalKind Kind, string Key, DateTime AtUtc, long? Customer, CustomerTier? Tier, string? Journey, Guid? Touchpoint,
    Guid UnitId, UnitPath Unit, double? Share = null, string? Number = null, string? Told = null, string? Wish = null);

/// <summary>When a case is opened: which signs, of whom, where; and when not.</summary>
public sealed record CaseRule
{
    /// <summary>Longest code.</summary>
    public const int LongestCode = 40;

    /// <summary>Name of the rule: small letters, digits and dashes; kept with every signal that it decided on.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it decides at all.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Of which kinds.</summary>
    public required Items<SignalKind> Kinds { get; init; }

    /// <summary>Only at these touchpoints; none: at all.</summary>
    public Items<Guid> Touchpoints { get; init; } = [];

    /// <summary>Only in this unit and those below it, as a path; null: everywhere.</summary>
    public string? Unit { get; init; }

    /// <summary>Only customers of these tiers; none: of all.</summary>
    public Items<CustomerTier> Tiers { get; init; } = [];

    /// <summary>Only scores in the lowest so many per cent of their scale, 0 to 60; null: every low score.</summary>
    public int? LowestPercent { get; init; }

    /// <summary>Only where the customer is known.</summary>
    public bool OnlyKnown { get; init; }

    /// <summary>Signs older than so many days are passed over.</summary>
    public int MaxAgeDays { get; init; } = 14;

    /// <summary>A sign of the same customer about the same touchpoint or journey within so many days belongs to the open case.</summary>
    public int MergeDays { get; init; } = 30;

    /// <summary>No case within so many days after one of this customer was closed; 0: always.</summary>
    public int CoolDownDays { get; init; }

    /// <summary>The weight that a case begins with.</summary>
    public CaseSeverity Severity { get; init; }

    /// <summary>Whether it speaks of this sign.</summary>
    public bool Fits(SeenSignal signal) =>
        IsOn && Kinds.Contains(signal.Kind)
        && (Touchpoints.Count == 0 || (signal.Touchpoint is { } at && Touchpoints.Contains(at)))
        && (Unit is null || UnitPath.From(Unit).Contains(signal.Unit))
        && (Tiers.Count == 0 || (signal.Tier is { } tier && Tiers.Contains(tier)))
        && (LowestPercent is not { } lowest || signal.Share is not { } share || share * 100 <= lowest);

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Problem> Check(string field)
    {
        if (Code is null || Kinds is null || Touchpoints is null || Tiers is null)
        {
            yield return Problem.Of(field, "form.required");
            yield break;
        }
        bool isCode = Code.Length is > 0 and <= LongestCode && Code.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');
        if (!isCode) yield return Problem.Of(field, "recovery.policy.code");
        if (Kinds.Count == 0 || Kinds.Any(kind => !Enum.IsDefined(kind) || kind == SignalKind.ByHand)) yield return Problem.Of(field, "recovery.policy.kinds");
        if (Unit is not null && !UnitPath.IsPath(Unit)) yield return Problem.Of(field, "voices.unit-missing");
        if (LowestPercent is < 0 or > 60) yield return Problem.Of(field, "form.range", 0, 60);
        if (MaxAgeDays is < 1 or > 365) yield return Problem.Of(field, "form.range", 1, 365);
        if (MergeDays is < 0 or > 365 || CoolDownDays is < 0 or > 365) yield return Problem.Of(field, "form.range", 0, 365);
        if (!Enum.IsDefined(Severity)) yield return Problem.Of(field, "form.required");
    }
}

/// <summary>What the rules need to know of the customer's other cases.</summary>
/// <param name="Id">Which case.</param>
/// <param name="Touchpoint">What it is about, or null.</param>
/// <param name="Journey">Which journey, or null.</param>
/// <param name="OpenedUtc">Since when.</param>
/// <param name="ClosedUtc">Until when, or null while it is open.</param>
public readonly record struct OtherCase(Guid Id, Guid? Touchpoint, string? Journey, DateTime OpenedUtc, DateTime? ClosedUtc);

/// <summary>What the rules make of a signal. The kinds are closed.</summary>
public abstract record SignalDecision
{
    private SignalDecision(CaseRule? rule) => Rule = rule;

    /// <summary>The rule that decided, or null when none speaks of it.</summary>
    public CaseRule? Rule { get; }

    /// <summary>It opens a case.</summary>
    public sealed record Open(CaseRule By, bool IsRepeat) : SignalDecision(By);

    /// <summary>It belongs to a case.</summary>
    public sealed record Join(CaseRule By, Guid Case) : SignalDecision(By);

    /// <summary>It opens none.</summary>
    public sealed record Pass(CaseRule? By, PassReason Why) : SignalDecision(By);

    private static readonly CaseRule SomebodysWord = new() { Code = "by-hand", Kinds = [SignalKind.ByHand], Severity = CaseSeverity.Medium };

    /// <summary>The decision about one sign: exactly one.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="signal">The sign.</param>
    /// <param name="others">Cases of the same customer.</param>
    /// <param name="nowUtc">Now.</param>
    /// <remarks>
    /// One customer, one need, one case: a sign about the touchpoint or the journey of an open case belongs to it, whatever way it
    /// came. A sign that speaks of neither belongs to an open case that speaks of neither.
    /// </remarks>
    public static SignalDecision Of(CasePolicy policy, SeenSignal signal, IReadOnlyCollection<OtherCase> others, DateTime nowUtc)
    {
        if (signal.Kind == SignalKind.ByHand) return new Open(SomebodysWord, IsRepeat());
        if (policy.Rules.FirstOrDefault(rule => rule.Fits(signal)) is not { } by) return new Pass(null, PassReason.NoRule);
        if (signal.AtUtc < nowUtc.AddDays(-by.MaxAgeDays)) return new Pass(by, PassReason.TooOld);
        if (by.OnlyKnown && signal.Customer is null) return new Pass(by, PassReason.NobodyKnown);
        var open = others.Where(one => one.ClosedUtc is null && one.OpenedUtc >= nowUtc.AddDays(-by.MergeDays) && IsSameNeed(one, signal))
            .OrderBy(one => one.OpenedUtc).ThenBy(one => one.Id).ToList();
        if (open.Count > 0) return new Join(by, open[0].Id);
        // Who complains is heard, however short a time ago a case was closed.
        bool isSoon = signal.Kind != SignalKind.Complaint && by.CoolDownDays > 0
            && others.Any(one => one.ClosedUtc is { } closed && closed > nowUtc.AddDays(-by.CoolDownDays));
        if (isSoon) return new Pass(by, PassReason.CoolDown);
        return new Open(by, IsRepeat());

        bool IsRepeat() => policy.RepeatDays > 0 && others.Any(one => one.OpenedUtc >= nowUtc.AddDays(-policy.RepeatDays));
    }

    private static bool IsSameNeed(OtherCase one, SeenSignal signal) =>
        (signal.Journey is { } journey && one.Journey == journey)
        || (signal.Touchpoint is { } touchpoint ? one.Touchpoint == touchpoint : signal.Journey is null && one.Touchpoint is null && one.Journey is null);
}
