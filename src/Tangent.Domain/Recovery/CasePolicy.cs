using Tangent.Domain.Access;
using Tangent.Domain.Customers;

namespace Tangent.Domain.Recovery;

/// <summary>How long the clocks of a case of one weight run, in minutes of working time.</summary>
/// <param name="FirstContact">Until the customer is spoken to.</param>
/// <param name="Solution">Until a solution is offered.</param>
/// <param name="Resolution">Until everything is done.</param>
public sealed record ClockSpans(int FirstContact, int Solution, int Resolution);

/// <summary>By how much a tier shortens what runs for everybody.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Percent">Of the time that everybody has: 10 to 100. Nobody waits longer than the basic service.</param>
/// <param name="Reason">Why so: shown beside each deadline, up to 200 characters.</param>
public sealed record TierShare(CustomerTier Tier, int Percent, string Reason);

/// <summary>Up to which cost a role decides alone on what one case costs.</summary>
/// <param name="Role">The role.</param>
/// <param name="Amount">The most, in the company's currency, 0 to 1,000,000.</param>
public sealed record Authority(Role Role, decimal Amount);

/// <summary>The company's rules of recovery: from what a case is opened, how its clocks run, who may grant what. Versions are kept.</summary>
public sealed record CasePolicy
{
    /// <summary>Most rules, and longest texts.</summary>
    public const int MostRules = 50, LongestReason = 200;

    /// <summary>The rules in their order: the first that fits decides.</summary>
    public Items<CaseRule> Rules { get; init; } = [];

    /// <summary>How long the clocks run for light, medium and heavy cases.</summary>
    public required ClockSpans Low { get; init; }

    /// <summary>Likewise.</summary>
    public required ClockSpans Medium { get; init; }

    /// <summary>Likewise.</summary>
    public required ClockSpans High { get; init; }

    /// <summary>Working minutes from the end of the work to the return visit.</summary>
    public required int VisitMinutes { get; init; }

    /// <summary>Who waits less. Tiers that are not named have what everybody has.</summary>
    public Items<TierShare> Tiers { get; init; } = [];

    /// <summary>A second case of the same customer within so many days is halved; 0: never.</summary>
    public int RepeatDays { get; init; } = 14;

    /// <summary>No clock is shortened below so many working minutes.</summary>
    public int LeastMinutes { get; init; } = 30;

    /// <summary>Days of the calendar within which the law wants an answer to a complaint, or null: no law says so.</summary>
    public int? StatutoryDays { get; init; }

    /// <summary>How often somebody is tried before a return visit is given up.</summary>
    public int VisitAttempts { get; init; } = 3;

    /// <summary>Who may grant how much alone. Roles that are not named may grant what costs nothing.</summary>
    public Items<Authority> Authorities { get; init; } = [];

    /// <summary>What holds until the company says otherwise.</summary>
    /// <remarks>
    /// A case for every complaint and every low score of a customer whom one can reach. Fifteen days are the telecom order's
    /// (工业和信息化部令第35号); to be checked by the company's own lawyers.
    /// </remarks>
    public static CasePolicy Usual { get; } = new()
    {
        Rules =
        [
            new() { Code = "complaints", Kinds = [SignalKind.Complaint], Severity = CaseSeverity.Medium },
            new() { Code = "low-scores", Kinds = [SignalKind.LowScore], OnlyKnown = true, CoolDownDays = 7, Severity = CaseSeverity.Low },
            new() { Code = "broken-promises", Kinds = [SignalKind.BrokenPromise], OnlyKnown = true, CoolDownDays = 7, Severity = CaseSeverity.Low },
        ],
        Low = new(8 * 60, 16 * 60, 5 * 8 * 60),
        Medium = new(4 * 60, 8 * 60, 3 * 8 * 60),
        High = new(60, 4 * 60, 2 * 8 * 60),
        VisitMinutes = 2 * 8 * 60,
        StatutoryDays = 15,
        Authorities = [new(Role.Clerk, 50), new(Role.ComplaintOfficer, 200), new(Role.UnitManager, 2000), new(Role.Director, 100_000)],
    };

    /// <summary>The spans of a weight.</summary>
    public ClockSpans Of(CaseSeverity severity) => severity switch
    {
        CaseSeverity.High => High,
        CaseSeverity.Medium => Medium,
        _ => Low,
    };

    /// <summary>Up to which cost somebody with these roles decides alone.</summary>
    public decimal AuthorityOf(IEnumerable<Role> roles) =>
        roles.Select(role => Authorities.FirstOrDefault(one => one.Role == role)?.Amount ?? 0).DefaultIfEmpty(0).Max();

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Problem> Check()
    {
        // A document of another program may leave anything out.
        foreach (var (name, spans) in new[] { ("low", Low), ("medium", Medium), ("high", High) })
            if (spans is null) yield return Problem.Of(name, "form.required");
        if (Rules is null || Tiers is null || Authorities is null) yield return Problem.Of("rules", "form.required");
        if (Low is null || Medium is null || High is null || Rules is null || Tiers is null || Authorities is null) yield break;
        if (Rules.Count > MostRules) yield return Problem.Of("rules", "recovery.policy.too-many", MostRules);
        foreach (var same in Rules.Where(rule => rule.Code is not null).GroupBy(rule => rule.Code).Where(same => same.Skip(1).Any()))
            yield return Problem.Of("rules", "recovery.policy.twice", same.Key);
        for (int i = 0; i < Rules.Count; i++)
            foreach (var problem in Rules[i].Check($"rules[{i}]")) yield return problem;
        foreach (var (name, spans, lighter) in new[] { ("low", Low, null), ("medium", Medium, Low), ("high", High, Medium) })
        {
            if (spans.FirstContact is < 1 or > 100_000 || spans.Solution < spans.FirstContact || spans.Resolution < spans.Solution
                || spans.Resolution > 100_000)
                yield return Problem.Of(name, "recovery.policy.spans");
            if (lighter is not null && (spans.FirstContact > lighter.FirstContact || spans.Solution > lighter.Solution
                || spans.Resolution > lighter.Resolution))
                yield return Problem.Of(name, "recovery.policy.heavier-faster");
        }
        foreach (var tier in Tiers)
        {
            // No tier waits longer than everybody does, and whoever waits less does so for a reason that is told.
            if (tier.Percent is < 10 or > 100) yield return Problem.Of("tiers", "recovery.policy.tier-share");
            if (string.IsNullOrWhiteSpace(tier.Reason) || tier.Reason.Length > LongestReason) yield return Problem.Of("tiers", "recovery.policy.tier-reason");
        }
        if (Tiers.Select(tier => tier.Tier).Distinct().Count() != Tiers.Count) yield return Problem.Of("tiers", "recovery.policy.tier-twice");
        if (VisitMinutes is < 30 or > 100_000) yield return Problem.Of("visitMinutes", "form.range", 30, 100_000);
        if (RepeatDays is < 0 or > 365) yield return Problem.Of("repeatDays", "form.range", 0, 365);
        if (LeastMinutes is < 1 or > 10_000) yield return Problem.Of("leastMinutes", "form.range", 1, 10_000);
        if (StatutoryDays is < 1 or > 365) yield return Problem.Of("statutoryDays", "form.range", 1, 365);
        if (VisitAttempts is < 1 or > 10) yield return Problem.Of("visitAttempts", "form.range", 1, 10);
        if (Authorities.Any(one => one.Amount is < 0 or > 1_000_000)) yield return Problem.Of("authorities", "form.range", 0, 1_000_000);
    }
}
