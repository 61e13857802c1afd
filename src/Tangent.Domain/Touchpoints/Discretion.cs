using Tangent.Domain.Customers;

namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a rule about discretion.</summary>
public readonly record struct DiscretionId(Guid Value);

/// <summary>What an employee may give.</summary>
public enum DiscretionKind
{
    /// <summary>减免费用.</summary>
    FeeWaiver,

    /// <summary>赠送礼品.</summary>
    Gift,

    /// <summary>退款.</summary>
    Refund,

    /// <summary>额外数量.</summary>
    ExtraQuantity,

    /// <summary>特事特办: an exception from a rule.</summary>
    Exception,
}

/// <summary>For what the limit counts.</summary>
public enum DiscretionPeriod
{
    /// <summary>每次.</summary>
    Encounter,

    /// <summary>每日.</summary>
    Day,

    /// <summary>每月.</summary>
    Month,

    /// <summary>每年.</summary>
    Year,
}

/// <summary>What the holders of a post may decide alone at a touchpoint (自主权, 授权).</summary>
/// <param name="Post">The post, up to 40 characters, such as 点餐员.</param>
/// <param name="Situation">In what situation, up to 80 characters, such as 小薯.</param>
/// <param name="Tier">For customers of this tier; null for all.</param>
/// <param name="Kind">What may be given.</param>
/// <param name="Amount">How much at most: 0 to 1,000,000 with two decimals.</param>
/// <param name="Unit">Of what, up to 12 characters, such as 元 or 包.</param>
/// <param name="Period">For what the amount counts.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="To">Last day on which it holds; null without end.</param>
/// <param name="EscalateTo">Who decides beyond it, up to 40 characters.</param>
public sealed record DiscretionTerms(string Post, string Situation, CustomerTier? Tier, DiscretionKind Kind, decimal Amount, string Unit,
    DiscretionPeriod Period, DateOnly From, DateOnly? To, string EscalateTo)
{
    /// <summary>Whether both speak of one case on one day, so that nobody could tell which of them holds.</summary>
    public bool Overlaps(DiscretionTerms other) =>
        IsSame(Post, other.Post) && IsSame(Situation, other.Situation) && Kind == other.Kind && Period == other.Period
        && (Tier is null || other.Tier is null || Tier == other.Tier)
        && From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);

    /// <summary>Whether it holds for this post and tier on this day.</summary>
    public bool Holds(string post, CustomerTier? tier, DateOnly day) =>
        IsSame(Post, post) && (Tier is null || Tier == tier) && From <= day && day <= (To ?? DateOnly.MaxValue);

    internal static bool IsSame(string one, string other) => SearchText.Fold(one.Trim()) == SearchText.Fold(other.Trim());
}

/// <summary>A rule about discretion at one touchpoint.</summary>
public sealed record DiscretionRule
{
    /// <summary>Identity.</summary>
    public required DiscretionId Id { get; init; }

    /// <summary>At which touchpoint.</summary>
    public required TouchpointId TouchpointId { get; init; }

    /// <summary>Who may decide what.</summary>
    public required DiscretionTerms Terms { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>The rule with other terms; the same object when they are what they were.</summary>
    public DiscretionRule With(DiscretionTerms terms, DateTime atUtc) =>
        terms == Terms ? this : this with { Terms = terms, ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>What an employee may do about a wish. The kinds are closed.</summary>
public abstract record DiscretionAnswer
{
    private DiscretionAnswer() { }

    /// <summary>The employee decides alone.</summary>
    public sealed record Alone(DiscretionTerms By) : DiscretionAnswer;

    /// <summary>It goes beyond the limit: one step up, to whom the rule names.</summary>
    public sealed record StepUp(DiscretionTerms By) : DiscretionAnswer;

    /// <summary>No rule speaks of it.</summary>
    public sealed record NoRule : DiscretionAnswer;
}

/// <summary>What may this post decide here, for this tier, today.</summary>
public static class Discretion
{
    /// <summary>The rules that hold.</summary>
    public static IReadOnlyList<DiscretionTerms> Of(
        IEnumerable<DiscretionTerms> rules, string post, CustomerTier? tier, DateOnly day) =>
        [.. rules.Where(rule => rule.Holds(post, tier, day))];

    /// <summary>Whether a wish for this amount may be granted.</summary>
    /// <param name="holding">The rules that hold, from <see cref="Of"/>.</param>
    /// <param name="situation">In what situation.</param>
    /// <param name="kind">What is wished for.</param>
    /// <param name="amount">How much; together with what was given before in the same period.</param>
    /// <remarks>
    /// With several periods (per encounter and per month) all must allow it; the answer names the first that does not.
    /// Worked example, tested: a guest wants 10 packs of ketchup; with small fries 1 is the limit, with large ones 2.
    /// </remarks>
    public static DiscretionAnswer Decide(
        IReadOnlyList<DiscretionTerms> holding, string situation, DiscretionKind kind, decimal amount)
    {
        var about = holding.Where(rule => rule.Kind == kind && DiscretionTerms.IsSame(rule.Situation, situation)).ToList();
        if (about.Count == 0) return new DiscretionAnswer.NoRule();
        return about.Find(rule => amount > rule.Amount) is { } broken
            ? new DiscretionAnswer.StepUp(broken) : new DiscretionAnswer.Alone(about[0]);
    }
}
