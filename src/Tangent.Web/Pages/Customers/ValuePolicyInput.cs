using System.Globalization;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Customers;

/// <summary>The form of the policy of values as it is sent: texts, so that what was typed wrongly stands there again.</summary>
public sealed class ValuePolicyInput
{
    private static readonly char[] Between = [',', '，', '、', ';', '\n', '\r', ' '];

    public string? Do { get; set; }
    public int? Version { get; set; }
    public string? Touchpoints { get; set; }
    public string?[] Stages { get; set; } = [];
    public string? Outcomes { get; set; }
    public string? Money { get; set; }
    public string? PeriodDays { get; set; }
    public string? Horizon { get; set; }
    public string? Discount { get; set; }
    public string? HistoryMonths { get; set; }
    public string? CutBy { get; set; }
    public string?[] Cuts { get; set; } = [];
    public string? Rise { get; set; }
    public string? Fall { get; set; }
    public string? Patience { get; set; }
    public bool MovesTiers { get; set; }
    public bool NeedsConsent { get; set; }

    /// <summary>The form of a policy that holds.</summary>
    public static ValuePolicyInput Of(ValuePolicy policy, int version) => new()
    {
        Version = version,
        Touchpoints = string.Join(' ', policy.Touchpoints),
        Stages = [.. policy.Stages.Select(stage => stage.ToString())],
        Outcomes = string.Join(", ", policy.Outcomes),
        Money = policy.Money,
        PeriodDays = Text(policy.PeriodDays),
        Horizon = Text(policy.Horizon),
        Discount = Text(policy.Discount),
        HistoryMonths = Text(policy.HistoryMonths),
        CutBy = policy.CutBy.ToString(),
        Cuts = [.. policy.Cuts.Select(Text)],
        Rise = Text(policy.Rise),
        Fall = Text(policy.Fall),
        Patience = Text(policy.Patience),
        MovesTiers = policy.MovesTiers,
        NeedsConsent = policy.NeedsConsent,
    };

    /// <summary>The same with every field there, however little was sent.</summary>
    public ValuePolicyInput Filled()
    {
        Cuts = [.. Enumerable.Range(0, ValuePolicy.Cut.Count).Select(i => i < Cuts.Length ? Cuts[i] : null)];
        return this;
    }

    /// <summary>The policy that the form says.</summary>
    public Outcome<ValuePolicy> Read()
    {
        List<Problem> problems = [];
        var read = new ValuePolicy
        {
            Touchpoints = Words(Touchpoints, Between),
            Stages = Stages.Select(TouchpointText.Member<JourneyStage>).OfType<JourneyStage>().ToItems(),
            // An outcome may hold spaces.
            Outcomes = Words(Outcomes, [',', '，', '、', '\n', '\r']),
            Money = string.IsNullOrWhiteSpace(Money) ? null : Money.Trim(),
            PeriodDays = (int)Number("periodDays", PeriodDays, isWhole: true),
            Horizon = (int)Number("horizon", Horizon, isWhole: true),
            Discount = Number("discount", Discount),
            HistoryMonths = (int)Number("historyMonths", HistoryMonths, isWhole: true),
            CutBy = TouchpointText.Member<CutKind>(CutBy) ?? CutKind.ByShare,
            Cuts = Cuts.Select(cut => Number("cuts", cut)).ToItems(),
            Rise = Number("rise", Rise),
            Fall = Number("fall", Fall),
            Patience = (int)Number("patience", Patience, isWhole: true),
            MovesTiers = MovesTiers,
            NeedsConsent = NeedsConsent,
        };
        return problems.Count > 0 ? new Fail.Invalid(problems) : read;

        double Number(string field, string? typed, bool isWhole = false)
        {
            if (double.TryParse(typed?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number <= 1e12 && (!isWhole || (number == Math.Floor(number) && number <= 100_000))) return number;
            problems.Add(Problem.Of(field, isWhole ? "form.whole-number" : "form.number"));
            return 0;
        }
    }

    private static Items<string> Words(string? typed, char[] between) =>
        (typed ?? "").Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToItems();

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
