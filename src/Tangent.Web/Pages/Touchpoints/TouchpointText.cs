using System.Globalization;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>Touchpoints in the reader's language.</summary>
static class TouchpointText
{
    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Name(this TouchpointDetails details) => IsChinese ? details.NameZh : details.NameEn;

    public static string Name(this UnitFact unit) => IsChinese ? unit.NameZh : unit.NameEn;

    /// <summary>The name column orders by the name that is shown.</summary>
    public static TouchpointSort NameSort => IsChinese ? TouchpointSort.NameZh : TouchpointSort.NameEn;

    /// <summary>The members of a closed list as choices.</summary>
    public static IReadOnlyList<Choice> Choices<T>(this Words.Words words) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(member => new Choice(member.ToString(), words.Of(member)))];

    public static IReadOnlyList<Choice> Choices(this IReadOnlyList<UnitFact> units)
    {
        int top = units.Count == 0 ? 0 : units.Min(unit => unit.Depth);
        return [.. units.Select(unit => new Choice(unit.Id.ToString(), $"{unit.Name()} {unit.Code}", unit.Depth - top))];
    }

    public static IReadOnlyList<Choice> Choices(this IReadOnlyList<PersonFact> people) =>
        [.. people.Select(person => new Choice(person.Id.ToString(), person.Name))];

    /// <summary>All that holds of a set of marks, in words.</summary>
    public static string All<T>(this Words.Words words, T marks) where T : struct, Enum => string.Join(words["touchpoints.and"],
        Enum.GetValues<T>().Where(mark => Convert.ToInt32(mark, CultureInfo.InvariantCulture) != 0 && marks.HasFlag(mark)).Select(mark => words.Of(mark)));

    /// <summary>The open unit with this code, or null.</summary>
    public static Guid? UnitOf(this OfferTouchpointChoices.Choices choices, string code) =>
        choices.Units.FirstOrDefault(unit => unit.Code.Equals(code, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>A member by its name, or null for anything else.</summary>
    public static T? Member<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var member) && Enum.IsDefined(member) && !int.TryParse(name, out _) ? member : null;
}

/// <summary>The list's filter, order and columns, as the address says them: for the list and its export.</summary>
static class TouchpointState
{
    public const string Find = "q", Channel = "channel", Stage = "stage", Unit = "unit", Status = "status",
        Distance = "distance", Kind = "kind", Key = "key";

    public static readonly string[] Sortable = ["code", "name", "changed"];

    /// <summary>The filter; nothing said shows all but what is retired.</summary>
    public static TouchpointFilter Filter(PageState state) => new(state[Find],
        TouchpointText.Member<ContactChannel>(state[Channel]), TouchpointText.Member<JourneyStage>(state[Stage]),
        Guid.TryParse(state[Unit], out var unit) ? unit : null,
        TouchpointText.Member<TouchpointStatus>(state[Status]), TouchpointText.Member<ContactDistance>(state[Distance]),
        TouchpointText.Member<TouchpointKinds>(state[Kind]), state[Key] is { } key ? key == "yes" : null,
        IsWithoutRetired: state[Status] is null);

    public static SortOrder Sort(PageState state) => SortOrder.In(state, Sortable, new("code", false));

    public static TouchpointOrder Order(PageState state)
    {
        var sort = Sort(state);
        return new(sort.Key switch
        {
            "name" => TouchpointText.NameSort,
            "changed" => TouchpointSort.Changed,
            _ => TouchpointSort.Code,
        }, sort.IsDescending);
    }
}
