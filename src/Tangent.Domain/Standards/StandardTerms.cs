using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Standards;

/// <summary>What a clause measures. The first ones are told by the log of encounters; the others are declared and not measured by anything yet.</summary>
public enum StandardMeasure
{
    /// <summary>等待: seconds until somebody served.</summary>
    Waiting,

    /// <summary>时长: seconds from beginning to end.</summary>
    Duration,

    /// <summary>评分: what the customer gave, turned to 0 to 10.</summary>
    Score,

    /// <summary>结果: whether it ended in one of the named ways.</summary>
    Outcome,

    /// <summary>响应时限.</summary>
    Response,

    /// <summary>解决时限.</summary>
    Resolution,

    /// <summary>首次解决.</summary>
    FirstContact,

    /// <summary>环节数.</summary>
    Steps,

    /// <summary>转接次数.</summary>
    Transfers,

    /// <summary>可用率.</summary>
    Availability,

    /// <summary>检查项.</summary>
    AuditItem,

    /// <summary>拨测.</summary>
    DialTest,

    /// <summary>公式: reckoned from waiting, duration and score as the clause writes it; less is better.</summary>
    Formula,
}

/// <summary>What customers judge by (快捷、便利、准确、舒适).</summary>
public enum ServiceCriterion
{
    /// <summary>快捷.</summary>
    Fast,

    /// <summary>便利.</summary>
    Convenient,

    /// <summary>准确.</summary>
    Accurate,

    /// <summary>舒适.</summary>
    Comfortable,
}

/// <summary>When a clause takes hold of the service (事前、事中、事后).</summary>
public enum StandardPhase
{
    /// <summary>事前.</summary>
    Before,

    /// <summary>事中.</summary>
    During,

    /// <summary>事后.</summary>
    After,
}

/// <summary>A target of one tier that differs from the basic one.</summary>
/// <param name="Tier">Which tier.</param>
/// <param name="Target">Its target, never weaker than the basic one.</param>
public sealed record TierTarget(CustomerTier Tier, decimal Target);

/// <summary>A limit that law or the rule of a sector sets: a target may only be stricter.</summary>
/// <param name="Limit">The limit, in the unit of the measure.</param>
/// <param name="Source">Where it is written.</param>
public sealed record StatutoryFloor(decimal Limit, string Source);

/// <summary>What one version of a clause says (服务标准条款).</summary>
public sealed record StandardTerms
{
    /// <summary>Longest line.</summary>
    public const int LongestLine = 120;

    /// <summary>Longest text.</summary>
    public const int LongestText = 1000;

    /// <summary>Code of the touchpoint; null for a class of touchpoints.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Channel of the class; null with a touchpoint, or for all.</summary>
    public ContactChannel? Channel { get; init; }

    /// <summary>服务分类.</summary>
    public string? ServiceClass { get; init; }

    /// <summary>服务项目: what is served, required.</summary>
    public string Item { get; init; } = "";

    /// <summary>业务.</summary>
    public string? Business { get; init; }

    /// <summary>客户关注: what the customer looks at.</summary>
    public string? Concern { get; init; }

    /// <summary>What is measured.</summary>
    public StandardMeasure Measure { get; init; }

    /// <summary>Ways of ending that are good ones, in the words of the sources; for <see cref="StandardMeasure.Outcome"/> alone.</summary>
    public Items<string> Outcomes { get; init; } = [];

    /// <summary>How it is reckoned, for <see cref="StandardMeasure.Formula"/> alone; else null.</summary>
    public string? Formula { get; init; }

    /// <summary>The basic target for everybody, in the unit of the measure; nothing to fill in for an outcome.</summary>
    public decimal Target { get; init; }

    /// <summary>How far off the target still counts as met, from 0.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>How many of a hundred encounters must meet it, above 0 to 100.</summary>
    public decimal SharePercent { get; init; } = 100;

    /// <summary>Targets of tiers that get more; none: all get the basic service.</summary>
    public Items<TierTarget> Tiers { get; init; } = [];

    /// <summary>What customers judge by.</summary>
    public ServiceCriterion Criterion { get; init; }

    /// <summary>Whether times are counted in working hours of the unit; else by the clock.</summary>
    public bool InWorkingHours { get; init; }

    /// <summary>How it is measured, in words; or null.</summary>
    public string? Method { get; init; }

    /// <summary>Why there is such a standard: the value or need it comes from; or null.</summary>
    public string? Source { get; init; }

    /// <summary>Level of service excellence, 1 to 4 (ISO 23592).</summary>
    public int Excellence { get; init; } = 1;

    /// <summary>When it takes hold.</summary>
    public StandardPhase Phase { get; init; } = StandardPhase.During;

    /// <summary>The limit that law sets, or null.</summary>
    public StatutoryFloor? Floor { get; init; }

