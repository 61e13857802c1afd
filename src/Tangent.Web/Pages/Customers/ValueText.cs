using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Customers.Value;
using Tangent.Domain.Customers;
using Tangent.Web.Charts;

namespace Tangent.Web.Pages.Customers;

/// <summary>Values of customers in words: what it is in, how a tier came about.</summary>
public static class ValueText
{
    /// <summary>How values are written: money in whole units, purchases with one decimal.</summary>
    public static Measure Measure(Words.Words words, bool isMoney) =>
        new(words["value.worth"], isMoney ? 0 : 1, "", CultureInfo.CurrentCulture);

    /// <summary>The name of a tier.</summary>
    public static string Name(Words.Words words, CustomerTier? tier) =>
        tier is { } known ? words[$"parts.tier.{known.Code()}.name"] : words["value.no-tier"];

    /// <summary>A figure with its interval, or why there is none.</summary>
    public static string Figure(Words.Words words, Measure measure, Answer answer) => answer switch
    {
        Estimate told => words["value.figure", measure.Text(told.Point), measure.Range(told), measure.Count(told.N)],
        CannotTell reason => words[reason.Code, [.. reason.Arguments]],
        _ => "–",
    };

    /// <summary>What a program reckoned of a customer and what it did to the tier, as sentences that the customer may be told.</summary>
    public static IReadOnlyList<string> Explain(Words.Words words, ShowCustomerValue.Shown shown)
    {
        if (shown.Value is not { } value) return [words["value.none"], .. Decision(words, shown.ByHand)];
        var (told, measure) = (value.Told, Measure(words, value.Told.IsMoney));
        var purchases = new Measure("", 1, "", CultureInfo.CurrentCulture);
        return
        [
            words["value.why.history", value.Purchases, Math.Round(value.DaysWatched), Math.Round(value.DaysSince)],
            .. value.MeanSpent is { } spent ? new[] { words["value.why.spent", measure.Text(spent), measure.Text(value.PerPurchase)] } : [],
            words["value.why.rfm", value.Recency, value.Frequency, value.Money],
            words["value.why.alive", told.Alive],
            words["value.why.expected", told.HorizonDays, Figure(words, purchases, told.Expected)],
            words["value.why.worth", Figure(words, measure, told.Worth)],
            words["value.why.cuts", [.. value.Cuts.Select(cut => (object)measure.Text(cut))]],
            words[$"value.why.{Key(value.Move.ToString())}", Name(words, value.Tier), measure.Text(value.RisesAt ?? 0), measure.Text(value.FallsBelow ?? 0),
                value.PeriodsBelow, value.Patience, Name(words, value.Before)],
            .. value.MovesTiers ? Array.Empty<string>() : [words["value.why.not-moving"]],
            .. Decision(words, shown.ByHand),
        ];
    }

    private static IEnumerable<string> Decision(Words.Words words, ShowCustomerValue.Decided? decided)
    {
        if (decided is null) yield break;
        yield return decided.Reason is { } reason
            ? words["value.why.by-hand-reason", Name(words, decided.Tier), reason] : words["value.why.by-hand", Name(words, decided.Tier)];
        if (decided.UntilUtc is { } until) yield return words["value.why.until", Parts.ZonedText.Of(DateOnly.FromDateTime(until))];
    }

    /// <summary>A name of the code as part of a key of words.</summary>
    public static string Key(string name) => string.Concat(name.Select((sign, i) =>
        char.IsUpper(sign) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(sign) : sign.ToString()));
}
