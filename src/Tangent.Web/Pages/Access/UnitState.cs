using System.Globalization;
using Tangent.App.Access;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>What the list of units shows, as its address says it: for the list and its export.</summary>
static class UnitState
{
    public const string Find = "q", Closed = "closed", Open = "open", All = "all";

    /// <summary>The tree has no column of its own: without a sort in the address it is shown.</summary>
    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["name", "code", "people"], new("tree", false));

    public static ListUnits.Request Request(PageState state)
    {
        var sort = Sort(state);
        bool isChinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        return new(state[Find], state[Closed] == All, new(sort.Key switch
        {
            "name" => isChinese ? UnitSort.NameZh : UnitSort.NameEn,
            "code" => UnitSort.Code,
            "people" => UnitSort.People,
            _ => UnitSort.Tree,
        }, sort.IsDescending));
    }
}
