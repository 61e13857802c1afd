using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Clauses;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Standards;

/// <summary>Attainment in the reader's language.</summary>
public static class AttainmentText
{
    /// <summary>Keys of the filters in the address.</summary>
    internal const string Month = "month", Months = "months", Unit = "unit", Tier = "tier", Channel = "channel", Criterion = "criterion";

    /// <summary>Most columns of the table of units.</summary>
    internal const int MostColumns = 12;

    /// <summary>The measure of a share in per cent.</summary>
    internal static Measure Percent(Words.Words words) => new(words["standards.reached"], 1, "%", CultureInfo.CurrentCulture);

    /// <summary>The filter, as the address says it.</summary>
    internal static AttainmentFilter Filter(PageState state) => new(Guid.TryParse(state[Unit], out var unit) ? unit : null,
        TouchpointText.Member<CustomerTier>(state[Tier]), TouchpointText.Member<ContactChannel>(state[Channel]),
        TouchpointText.Member<ServiceCriterion>(state[Criterion]));

    /// <summary>The last month, as the address says it; null: the last one with counts.</summary>
    internal static DateOnly? MonthOf(PageState state) =>
        DateOnly.TryParseExact(state[Month] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>How many months, as the address says it.</summary>
    internal static int MonthsOf(PageState state, int usual) =>
        int.TryParse(state[Months], NumberStyles.None, CultureInfo.InvariantCulture, out int months) ? months : usual;

    /// <summary>A month as the address says it.</summary>
    internal static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A share with its interval in per cent, or a dash.</summary>
    internal static string Range(Words.Words words, Answer share)
    {
        var percent = Percent(words);
        return share is Estimate told
            ? words["diagnosis.range", percent.Text(100 * told.Point), percent.Bare(100 * told.Low), percent.Bare(100 * told.High)] : "–";
    }

    /// <summary>Tone of a verdict; only what is certain is coloured.</summary>
    internal static string? Tone(Kept kept) => kept switch { Kept.Yes => "pos", Kept.No => "neg", _ => null };

    /// <summary>What a clause measured of one encounter.</summary>
    internal static string Value(Words.Words words, StandardTerms terms, double? value) => value is not { } told ? "–"
        : terms.Measure is StandardMeasure.Waiting or StandardMeasure.Duration ? words.Span(told) : told.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>The verdict over one encounter.</summary>
    internal static string Verdict(Words.Words words, bool? isMet) =>
        words[isMet switch { true => "attainment.met", false => "attainment.missed", null => "attainment.untold" }];

    /// <summary>The tier at the time.</summary>
    internal static string Of(Words.Words words, CustomerTier? tier) => tier is { } known ? words.Of(known) : words["attainment.no-tier"];

    /// <summary>An explanation line by line.</summary>
    public static IEnumerable<string> Lines(Words.Words words, ExplainStandard.Told told)
    {
        yield return words["attainment.explain.line", told.Encounter.Sequence, told.Encounter.Touchpoint?.Code ?? told.Encounter.TouchpointWord,
            told.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Of(words, told.Tier)];
        if (told.Clauses.Count == 0) yield return words["attainment.explain.none"];
        foreach (var one in told.Clauses)
        {
            yield return words["attainment.explain.clause", StandardFilter.Number(one.Clause), one.Terms.Item, one.Version,
                words.Said(one.Terms, one.Terms.TargetOf(told.Tier)), Value(words, one.Terms, one.Value), Verdict(words, one.IsMet)];
            if (one.Counted is not { } counted) continue;
            yield return words["attainment.explain.worked", one.Calendar ?? words["attainment.all-day"], words.Said(counted.Worked), counted.Stretches.Count];
        }
    }

    /// <summary>Why all was counted anew.</summary>
    internal static string Reasons(Words.Words words, string reasons) =>
        string.Join(words["parts.list.separator"], reasons.Split(' ').Select(reason => words[$"attainment.reason.{reason}"]));
}
