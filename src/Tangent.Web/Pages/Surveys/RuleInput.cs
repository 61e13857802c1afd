using System.Globalization;
using System.Text.Json;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Surveys;

/// <summary>A rule as its form sends it. Texts come in the order of the survey's languages.</summary>
public sealed class RuleInput
{
    private static readonly char[] Between = [',', '，', '、', '\n'];

    public string? Name { get; set; }
    public string? Trigger { get; set; }
    public string? Channel { get; set; }
    public string? UnitId { get; set; }
    public string? Touchpoint { get; set; }
    public string? Channels { get; set; }
    public string? Outcomes { get; set; }
    public string? DelayMinutes { get; set; }
    public string? Rate { get; set; }
    public string? Diamond { get; set; }
    public string? Gold { get; set; }
    public string? Silver { get; set; }
    public string? Ordinary { get; set; }
    public string? Strata { get; set; }
    public bool NeedsConsent { get; set; }
    public string? AnswerDays { get; set; }
    public string? Reminders { get; set; }
    public string? ReminderDays { get; set; }
    public string? EveryMonths { get; set; }
    public string? SampleSize { get; set; }
    public string? ActiveDays { get; set; }
    public List<string?> Subjects { get; set => field = value ?? []; } = [];
    public List<string?> Texts { get; set => field = value ?? []; } = [];

    /// <summary>The form of a plan.</summary>
    internal static RuleInput Of(AskingPlan plan, IReadOnlyList<string> languages) => new()
    {
        Name = plan.Name,
        Trigger = plan.Trigger.ToString(),
        Channel = plan.Channel.ToString(),
        UnitId = plan.UnitId.ToString(),
        Touchpoint = plan.Touchpoint?.ToString(),
        Channels = string.Join(", ", plan.Channels),
        Outcomes = string.Join(", ", plan.Outcomes),
        DelayMinutes = Text(plan.DelayMinutes),
        Rate = Text(plan.RatePercent),
        Diamond = Text(plan, CustomerTier.Diamond),
        Gold = Text(plan, CustomerTier.Gold),
        Silver = Text(plan, CustomerTier.Silver),
        Ordinary = Text(plan, CustomerTier.Ordinary),
        Strata = string.Join('\n', plan.StratumRates.Select(one =>
            FormattableString.Invariant($"{JsonNamingPolicy.CamelCase.ConvertName(one.By.ToString())} {one.Value} {one.Percent}"))),
        NeedsConsent = plan.NeedsConsent,
        AnswerDays = Text(plan.AnswerDays),
        Reminders = Text(plan.Reminders),
        ReminderDays = Text(plan.ReminderDays),
        EveryMonths = Text(plan.EveryMonths),
        SampleSize = Text(plan.SampleSize),
        ActiveDays = Text(plan.ActiveDays),
        Subjects = [.. languages.Select(language => plan.Subject[language])],
        Texts = [.. languages.Select(language => plan.Text[language])],
    };

    /// <summary>The plan. What is no number is one that no field allows, so that it is named with the others.</summary>
    internal AskingPlan Plan(IReadOnlyList<string> languages) => new()
    {
        Name = Name?.Trim() ?? "",
        Trigger = TouchpointText.Member<AskTrigger>(Trigger) ?? AskTrigger.Encounter,
        Channel = TouchpointText.Member<DeliveryChannel>(Channel) ?? DeliveryChannel.Webhook,
        UnitId = Guid.TryParse(UnitId, out var unit) ? unit : Guid.Empty,
        Touchpoint = Guid.TryParse(Touchpoint, out var touchpoint) ? touchpoint : null,
        Channels = Words(Channels),
        Outcomes = Words(Outcomes),
        DelayMinutes = Number(DelayMinutes),
        RatePercent = Number(Rate),
        TierRates = new[] { (CustomerTier.Diamond, Diamond), (CustomerTier.Gold, Gold), (CustomerTier.Silver, Silver), (CustomerTier.Ordinary, Ordinary) }
            .Where(one => !string.IsNullOrWhiteSpace(one.Item2)).Select(one => new TierRate(one.Item1, Number(one.Item2))).ToItems(),
        StratumRates = (Strata ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Part).ToItems(),
        NeedsConsent = NeedsConsent,
        AnswerDays = Number(AnswerDays),
        Reminders = Number(Reminders),
        ReminderDays = Number(ReminderDays),
        EveryMonths = Number(EveryMonths),
        SampleSize = Number(SampleSize),
        ActiveDays = Number(ActiveDays),
        Subject = Wording.Of(languages.Zip(Subjects, (language, text) => (language, text ?? ""))),
        Text = Wording.Of(languages.Zip(Texts, (language, text) => (language, text ?? ""))),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(AskingPlan plan, CustomerTier tier) =>
        plan.TierRates.FirstOrDefault(one => one.Tier == tier) is { } own ? Text(own.Percent) : null;

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    // "channel hall 20": a word between may have spaces. What cannot be read is a part that no rule allows.
    private static PartRate Part(string line)
    {
        int first = line.IndexOf(' ', StringComparison.Ordinal), last = line.LastIndexOf(' ');
        return first < last && Enum.TryParse(line[..first], ignoreCase: true, out EncounterPart by) && !char.IsAsciiDigit(line[0])
            ? new(by, line[first..last].Trim(), Number(line[(last + 1)..].TrimEnd('%'))) : new((EncounterPart)(-1), line, 0);
    }

    private static Items<string> Words(string? text) =>
        (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToItems();
}
