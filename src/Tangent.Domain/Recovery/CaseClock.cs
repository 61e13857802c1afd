using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;

namespace Tangent.Domain.Recovery;

/// <summary>One line of why a clock runs as long as it does.</summary>
/// <param name="Code">Key of its words.</param>
/// <param name="Minutes">What holds from this line on, in minutes.</param>
/// <param name="Text">A reason in the company's own words, or null.</param>
/// <param name="Number">A number in the words, such as a percentage; or null.</param>
public sealed record ClockLine(string Code, int Minutes, string? Text = null, int? Number = null);

/// <summary>A clock of a case: from when, how long, why so, and whether it was met.</summary>
public sealed record CaseClock
{
    /// <summary>Which.</summary>
    public required ClockKind Kind { get; init; }

    /// <summary>From when.</summary>
    public required DateTime StartUtc { get; init; }

    /// <summary>How long: minutes of working time, or of all time for a statutory one.</summary>
    public required int Minutes { get; init; }

    /// <summary>Why so long, line by line.</summary>
    public Items<ClockLine> Why { get; init; } = [];

    /// <summary>When half of it is over; null while it is paused.</summary>
    public DateTime? HalfUtc { get; init; }

    /// <summary>When four fifths of it are over; null while it is paused.</summary>
    public DateTime? NearUtc { get; init; }

    /// <summary>When it is over; null while it is paused.</summary>
    public DateTime? DueUtc { get; init; }

    /// <summary>When what it asks for was done, or null.</summary>
    public DateTime? MetUtc { get; init; }

    /// <summary>Of which per cent somebody was told: 0, 50, 80 or 100.</summary>
    public int Warned { get; init; }

    /// <summary>Whether it runs still.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRunning => MetUtc is null;

    /// <summary>Whether it was met too late, or is over now.</summary>
    public bool IsLate(DateTime nowUtc) => DueUtc is { } due && (MetUtc ?? nowUtc) > due;

    /// <summary>When it has to be looked at next: at its next warning. Null when there is none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTime? NextLookUtc => !IsRunning ? null : Warned switch { 0 => HalfUtc, 50 => NearUtc, 80 => DueUtc, _ => null };

    /// <summary>How far it is at a moment: 0, 50, 80 or 100 per cent.</summary>
    public int StageAt(DateTime nowUtc) =>
        DueUtc is null ? Warned : nowUtc >= DueUtc ? 100 : nowUtc >= NearUtc ? 80 : nowUtc >= HalfUtc ? 50 : 0;
}

/// <summary>Makes clocks by the company's rules and the unit's calendar.</summary>
/// <param name="policy">The rules.</param>
/// <param name="version">Which version of them; 0: what holds until the company says otherwise.</param>
/// <param name="calendar">The calendar of the unit that works on the case.</param>
public sealed class ClockMaker(CasePolicy policy, int version, BusinessCalendar calendar)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Which version of the rules.</summary>
    public int Version { get; } = version;

    /// <summary>The rules.</summary>
    public CasePolicy Policy { get; } = policy;

    /// <summary>The clocks that a case begins with.</summary>
    /// <param name="severity">Its weight.</param>
    /// <param name="tier">The customer's tier, or null.</param>
    /// <param name="isRepeat">Whether the same customer had a case a short time ago.</param>
    /// <param name="isComplaint">Whether the law's clock runs too.</param>
    /// <param name="startUtc">From when.</param>
    /// <param name="pauses">Times that do not count.</param>
    public Items<CaseClock> Begin(CaseSeverity severity, CustomerTier? tier, bool isRepeat, bool isComplaint, DateTime startUtc, Items<CasePause> pauses)
    {
        var spans = Policy.Of(severity);
        List<CaseClock> clocks =
        [
            Working(ClockKind.FirstContact, spans.FirstContact), Working(ClockKind.Solution, spans.Solution),
            Working(ClockKind.Resolution, spans.Resolution),
        ];
        if (isComplaint && Policy.StatutoryDays is { } days)
        {
            clocks.Add(Timed(new()
            {
                Kind = ClockKind.Statutory,
                StartUtc = startUtc,
                Minutes = days * MinutesOfDay,
                Why = [new("recovery.clock.law", days * MinutesOfDay, null, days)],
            }, pauses));
        }
        return clocks.ToItems();

        CaseClock Working(ClockKind kind, int minutes)
        {
            var why = Lines(kind, severity, minutes, tier, isRepeat);
            return Timed(new() { Kind = kind, StartUtc = startUtc, Minutes = why[^1].Minutes, Why = why }, pauses);
        }
    }

    /// <summary>The clock of the return visit.</summary>
    public CaseClock Visit(DateTime startUtc, Items<CasePause> pauses) => Timed(new()
    {
        Kind = ClockKind.ReturnVisit,
        StartUtc = startUtc,
        Minutes = Policy.VisitMinutes,
        Why = [new("recovery.clock.visit", Policy.VisitMinutes)],
    }, pauses);

    /// <summary>The clock with its moments, pauses apart. The law knows neither calendar nor pauses.</summary>
    public CaseClock Timed(CaseClock clock, Items<CasePause> pauses)
    {
        var span = TimeSpan.FromMinutes(clock.Minutes);
        if (clock.Kind == ClockKind.Statutory)
            return clock with { HalfUtc = clock.StartUtc + span / 2, NearUtc = clock.StartUtc + span * 0.8, DueUtc = clock.StartUtc + span };
        Pause[] apart = [.. pauses.OrderBy(pause => pause.FromUtc).Select(pause => new Pause(pause.FromUtc, pause.ToUtc, pause.Reason ?? ""))];
        return clock with { HalfUtc = At(0.5), NearUtc = At(0.8), DueUtc = At(1) };

        DateTime? At(double share) => calendar.Deadline(clock.StartUtc, span * share, apart);
    }

    /// <summary>The stretches of working time and the days off that a clock counted.</summary>
    public Explained Explain(CaseClock clock, Items<CasePause> pauses) => (clock.Kind == ClockKind.Statutory ? BusinessCalendar.RoundTheClock : calendar)
        .Explain(clock.StartUtc, TimeSpan.FromMinutes(clock.Minutes),
            clock.Kind == ClockKind.Statutory ? [] : pauses.Select(pause => new Pause(pause.FromUtc, pause.ToUtc, pause.Reason ?? "")));

    private Items<ClockLine> Lines(ClockKind kind, CaseSeverity severity, int minutes, CustomerTier? tier, bool isRepeat)
    {
        List<ClockLine> lines = [new($"recovery.clock.{severity.ToString().ToLowerInvariant()}", minutes)];
        if (Policy.Tiers.FirstOrDefault(one => one.Tier == tier) is { Percent: < 100 } share)
            lines.Add(new("recovery.clock.tier", minutes = minutes * share.Percent / 100, share.Reason, share.Percent));
        if (isRepeat && kind != ClockKind.Resolution) lines.Add(new("recovery.clock.repeat", minutes /= 2, null, Policy.RepeatDays));
        if (minutes < Policy.LeastMinutes) lines.Add(new("recovery.clock.least", Policy.LeastMinutes));
        return lines.ToItems();
    }
}
