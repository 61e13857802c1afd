using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Customers;

/// <summary>How the cuts between tiers are said.</summary>
public enum CutKind
{
    /// <summary>As shares of customers: one per cent are Diamond, and so on.</summary>
    ByShare,

    /// <summary>As least values.</summary>
    ByValue,
}

/// <summary>
/// What customers are worth and which tier that gives them (分级客服). Versions are kept. Nothing but purchases goes into it: no age,
/// sex, origin, health or belief, and no place of living (GV-06; PIPL art. 24).
/// </summary>
public sealed record ValuePolicy
{
    /// <summary>Most touchpoints or outcomes, and longest name of one.</summary>
    public const int MostNames = 200, LongestName = 200;

    /// <summary>Tiers that have a cut: all but the lowest, the highest first.</summary>
    public static IReadOnlyList<CustomerTier> Cut { get; } = [CustomerTier.Diamond, CustomerTier.Gold, CustomerTier.Silver];

    /// <summary>Codes of the touchpoints whose encounters are purchases.</summary>
    public Items<string> Touchpoints { get; init; } = [];

    /// <summary>Stages whose touchpoints count too. Neither touchpoints nor stages: every encounter is a purchase.</summary>
    public Items<JourneyStage> Stages { get; init; } = [];

    /// <summary>Outcomes with which an encounter is a purchase, in the source's words; none: with any.</summary>
    public Items<string> Outcomes { get; init; } = [];

    /// <summary>Attribute of the encounter that holds the sum; null: purchases are counted, not summed.</summary>
    public string? Money { get; init; }

    /// <summary>Length of a period in days, 7 to 366: once in each the customers are valued.</summary>
    public int PeriodDays { get; init; } = 30;

    /// <summary>Over how many periods to come the value is reckoned, 1 to 60.</summary>
    public int Horizon { get; init; } = 12;

    /// <summary>Discount of a period in per cent, 0 to 20.</summary>
    public double Discount { get; init; } = 0.5;

    /// <summary>How many months back purchases count, 3 to 120.</summary>
    public int HistoryMonths { get; init; } = 36;

    /// <summary>How the cuts are said.</summary>
    public CutKind CutBy { get; init; } = CutKind.ByShare;

    /// <summary>The cuts of <see cref="Cut"/>: per cent of customers, or least values.</summary>
    public Items<double> Cuts { get; init; } = [2, 8, 25];

    /// <summary>By how many per cent the value must pass a cut for rising, 0 to 50.</summary>
    public double Rise { get; init; } = 5;

    /// <summary>By how many per cent it must lie below for falling, 0 to 50.</summary>
    public double Fall { get; init; } = 5;

    /// <summary>For how many periods in a row it must lie below, 1 to 12.</summary>
    public int Patience { get; init; } = 2;

    /// <summary>Whether the value moves tiers; else customers are valued and their tiers stay.</summary>
    public bool MovesTiers { get; init; }

    /// <summary>Whether only those are valued who agreed to a profile; else all but those who refused one.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>What holds until the company says otherwise: everything counts, tiers stay.</summary>
    public static ValuePolicy Usual { get; } = new();

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Problem> Check()
    {
        if (Touchpoints is null) yield return Problem.Of("touchpoints", "form.required");
        if (Stages is null) yield return Problem.Of("stages", "form.required");
        if (Outcomes is null) yield return Problem.Of("outcomes", "form.required");
        if (Cuts is null) yield return Problem.Of("cuts", "form.required");
        if (Touchpoints is null || Stages is null || Outcomes is null || Cuts is null) yield break;
        foreach (var (field, names) in new[] { ("touchpoints", Touchpoints), ("outcomes", Outcomes) })
        {
            if (names.Count > MostNames) yield return Problem.Of(field, "form.too-many", MostNames);
            if (names.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > LongestName)) yield return Problem.Of(field, "form.required");
        }
        if (Money is not null && (Money.Trim().Length == 0 || Money.Length > LongestName)) yield return Problem.Of("money", "form.too-long", LongestName);
        if (PeriodDays is < 7 or > 366) yield return Problem.Of("periodDays", "form.range", 7, 366);
        if (Horizon is < 1 or > 60) yield return Problem.Of("horizon", "form.range", 1, 60);
        if (Discount is not (>= 0 and <= 20)) yield return Problem.Of("discount", "form.range", 0, 20);
        if (HistoryMonths is < 3 or > 120) yield return Problem.Of("historyMonths", "form.range", 3, 120);
        if (Rise is not (>= 0 and <= 50)) yield return Problem.Of("rise", "form.range", 0, 50);
        if (Fall is not (>= 0 and <= 50)) yield return Problem.Of("fall", "form.range", 0, 50);
        if (Patience is < 1 or > 12) yield return Problem.Of("patience", "form.range", 1, 12);
        if (Cuts.Count != Cut.Count || Cuts.Any(cut => !(cut >= 0 && double.IsFinite(cut)))) yield return Problem.Of("cuts", "value.three-cuts");
        else if (CutBy == CutKind.ByShare && Cuts.Sum() > 100) yield return Problem.Of("cuts", "value.shares-beyond");
        else if (CutBy == CutKind.ByValue && (Cuts[0] <= Cuts[1] || Cuts[1] <= Cuts[2])) yield return Problem.Of("cuts", "value.cuts-fall");
    }

    /// <summary>Which period a day lies in, counted from 1970 on.</summary>
    public int PeriodOf(DateTime utc) => (int)((utc - DateTime.UnixEpoch).TotalDays / PeriodDays) * PeriodDays;
}
