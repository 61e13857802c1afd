namespace Tangent.Domain.Recovery;

/// <summary>A warning of a clock.</summary>
/// <param name="Clock">Which.</param>
/// <param name="Percent">50, 80 or 100 of its time are over.</param>
public readonly record struct ClockWarning(ClockKind Clock, int Percent);

// What may happen to a case at any step.
public sealed partial record RecoveryCase
{
    /// <summary>In the hands of this unit, and of somebody there; the same object when nothing is new.</summary>
    public Outcome<RecoveryCase> Give(Guid unit, Guid? person)
    {
        if (unit == UnitId && person == PersonId) return this;
        return IsOpen ? Changed() with { UnitId = unit, PersonId = person } : Fail.Clash("recovery.is-closed");
    }

    /// <summary>One step up (升级).</summary>
    public Outcome<RecoveryCase> Escalate() => IsOpen ? Changed() with { Escalated = Escalated + 1 } : Fail.Clash("recovery.is-closed");

    /// <summary>Its own clocks stand still, because the customer has to do something first. The law's does not.</summary>
    public Outcome<RecoveryCase> Pause(string? reason, DateTime atUtc, ClockMaker clocks)
    {
        if (!IsOpen) return Fail.Clash("recovery.is-closed");
        if (Details.IsPaused) return Fail.Clash("recovery.is-paused");
        return reason is null ? Fail.Wrong("reason", "form.required") : Retimed([.. Details.Pauses, new(atUtc, null, reason)], clocks);
    }

    /// <summary>Its clocks go on: what was left when they were stopped is left still.</summary>
    public Outcome<RecoveryCase> Resume(DateTime atUtc, ClockMaker clocks)
    {
        if (!IsOpen) return Fail.Clash("recovery.is-closed");
        return Details.IsPaused ? Retimed(Details.Pauses.Select(pause => pause.ToUtc is null ? pause with { ToUtc = atUtc } : pause).ToItems(), clocks)
            : Fail.Clash("recovery.not-paused");
    }

    /// <summary>Another sign of the same need came to it: how low it was is kept, the lowest counts.</summary>
    public RecoveryCase Hear(SeenSignal signal) => Changed() with
    {
        ShareBefore = signal.Share is { } share && (ShareBefore is not { } before || share < before) ? share : ShareBefore,
        Customer = Customer ?? signal.Customer,
        Journey = Journey ?? signal.Journey,
        Touchpoint = Touchpoint ?? signal.Touchpoint,
    };

    /// <summary>The customer was told something outside a step. The first time meets the first-contact clock.</summary>
    public RecoveryCase Contact(DateTime atUtc) => IsOpen && ContactedUtc is null
        ? (Changed() with { ContactedUtc = atUtc, Details = Details.Met(ClockKind.FirstContact, atUtc) }).Timed() : Changed();

    /// <summary>Looks at its clocks: what has to be told now, each once; what ran out takes it one step up.</summary>
    /// <returns>The case and its warnings; the same object when there is nothing.</returns>
    public (RecoveryCase Case, IReadOnlyList<ClockWarning> Warnings) Look(DateTime nowUtc)
    {
        if (LookUtc is not { } look || look > nowUtc) return (this, []);
        List<ClockWarning> warnings = [];
        var clocks = Details.Clocks.Select(clock =>
        {
            if (!clock.IsRunning || clock.StageAt(nowUtc) is var stage && stage <= clock.Warned) return clock;
            warnings.Add(new(clock.Kind, stage));
            return clock with { Warned = stage };
        }).ToItems();
        int up = warnings.Any(one => one.Percent == 100) ? 1 : 0;
        return ((Changed() with { Escalated = Escalated + up, Details = Details with { Clocks = clocks } }).Timed(), warnings);
    }

    private RecoveryCase Retimed(Items<CasePause> pauses, ClockMaker clocks) => (Changed() with
    {
        Details = Details with { Pauses = pauses, Clocks = Details.Clocks.Select(clock => clock.IsRunning ? clocks.Timed(clock, pauses) : clock).ToItems() },
    }).Timed();
}