    /// <summary>First day on which it holds.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day; null: until the next version.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether more is worse, as with waiting; else more is better.</summary>
    public bool IsCeiling => Measure is not (StandardMeasure.Score or StandardMeasure.Outcome or StandardMeasure.FirstContact or StandardMeasure.Availability
        or StandardMeasure.AuditItem or StandardMeasure.DialTest);

    /// <summary>Whether the log of encounters tells it.</summary>
    public bool IsMeasured => Measure is <= StandardMeasure.Outcome or StandardMeasure.Formula;

    /// <summary>The target of a tier: its own, or the basic one.</summary>
    public decimal TargetOf(CustomerTier? tier) => Tiers.FirstOrDefault(one => one.Tier == tier)?.Target ?? Target;

    /// <summary>Whether the other target asks at least as much of the service as this one.</summary>
    public bool IsAtLeastAsStrict(decimal other, decimal than) => IsCeiling ? other <= than : other >= than;

    /// <summary>Whether a value meets the target of a tier.</summary>
    public bool IsMet(decimal value, CustomerTier? tier) =>
        IsCeiling ? value <= TargetOf(tier) + Tolerance : value >= TargetOf(tier) - Tolerance;

    /// <summary>Whether this version holds on a day, others aside.</summary>
    public bool Holds(DateOnly day) => From <= day && day <= (To ?? DateOnly.MaxValue);

    /// <summary>Everything that is wrong with it. No tier may get less than the basic service, nothing may be weaker than the law.</summary>
    /// <param name="before">The version before it: a floor that it had may not be weakened or left out.</param>
    public IEnumerable<Problem> Problems(StandardTerms? before = null)
    {
        foreach (var problem in Lines()) yield return problem;
        if (!Enum.IsDefined(Measure)) yield return Problem.Of("measure", "form.required");
        if (!Enum.IsDefined(Criterion)) yield return Problem.Of("criterion", "form.required");
        if (!Enum.IsDefined(Phase)) yield return Problem.Of("phase", "form.required");
        if (Measure == StandardMeasure.Outcome && Outcomes.Count == 0) yield return Problem.Of("outcomes", "standards.outcomes-missing");
        if (Measure == StandardMeasure.Formula && string.IsNullOrEmpty(Formula)) yield return Problem.Of("formula", "form.required");
        if (Measure == StandardMeasure.Score && (Target is < 0 or > 10 || Tiers.Any(one => one.Target is < 0 or > 10)))
            yield return Problem.Of("target", "standards.score-range");
        if (Target is < 0 or > 100_000_000 || Tolerance is < 0 or > 100_000_000) yield return Problem.Of("target", "standards.number-range");
        if (SharePercent is <= 0 or > 100) yield return Problem.Of("sharePercent", "standards.share-range");
        if (Excellence is < 1 or > 4) yield return Problem.Of("excellence", "standards.excellence-range");
        if (To < From) yield return Problem.Of("to", "discretion.end-before-start");
        if (before is not null && From < before.From) yield return Problem.Of("from", "standards.before-last", Day(before.From));
        foreach (var problem in Guard(before)) yield return problem;
    }

    private IEnumerable<Problem> Guard(StandardTerms? before)
    {
        if (Tiers.Select(one => one.Tier).Distinct().Count() < Tiers.Count) yield return Problem.Of("tiers", "standards.tier-twice");
        foreach (var tier in Tiers)
        {
            if (!Enum.IsDefined(tier.Tier)) yield return Problem.Of("tiers", "form.not-a-choice");
            else if (!IsAtLeastAsStrict(tier.Target, Target)) yield return Problem.Of("tiers", "standards.below-basic", tier.Tier, tier.Target, Target);
        }
        if (before?.Floor is { } law && (Floor is null || Measure != before.Measure || !IsAtLeastAsStrict(Floor.Limit, law.Limit)))
            yield return Problem.Of("floor", "standards.floor-weakened", law.Limit, law.Source);
        if (Floor is { } floor && !IsAtLeastAsStrict(IsCeiling ? Target + Tolerance : Target - Tolerance, floor.Limit))
            yield return Problem.Of("target", "standards.below-floor", floor.Limit, floor.Source);
    }

    private IEnumerable<Problem> Lines()
    {
        if (Item.Length == 0) yield return Problem.Of("item", "form.required");
        (string Field, string? Text, int Most)[] texts =
        [
            ("item", Item, LongestLine), ("serviceClass", ServiceClass, LongestLine), ("business", Business, LongestLine), ("concern", Concern, LongestLine),
            ("method", Method, LongestText), ("source", Source, LongestText), ("floor", Floor?.Source, LongestLine), ("touchpoint", Touchpoint, 40),
        ];
        foreach (var (field, text, most) in texts)
        {
            if (text is null) continue;
            if (text.Length > most) yield return Problem.Of(field, "form.too-long", most);
            if (most == LongestLine && !SearchText.IsOneLine(text)) yield return Problem.Of(field, "form.one-line");
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
