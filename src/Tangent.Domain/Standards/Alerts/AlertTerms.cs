using Tangent.Domain.Access;

namespace Tangent.Domain.Standards.Alerts;

/// <summary>What an alert looks at.</summary>
public enum AlertKind
{
    /// <summary>达标率: the share of encounters that met a clause, or all clauses of a criterion.</summary>
    Attainment,

    /// <summary>兑现率: the share of encounters in which a promise to customers was kept.</summary>
    Commitment,

    /// <summary>控制图信号: the last day of the chart of shares stands out.</summary>
    ChartSignal,

    /// <summary>达标余量: so much of the misses that the promised share allows is used up.</summary>
    BudgetSpent,
}

/// <summary>Which end of the interval is held against the threshold.</summary>
public enum AlertBound
{
    /// <summary>The upper end: it fires when it is certain.</summary>
    Certain,

    /// <summary>The lower end: it fires when it can no longer be excluded.</summary>
    Possible,
}

/// <summary>Who is told, and when.</summary>
/// <param name="Role">Whoever has this role for the unit, or for the nearest one above where anybody has.</param>
/// <param name="AfterHours">After so many working hours without an acknowledgement; 0: at once.</param>
public sealed record AlertStep(Role Role, decimal AfterHours);

/// <summary>What an alert rule says (告警规则).</summary>
public sealed record AlertTerms
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 80;

    /// <summary>Longest window, in days.</summary>
    public const int LongestWindow = 92;

    /// <summary>Most steps of the chain.</summary>
    public const int MostSteps = 4;

    /// <summary>Its name: the subject of what people are told.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it looks at.</summary>
    public AlertKind Kind { get; init; }

    /// <summary>The clause; null with a criterion or a promise.</summary>
    public Guid? Clause { get; init; }

    /// <summary>All clauses by this criterion.</summary>
    public ServiceCriterion? Criterion { get; init; }

    /// <summary>The promise to customers.</summary>
    public Guid? Commitment { get; init; }

    /// <summary>Whether each unit below is looked at by itself; else the unit as a whole.</summary>
    public bool IsEachUnit { get; init; }

    /// <summary>The threshold in per cent: the share below which it fires, or the share of the budget from which it does. Not for charts.</summary>
    public decimal Percent { get; init; } = 90;

    /// <summary>Which end of the interval is held against it; for shares alone.</summary>
    public AlertBound Bound { get; init; }

    /// <summary>Least encounters of which anything is said.</summary>
    public int LeastN { get; init; } = 30;

    /// <summary>Days that are looked at, up to today.</summary>
    public int WindowDays { get; init; } = 7;

    /// <summary>Whether people are told in working hours of the unit alone.</summary>
    public bool IsQuietAfterHours { get; init; } = true;

    /// <summary>Whether people are told by e-mail; they see it here in any case.</summary>
    public bool ByEmail { get; init; } = true;

    /// <summary>Who is told, one after the other.</summary>
    public Items<AlertStep> Steps { get; init; } = [];

    /// <summary>Everything that is wrong with it by itself.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Name.Length == 0) yield return Problem.Of("name", "form.required");
        if (Name.Length > LongestName) yield return Problem.Of("name", "form.too-long", LongestName);
        if (!SearchText.IsOneLine(Name)) yield return Problem.Of("name", "form.one-line");
        if (!Enum.IsDefined(Kind)) yield return Problem.Of("kind", "form.required");
        if (!Enum.IsDefined(Bound)) yield return Problem.Of("bound", "form.not-a-choice");
        if (Criterion is { } criterion && !Enum.IsDefined(criterion)) yield return Problem.Of("criterion", "form.not-a-choice");
        int named = (Clause is null ? 0 : 1) + (Criterion is null ? 0 : 1) + (Commitment is null ? 0 : 1);
        if (named != 1) yield return Problem.Of("clause", "alerts.one-thing");
        if (Kind == AlertKind.Commitment && Commitment is null) yield return Problem.Of("commitment", "form.required");
        if (Kind == AlertKind.Attainment && Commitment is not null) yield return Problem.Of("commitment", "alerts.promise-is-kept");
        if (Percent is <= 0 or > 1000 || (Kind is AlertKind.Attainment or AlertKind.Commitment && Percent > 100))
            yield return Problem.Of("percent", "alerts.percent-range");
        if (LeastN is < 1 or > 1_000_000) yield return Problem.Of("leastN", "alerts.least-range");
        int least = Kind == AlertKind.ChartSignal ? 15 : 1;
        if (WindowDays < least || WindowDays > LongestWindow) yield return Problem.Of("windowDays", "alerts.window-range", least, LongestWindow);
        if (Steps.Count is 0 or > MostSteps) yield return Problem.Of("steps", "alerts.steps-range", MostSteps);
        for (int i = 0; i < Steps.Count; i++)
        {
            if (!Enum.IsDefined(Steps[i].Role)) yield return Problem.Of("steps", "form.not-a-choice");
            if (Steps[i].AfterHours is < 0 or > 500 || (i == 0 && Steps[i].AfterHours != 0)) yield return Problem.Of("steps", "alerts.hours-range");
        }
    }
}
