using System.Globalization;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>What the audit page looks for, as its address says it: for the list and its export.</summary>
static class AuditState
{
    public const string Find = "q", Actor = "actor", Act = "act", Kind = "kind", Object = "object", From = "from", To = "to";

    public static AuditFilter Filter(PageState state, string zone) => new(AccessText.Id(state[Actor]), state[Act],
        TouchpointText.Member<Kind>(state[Kind]), state[Object], state[Find],
        Day(state, From) is { } from ? ZonedText.StartUtc(from, zone) : null,
        Day(state, To) is { } to ? ZonedText.StartUtc(to.AddDays(1), zone) : null);

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["at"], new("at", true));

    public static bool IsOldestFirst(PageState state) => !Sort(state).IsDescending;

    /// <summary>A day of the period; the last day belongs to it.</summary>
    public static DateOnly? Day(PageState state, string key) =>
        DateOnly.TryParseExact(state[key], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue ? day : null;

    /// <summary>Words of an act; its code when an older version wrote it.</summary>
    public static string ActWords(this Words.Words words, string act) => Words.Words.Has(act) ? words[act] : act;
}
