using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The lists of moments and devices as the address says them: for the pages and their exports.</summary>
static class MomentState
{
    public const string Find = "q", Testing = "testing", Touchpoint = "touchpoint", Unit = "unit", BackOwner = "back-owner", State = "state";

    /// <summary>The filter; nothing said shows what is in use.</summary>
    public static MomentFilter Filter(PageState state) => new(state[Find], state[Testing], AttachedText.Id(state[Touchpoint]),
        AttachedText.Id(state[Unit]), state[BackOwner] is { } back ? back == "yes" : null, state[State] == "retired");

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["name"], new("name", false));

    public static MomentOrder Order(PageState state) =>
        new(AttachedText.IsChinese ? MomentSort.NameZh : MomentSort.NameEn, Sort(state).IsDescending);
}

/// <summary>The list of devices as the address says it.</summary>
static class DeviceState
{
    public const string Kind = "kind", Down = "down";

    /// <summary>The filter; nothing said shows what stands.</summary>
    public static DeviceFilter Filter(PageState state) => new(state[MomentState.Find], TouchpointText.Member<DeviceKind>(state[Kind]),
        AttachedText.Id(state[MomentState.Touchpoint]), AttachedText.Id(state[MomentState.Unit]),
        state[Down] is { } down ? down == "yes" : null, state[MomentState.State] == "retired");
}
