using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>Saved views in the reader's language.</summary>
static class ViewText
{
    /// <summary>Roles with which a view can be shared.</summary>
    public static IReadOnlyList<Choice> Roles(Words.Words words) => words.Choices<Role>();

    /// <summary>Name of the list that a view is of; its address when the navigation does not know it.</summary>
    public static string ListName(Words.Words words, string page) => Navigation.At(page) is { } entry ? words[entry.Words] : page;

    /// <summary>Labels of the form's fields.</summary>
    public static IReadOnlyDictionary<string, string> Labels(Words.Words words) => new Dictionary<string, string>
    {
        ["name"] = words["access.views.name"],
        ["sharedWith"] = words["access.views.shared"],
        ["isDefault"] = words["access.views.default"],
    };
}

/// <summary>The form of a view as it is sent.</summary>
public sealed class ViewInput
{
    public string? Page { get; set; }
    public string? Query { get; set; }
    public string? Name { get; set; }
    public string? SharedWith { get; set; }
    public bool IsDefault { get; set; }

    public Role? Role => AccessText.RoleOf(SharedWith);

    public static ViewInput Of(ListViews.Row row) =>
        new() { Page = row.Page, Query = row.Query, Name = row.Name, SharedWith = row.SharedWith?.ToString(), IsDefault = row.IsDefault };
}
