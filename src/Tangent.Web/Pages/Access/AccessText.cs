using System.Globalization;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>Units and roles in the reader's language.</summary>
static class AccessText
{
    public static string Name(string zh, string en) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? zh : en;

    public static string Name(this ListUnits.Row unit) => Name(unit.NameZh, unit.NameEn);

    /// <summary>A role with its unit, such as 投诉专员 · 城南厅.</summary>
    public static string Text(this Words.Words words, HeldRole role) =>
        words["access.role.over", words.Of(role.Role), Name(role.NameZh, role.NameEn)];

    /// <summary>Open units as a tree to choose from.</summary>
    public static IReadOnlyList<Choice> Choices(this IReadOnlyList<ListUnits.Row> units) =>
        [.. units.Where(unit => unit.ClosedUtc is null)
            .Select(unit => new Choice(unit.Id.ToString(), $"{unit.Name()} {unit.Code}", unit.Depth))];

    public static Role? RoleOf(string? name) => TouchpointText.Member<Role>(name);

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
