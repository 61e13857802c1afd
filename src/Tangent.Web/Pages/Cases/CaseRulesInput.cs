using System.Globalization;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Cases;

/// <summary>The form of the rules of recovery as it is sent: texts, so that what was typed wrongly stands there again.</summary>
public sealed class CaseRulesInput
{
    private const int Spare = 1;
    private static readonly int Tiers = Enum.GetValues<CustomerTier>().Length, Roles = Enum.GetValues<Role>().Length;

    /// <summary>The roles that may grant something.</summary>
    public static IReadOnlyList<Role> Granting { get; } = [Role.Clerk, Role.ComplaintOfficer, Role.UnitManager, Role.Director];

    public string? Do { get; set; }
    public int? Version { get; set; }
    public string?[] Code { get; set; } = [];
    public string?[] RuleKind { get; set; } = [];
    public string?[] RuleSeverity { get; set; } = [];
    public string?[] Lowest { get; set; } = [];
    public string?[] MaxAge { get; set; } = [];
    public string?[] Merge { get; set; } = [];
    public string?[] CoolDown { get; set; } = [];
    public string?[] Known { get; set; } = [];
    public string?[] First { get; set; } = [];
    public string?[] Solution { get; set; } = [];
    public string?[] Resolution { get; set; } = [];
    public string? Visit { get; set; }
    public string? Repeat { get; set; }
    public string? Least { get; set; }
    public string? Statutory { get; set; }
    public string? Attempts { get; set; }
    public string?[] TierPercent { get; set; } = [];
    public string?[] TierReason { get; set; } = [];
    public string?[] Amount { get; set; } = [];

    /// <summary>The form of rules that hold.</summary>
    public static CaseRulesInput Of(CasePolicy policy, int version)
    {
        var rules = policy.Rules;
        var spans = new[] { policy.Low, policy.Medium, policy.High };
        var input = new CaseRulesInput
        {
            Version = version,
            Code = [.. rules.Select(rule => rule.Code)],
            RuleKind = [.. rules.Select(rule => rule.Kinds[0].ToString())],
            RuleSeverity = [.. rules.Select(rule => rule.Severity.ToString())],
            Lowest = [.. rules.Select(rule => Text(rule.LowestPercent))],
            MaxAge = [.. rules.Select(rule => Text(rule.MaxAgeDays))],
            Merge = [.. rules.Select(rule => Text(rule.MergeDays))],
            CoolDown = [.. rules.Select(rule => Text(rule.CoolDownDays))],
            Known = [.. rules.Select(rule => rule.OnlyKnown ? "yes" : "no")],
            First = [.. spans.Select(span => Text(span.FirstContact))],
            Solution = [.. spans.Select(span => Text(span.Solution))],
            Resolution = [.. spans.Select(span => Text(span.Resolution))],
            Visit = Text(policy.VisitMinutes),
            Repeat = Text(policy.RepeatDays),
            Least = Text(policy.LeastMinutes),
            Statutory = Text(policy.StatutoryDays),
            Attempts = Text(policy.VisitAttempts),
            TierPercent = [.. Enum.GetValues<CustomerTier>().Select(tier => Text(policy.Tiers.FirstOrDefault(one => one.Tier == tier)?.Percent))],
            TierReason = [.. Enum.GetValues<CustomerTier>().Select(tier => policy.Tiers.FirstOrDefault(one => one.Tier == tier)?.Reason)],
            Amount = [.. Enum.GetValues<Role>().Select(role =>
                policy.Authorities.FirstOrDefault(one => one.Role == role)?.Amount.ToString(CultureInfo.InvariantCulture))],
        };
        return input.Filled(rules.Count + Spare);
    }

    /// <summary>The same with every field there, however little was sent.</summary>
    public CaseRulesInput Filled(int rows = 0)
    {
        rows = Math.Clamp(Math.Max(rows, Code.Length), 1, CasePolicy.MostRules + Spare);
        Code = Fill(Code, rows);
        RuleKind = Fill(RuleKind, rows);
        RuleSeverity = Fill(RuleSeverity, rows);
        Lowest = Fill(Lowest, rows);
        MaxAge = Fill(MaxAge, rows);
        Merge = Fill(Merge, rows);
        CoolDown = Fill(CoolDown, rows);
        Known = Fill(Known, rows);
        (First, Solution, Resolution) = (Fill(First, 3), Fill(Solution, 3), Fill(Resolution, 3));
        (TierPercent, TierReason, Amount) = (Fill(TierPercent, Tiers), Fill(TierReason, Tiers), Fill(Amount, Roles));
        return this;
    }

    /// <summary>The rules that the form says; what it has no fields for stays as it was.</summary>
    public Outcome<CasePolicy> Read(CasePolicy before)
    {
        List<Problem> problems = [];
        List<CaseRule> rules = [];
        for (int i = 0; i < Code.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(Code[i])) continue;
            var code = Code[i]!.Trim();
            var old = before.Rules.FirstOrDefault(rule => rule.Code == code);
            if (TouchpointText.Member<SignalKind>(RuleKind[i]) is not { } kind)
            {
                problems.Add(Problem.Of($"ruleKind[{i}]", "form.required"));
                continue;
            }
            rules.Add((old ?? new CaseRule { Code = code, Kinds = [kind] }) with
            {
                Kinds = old is not null && old.Kinds.Contains(kind) ? old.Kinds : [kind],
                Severity = TouchpointText.Member<CaseSeverity>(RuleSeverity[i]) ?? CaseSeverity.Low,
                LowestPercent = Number($"lowest[{i}]", Lowest[i]),
                MaxAgeDays = Number($"maxAge[{i}]", MaxAge[i]) ?? 14,
                MergeDays = Number($"merge[{i}]", Merge[i]) ?? 30,
                CoolDownDays = Number($"coolDown[{i}]", CoolDown[i]) ?? 0,
                OnlyKnown = Known[i] == "yes",
            });
        }
        var read = before with
        {
            Rules = rules.ToItems(),
            Low = Spans(0),
            Medium = Spans(1),
            High = Spans(2),
            VisitMinutes = Number("visit", Visit) ?? 0,
            RepeatDays = Number("repeat", Repeat) ?? 0,
            LeastMinutes = Number("least", Least) ?? 0,
            StatutoryDays = Number("statutory", Statutory),
            VisitAttempts = Number("attempts", Attempts) ?? 0,
            Tiers = Enum.GetValues<CustomerTier>().Select(tier => (tier, Percent: Number($"tierPercent[{(int)tier}]", TierPercent[(int)tier])))
                .Where(one => one.Percent is not null and not 100).Select(one => new TierShare(one.tier, one.Percent!.Value,
                    TierReason[(int)one.tier]?.Trim() ?? ""))
                .ToItems(),
            Authorities = Granting.Select(role => new Authority(role, Money($"amount[{(int)role}]", Amount[(int)role]))).ToItems(),
        };
        return problems.Count > 0 ? new Fail.Invalid(problems) : read;

        ClockSpans Spans(int i) => new(Number($"first[{i}]", First[i]) ?? 0, Number($"solution[{i}]", Solution[i]) ?? 0, Number($"resolution[{i}]",
            Resolution[i]) ?? 0);

        int? Number(string field, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture,
                out int number)) return number;
            problems.Add(Problem.Of(field, "form.whole-number"));
            return null;
        }

        decimal Money(string field, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) return 0;
            if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)) return amount;
            problems.Add(Problem.Of(field, "form.whole-number"));
            return 0;
        }
    }

    private static string?[] Fill(string?[] texts, int length) => [.. Enumerable.Range(0, length).Select(i => i < texts.Length ? texts[i] : null)];

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
