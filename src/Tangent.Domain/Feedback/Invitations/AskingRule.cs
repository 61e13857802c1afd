using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Feedback.Invitations;

/// <summary>What makes a rule ask.</summary>
public enum AskTrigger
{
    /// <summary>接触后: a customer had an encounter that fits.</summary>
    Encounter,

    /// <summary>定期: a wave over a sample of customers.</summary>
    Schedule,
}

/// <summary>What a rule is, as people write it.</summary>
public sealed record AskingPlan
{
    /// <summary>Most characters of a name, of a subject and of a text.</summary>
    public const int LongestName = 60, LongestSubject = 100, LongestText = 1000;

    private const int MostStrata = 50;

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What makes it ask.</summary>
    public AskTrigger Trigger { get; init; }

    /// <summary>By which channel it asks.</summary>
    public DeliveryChannel Channel { get; init; }

    /// <summary>Encounters of this unit and below it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Encounters at this touchpoint; null: at any.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>Encounters of these channels, in the sources' words; empty: of any.</summary>
    public Items<string> Channels { get; init; } = [];

    /// <summary>Encounters that ended so, in the sources' words; empty: in any way.</summary>
    public Items<string> Outcomes { get; init; } = [];

    /// <summary>Minutes after the end of the encounter, 0 to 10,080.</summary>
    public int DelayMinutes { get; init; } = 60;

    /// <summary>Percent of the encounters that are asked about, 0 to 100.</summary>
    public int RatePercent { get; init; } = 100;

    /// <summary>The same for customers of a tier, where it differs.</summary>
    public Items<TierRate> TierRates { get; init; } = [];

    /// <summary>The same for parts of the encounters; the first that fits holds, before those of tiers.</summary>
    public Items<PartRate> StratumRates { get; init; } = [];

    /// <summary>Whether only customers are asked who said that they may be.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>Days for which the link may be answered, 1 to 90.</summary>
    public int AnswerDays { get; init; } = 14;

    /// <summary>How often somebody who does not answer is reminded, 0 to 3.</summary>
    public int Reminders { get; init; }

    /// <summary>Days between invitation and reminder, and between reminders, 1 to 30.</summary>
    public int ReminderDays { get; init; } = 3;

    /// <summary>Months between waves, 1 to 24.</summary>
    public int EveryMonths { get; init; } = 3;

    /// <summary>Customers of a wave, 1 to 100,000.</summary>
    public int SampleSize { get; init; } = 400;

    /// <summary>A wave draws from customers with an encounter in so many days before, 1 to 730.</summary>
    public int ActiveDays { get; init; } = 180;

    /// <summary>Subject of an e-mail, by language.</summary>
    public Wording Subject { get; init; } = Wording.None;

    /// <summary>The text, by language; <see cref="LinkGap"/> is filled with the link, <see cref="DeclineGap"/> with the one that declines.</summary>
    public Wording Text { get; init; } = Wording.None;

    /// <summary>The gap for the link.</summary>
    public const string LinkGap = "{{link}}";

    /// <summary>The gap for the link by which somebody declines.</summary>
    public const string DeclineGap = "{{decline}}";

    /// <summary>Percent of the encounters that stand in these strata, of customers of a tier, that are asked about.</summary>
    /// <param name="tier">The customer's tier, or null.</param>
    /// <param name="wordOf">The encounter's word in a stratum, or null.</param>
    public int RateOf(CustomerTier? tier, Func<EncounterPart, string?> wordOf) =>
        StratumRates.FirstOrDefault(one => string.Equals(wordOf(one.By), one.Value, StringComparison.OrdinalIgnoreCase)) is { } part ? part.Percent
        : TierRates.FirstOrDefault(one => one.Tier == tier) is { } own ? own.Percent : RatePercent;

