using Tangent.App.Touchpoints.Information;
using Tangent.App.Touchpoints.Plans;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>Filter and order of the list of information, as its address says them.</summary>
static class InformationAddress
{
    public const string Find = "q", State = "state", Touchpoint = "touchpoint", Channel = "channel", Medium = "medium",
        Language = "language", Ends = "ends";

    public static InformationFilter Filter(PageState state) => new(state[Find], TouchpointText.Member<InformationState>(state[State]),
        Guid.TryParse(state[Touchpoint], out var touchpoint) ? touchpoint : null,
        TouchpointText.Member<ContactChannel>(state[Channel]), TouchpointText.Member<InformationMedium>(state[Medium]),
        TouchpointText.Member<TextLanguage>(state[Language]), state[Ends] == "soon");

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["code", "changed"], new("code", false));

    public static InformationOrder Order(PageState state) => new(Sort(state).Key == "changed", Sort(state).IsDescending);
}

/// <summary>Filter and order of the list of plans, as its address says them.</summary>
static class PlanAddress
{
    public const string Find = "q", State = "state", Unit = "unit";

    public static PlanFilter Filter(PageState state) => new(state[Find], TouchpointText.Member<PlanState>(state[State]),
        Guid.TryParse(state[Unit], out var unit) ? unit : null);

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["title", "changed"], new("changed", true));

    public static PlanOrder Order(PageState state) => new(Sort(state).Key == "title", Sort(state).IsDescending);
}
