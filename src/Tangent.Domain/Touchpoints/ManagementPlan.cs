namespace Tangent.Domain.Touchpoints;

/// <summary>Identity of a management plan.</summary>
public readonly record struct PlanId(Guid Value);

/// <summary>Where a plan is in its life.</summary>
public enum PlanState
{
    /// <summary>草拟中.</summary>
    Draft,

    /// <summary>执行中.</summary>
    Running,

    /// <summary>已结束.</summary>
    Closed,
}

/// <summary>What a plan wants to reach.</summary>
/// <param name="Text">The goal, up to 200 characters.</param>
/// <param name="Measure">By what it is seen, up to 80 characters, or null.</param>
/// <param name="Target">The level wanted, up to 80 characters, or null.</param>
public sealed record PlanGoal(string Text, string? Measure = null, string? Target = null);

/// <summary>One step of a plan.</summary>
/// <param name="Text">What is to be done, up to 200 characters.</param>
/// <param name="Owner">Who does it: a post or unit, up to 80 characters, or null.</param>
/// <param name="DueOn">By when, as a day of the owner unit; null without a date.</param>
/// <param name="DoneOn">When it was done, or null.</param>
/// <param name="Note">What is to be said of it, up to 300 characters, or null.</param>
public sealed record PlanStep(string Text, string? Owner = null, DateOnly? DueOn = null, DateOnly? DoneOn = null, string? Note = null)
{
    /// <summary>Whether it is not done and its day has passed.</summary>
    public bool IsOverdue(DateOnly today) => DoneOn is null && DueOn < today;
}

/// <summary>What people fill in about a plan, checked: see the properties of <see cref="ManagementPlan"/>.</summary>
public sealed record PlanDetails(string Title, Guid UnitId, Guid? OwnerId, DateOnly From, DateOnly To)
{
    /// <summary>Goals.</summary>
    public Items<PlanGoal> Goals { get; init; } = [];

    /// <summary>Steps in order.</summary>
    public Items<PlanStep> Steps { get; init; } = [];

    /// <summary>Touchpoints in scope.</summary>
    public Items<Guid> Scope { get; init; } = [];
}

/// <summary>A plan for the touchpoints of a unit (客户接触点管理计划): goals, steps, scope, owner and dates.</summary>
public sealed record ManagementPlan
{
    /// <summary>Identity.</summary>
    public required PlanId Id { get; init; }

    /// <summary>What people fill in.</summary>
    public required PlanDetails Details { get; init; }

    /// <summary>Where it is in its life.</summary>
    public PlanState State { get; private init; }

    /// <summary>What came of it, said when it was closed.</summary>
    public string? Result { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Last change.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>The owning unit. Stored, for filters.</summary>
    public Guid UnitId { get => Details.UnitId; private init { } }

    /// <summary>Order by title, Chinese as pinyin.</summary>
    public byte[] TitleKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", Details.Title), Id.Value); private init { } }

    /// <summary>Order by last change.</summary>
    public byte[] ChangedKey { get => SortKeys.Unique(SortKeys.OfTime(ChangedUtc), Id.Value); private init { } }

    /// <summary>What a search looks through.</summary>
    public string Found { get => SearchText.Found(Details.Title); private init { } }

    /// <summary>How many steps are done.</summary>
    public int Done => Details.Steps.Count(step => step.DoneOn is not null);

    /// <summary>A new plan: a draft.</summary>
    public static ManagementPlan Draft(PlanId id, PlanDetails details, DateTime atUtc) =>
        new() { Id = id, Details = details, ChangedUtc = atUtc };

    /// <summary>With other details; the same again changes nothing. What is closed stays as it was.</summary>
    public Outcome<ManagementPlan> With(PlanDetails details, DateTime atUtc) =>
        State == PlanState.Closed ? Fail.Clash("touchpoints.plan.is-closed", Details.Title)
        : details == Details ? this
        : Changed(atUtc) with { Details = details };

    /// <summary>The draft, running. Without a goal and a step there is nothing to run.</summary>
    public Outcome<ManagementPlan> Start(DateTime atUtc)
    {
        if (State != PlanState.Draft) return Fail.Clash("touchpoints.plan.not-draft", Details.Title);
        return Details.Goals.Count == 0 || Details.Steps.Count == 0
            ? Fail.Clash("touchpoints.plan.nothing-to-run", Details.Title)
            : Changed(atUtc) with { State = PlanState.Running };
    }

    /// <summary>Closed, with what came of it.</summary>
    public Outcome<ManagementPlan> Close(string result, DateTime atUtc) => State != PlanState.Running
        ? Fail.Clash("touchpoints.plan.not-running", Details.Title)
        : Changed(atUtc) with { State = PlanState.Closed, Result = result };

    /// <summary>A step of a running plan, done on this day or open again.</summary>
    /// <param name="number">Which, from 1; one that does not exist is a problem of the request.</param>
    /// <param name="doneOn">The day, or null when it is open again.</param>
    /// <param name="atUtc">Now.</param>
    public Outcome<ManagementPlan> Tick(int number, DateOnly? doneOn, DateTime atUtc)
    {
        if (State != PlanState.Running) return Fail.Clash("touchpoints.plan.not-running", Details.Title);
        if (number < 1 || number > Details.Steps.Count) return Fail.Wrong("step", "touchpoints.plan.no-such-step", number);
        var now = Details.Steps[number - 1];
        if (now.DoneOn is not null == doneOn is not null) return this;
        var steps = Details.Steps.Select((step, i) => i == number - 1 ? step with { DoneOn = doneOn } : step).ToItems();
        return Changed(atUtc) with { Details = Details with { Steps = steps } };
    }

    private ManagementPlan Changed(DateTime atUtc) => this with { ChangedUtc = atUtc, Version = Version + 1 };
}