    /// <summary>The text with its gaps filled.</summary>
    public string Say(string language, string link, string decline) =>
        Text.In(language).Replace(LinkGap, link, StringComparison.Ordinal).Replace(DeclineGap, decline, StringComparison.Ordinal);

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Name.Length == 0) yield return Problem.Of("name", "form.required");
        else if (Name.Length > LongestName || !SearchText.IsOneLine(Name)) yield return Problem.Of("name", "form.too-long", LongestName);
        if (!Enum.IsDefined(Trigger)) yield return Problem.Of("trigger", "form.not-a-choice");
        if (Channel is not (DeliveryChannel.Email or DeliveryChannel.Sms or DeliveryChannel.WeChat)) yield return Problem.Of("channel", "form.not-a-choice");
        foreach (var (field, value, least, most) in Numbers())
            if (value < least || value > most) yield return Problem.Of(field, "asking.range", least, most);
        if (TierRates.Select(one => one.Tier).Distinct().Count() < TierRates.Count || TierRates.Any(one => !Enum.IsDefined(one.Tier)))
            yield return Problem.Of("tierRates", "form.not-a-choice");
        if (StratumRates.Count > MostStrata) yield return Problem.Of("stratumRates", "form.too-many", MostStrata);
        if (StratumRates.Select(one => (one.By, one.Value.ToUpperInvariant())).Distinct().Count() < StratumRates.Count
            || StratumRates.Any(one => !Enum.IsDefined(one.By) || one.Value.Length is 0 or > 200 || !SearchText.IsOneLine(one.Value)))
            yield return Problem.Of("stratumRates", "asking.strata.line");
        foreach (var (field, words) in new[] { ("channels", Channels), ("outcomes", Outcomes) })
            if (words.Count > 20 || words.Any(word => word.Length is 0 or > 200 || !SearchText.IsOneLine(word)))
                yield return Problem.Of(field, "form.too-long", 200);
        if (Text.Length == 0) yield return Problem.Of("text", "form.required");
        foreach (var language in Text.Languages)
            if (!Text[language]!.Contains(LinkGap, StringComparison.Ordinal)) yield return Problem.Of("text", "asking.no-link", language);
        if (Text.Length > LongestText) yield return Problem.Of("text", "form.too-long", LongestText);
        if (Subject.Length > LongestSubject) yield return Problem.Of("subject", "form.too-long", LongestSubject);
        if (Channel == DeliveryChannel.Email && Subject.Length == 0) yield return Problem.Of("subject", "form.required");
    }

    private IEnumerable<(string Field, int Value, int Least, int Most)> Numbers() =>
    [
        ("delayMinutes", DelayMinutes, 0, 10_080), ("ratePercent", RatePercent, 0, 100),
        .. TierRates.Select(one => ("tierRates", one.Percent, 0, 100)),
        .. StratumRates.Select(one => ("stratumRates", one.Percent, 0, 100)), ("answerDays", AnswerDays, 1, 90), ("reminders", Reminders, 0, 3),
        ("reminderDays", ReminderDays, 1, 30), ("everyMonths", EveryMonths, 1, 24), ("sampleSize", SampleSize, 1, 100_000), ("activeDays", ActiveDays, 1, 730),
    ];
}

/// <summary>Percent for a tier.</summary>
public sealed record TierRate(CustomerTier Tier, int Percent);

/// <summary>By what encounters are parted when some of them are asked about more often than others.</summary>
public enum EncounterPart
{
    /// <summary>渠道, in the sources' words.</summary>
    Channel,

    /// <summary>结果, in the sources' words.</summary>
    Outcome,

    /// <summary>触点, by its code.</summary>
    Touchpoint,

    /// <summary>单位, by its code.</summary>
    Unit,
}

/// <summary>Percent for a part of the encounters.</summary>
/// <param name="By">By what they are parted.</param>
/// <param name="Value">The part: a word of the sources, or a code; letters' case does not matter.</param>
/// <param name="Percent">Percent, 0 to 100.</param>
public sealed record PartRate(EncounterPart By, string Value, int Percent);

/// <summary>A rule: which customers are asked to answer which survey, when and by which channel.</summary>
public sealed record AskingRule
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The survey that it asks.</summary>
    public required SurveyId SurveyId { get; init; }

    /// <summary>What it is.</summary>
    public required AskingPlan Plan { get; init; }

    /// <summary>Since when it asks, or null: it does not.</summary>
    public DateTime? OnUtc { get; init; }

    /// <summary>When the next wave begins, or null.</summary>
    public DateTime? NextUtc { get; init; }

    /// <summary>Number of the last wave; 0: there was none.</summary>
    public int Wave { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>With another plan; the same again changes nothing.</summary>
    public AskingRule With(AskingPlan plan) => plan == Plan ? this : Changed() with { Plan = plan };

    /// <summary>Asking from now on; a scheduled one begins its next wave now.</summary>
    public AskingRule On(DateTime nowUtc) => OnUtc is not null ? this
        : Changed() with { OnUtc = nowUtc, NextUtc = Plan.Trigger == AskTrigger.Schedule ? NextUtc ?? nowUtc : null };

    /// <summary>Not asking any more; who was asked may still answer.</summary>
    public AskingRule Off() => OnUtc is null ? this : Changed() with { OnUtc = null };

    /// <summary>A wave is over; the next one begins so many months after this one was to.</summary>
    public AskingRule EndWave(DateTime nowUtc)
    {
        var next = (NextUtc ?? nowUtc).AddMonths(Plan.EveryMonths);
        while (next <= nowUtc) next = next.AddMonths(Plan.EveryMonths);
        return Changed() with { Wave = Wave + 1, NextUtc = next };
    }

    private AskingRule Changed() => this with { Version = Version + 1 };
}
