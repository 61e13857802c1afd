using Tangent.App.Access;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>What the list of API keys shows, as its address says it: for the list and its export.</summary>
static class ApiKeyState
{
    public const string Key = "state", Working = "working", All = "all";

    public static bool WorkingOnly(PageState state) => state[Key] != All;

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["used", "expires", "created"], new("created", true));

    public static KeyListOrder Order(PageState state)
    {
        var sort = Sort(state);
        return new(sort.Key switch { "used" => KeyListSort.Used, "expires" => KeyListSort.Expires, _ => KeyListSort.Created }, sort.IsDescending);
    }
}
