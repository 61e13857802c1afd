using System.Globalization;
using Tangent.App.Imports.Published;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback;

/// <summary>What the cells of a row say of a judgement.</summary>
/// <param name="zone">Where a time without offset was read off a clock; null: UTC.</param>
/// <param name="isDayFirst">How 03/04/2026 is meant; null: nobody knows.</param>
sealed class ImportedJudgement(TimeZoneInfo? zone, bool? isDayFirst)
{
    // Letters of a tier in the words of the trade: their numbers, not their words, stand in code.
    private static readonly Dictionary<char, CustomerTier> TierLetters = new()
    {
        ['\u94bb'] = CustomerTier.Diamond,
        ['\u91d1'] = CustomerTier.Gold,
        ['\u94f6'] = CustomerTier.Silver,
        ['\u666e'] = CustomerTier.Ordinary,
    };

    private readonly ImportedTime times = new(zone, isDayFirst);

    /// <summary>The judgement, or null with what is wrong; fields are those of the file.</summary>
    public JudgementEntry? Read(ImportRecord row, List<Problem> problems)
    {
        int before = problems.Count;
        var given = times.Of(row, "given", problems);
        double? score = Number(row, "score", problems), weight = Number(row, "weight", problems);
        var instrument = InstrumentOf(row, problems);
        var tier = Tier(row, problems);
        if (problems.Count > before) return null;
        return new()
        {
            // Without a number of its own a row is known by all it says: the same file again doubles nothing.
            ExternalId = Text(row, "external-id") ?? JudgementRules.NameOf(row.Said()),
            Journey = Text(row, "journey"),
            Touchpoint = Text(row, "touchpoint"),
            Score = score,
            Scale = Text(row, "scale"),
            Instrument = instrument,
            Comment = Text(row, "comment"),
            GivenUtc = given,
            Customer = Text(row, "customer"),
            Phone = Text(row, "phone"),
            OpenId = Text(row, "open-id"),
            Email = Text(row, "email"),
            Unit = Text(row, "unit"),
            Tier = tier,
            Weight = weight ?? 1,
        };
    }

    private static string? Text(ImportRecord row, string field) => row[field] is { Length: > 0 } text ? text : null;

    private static double? Number(ImportRecord row, string field, List<Problem> problems)
    {
        if (Text(row, field) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
        problems.Add(new("feedback.not-a-number", field, row.Row, text));
        return null;
    }

    private static Instrument InstrumentOf(ImportRecord row, List<Problem> problems)
    {
        if (Text(row, "instrument") is not { } text) return Instrument.Other;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out Instrument known) && Enum.IsDefined(known)) return known;
        problems.Add(new("feedback.instrument", "instrument", row.Row));
        return Instrument.Other;
    }

    private static CustomerTier? Tier(ImportRecord row, List<Problem> problems)
    {
        if (Text(row, "tier") is not { } text) return null;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out CustomerTier known) && Enum.IsDefined(known)) return known;
        if (TierLetters.TryGetValue(text[0], out known)) return known;
        problems.Add(new("feedback.tier", "tier", row.Row, text));
        return null;
    }
}
