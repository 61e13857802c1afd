namespace Tangent.Domain.Standards.Alerts;

/// <summary>A rule of alerts, on or off.</summary>
public sealed record AlertRule
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit that it looks at, with all below.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What it says.</summary>
    public required AlertTerms Terms { get; init; }

    /// <summary>Since when it is on, or null.</summary>
    public DateTime? OnUtc { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The rule with other terms; the same object when nothing is new.</summary>
    public AlertRule With(AlertTerms terms, DateTime atUtc) => terms == Terms ? this : this with { Terms = terms, ChangedUtc = atUtc, Version = Version + 1 };

    /// <summary>The rule on or off.</summary>
    public AlertRule Switched(bool isOn, DateTime atUtc) => isOn == OnUtc is not null ? this
        : this with { OnUtc = isOn ? atUtc : null, ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>How far a firing is.</summary>
public enum FiringState
{
    /// <summary>告警中: nobody has taken it up.</summary>
    Firing,

    /// <summary>已确认: somebody has, and its cause lasts.</summary>
    Acknowledged,

    /// <summary>已恢复: its cause is over.</summary>
    Over,
}

/// <summary>The numbers for which an alert fired.</summary>
/// <param name="Point">The share, or the used part of the budget.</param>
/// <param name="Low">Lower end of its interval; null where there is none.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">Encounters.</param>
/// <param name="Method">Code of the method.</param>
/// <param name="From">First day that was looked at.</param>
/// <param name="To">Last day.</param>
public sealed record FiringNumbers(double Point, double? Low, double? High, long N, string Method, DateOnly From, DateOnly To);

/// <summary>One time that a rule fired for a unit: as long as its cause lasts there is no second one.</summary>
public sealed record AlertFiring
{
    /// <summary>Longest note.</summary>
    public const int LongestNote = 500;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The rule.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>The unit.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>How far it is.</summary>
    public FiringState State { get; init; }

    /// <summary>When it fired.</summary>
    public required DateTime FiredUtc { get; init; }

    /// <summary>For which numbers.</summary>
    public required FiringNumbers Numbers { get; init; }

    /// <summary>How many steps of the chain were told.</summary>
    public int Told { get; init; }

    /// <summary>When the next step is told; null: there is none.</summary>
    public DateTime? NextUtc { get; init; }

    /// <summary>When somebody took it up, or null.</summary>
    public DateTime? AcknowledgedUtc { get; init; }

    /// <summary>Who did, or null.</summary>
    public Guid? AcknowledgedBy { get; init; }

    /// <summary>What they said, or null.</summary>
    public string? Note { get; init; }

    /// <summary>When its cause was over, or null.</summary>
    public DateTime? OverUtc { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Somebody takes it up: nobody else is told.</summary>
    public Outcome<AlertFiring> Acknowledge(Guid by, string? note, DateTime atUtc) => State != FiringState.Firing ? Fail.Clash("alerts.not-firing")
        : this with { State = FiringState.Acknowledged, AcknowledgedUtc = atUtc, AcknowledgedBy = by, Note = note, NextUtc = null, Version = Version + 1 };

    /// <summary>Its cause is over.</summary>
    public AlertFiring End(DateTime atUtc) => this with { State = FiringState.Over, OverUtc = atUtc, NextUtc = null, Version = Version + 1 };

    /// <summary>One more step of the chain is told; the next one when its time has come.</summary>
    public AlertFiring Step(DateTime? nextUtc) => this with { Told = Told + 1, NextUtc = nextUtc, Version = Version + 1 };
}
