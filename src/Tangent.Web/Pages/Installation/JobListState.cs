using Tangent.Storage.Runtime;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Installation;

/// <summary>What the list of jobs shows, as its address says it: for the list and its export.</summary>
static class JobListState
{
    public const string Key = "state";

    public static JobState? State(PageState state) => TouchpointText.Member<JobState>(state[Key]);

    public static SortOrder Sort(PageState state) => SortOrder.In(state, ["created"], new("created", true));

    public static bool IsOldestFirst(PageState state) => !Sort(state).IsDescending;
}
