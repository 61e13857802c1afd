using Tangent.Analytics.Moments;
using Tangent.App.Feedback.Incidents;
using Tangent.Domain.Feedback.Voices;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Inbox;

/// <summary>Critical incidents in the reader's language.</summary>
static class IncidentText
{
    // The order of the questions: problem customer, failure, request, else unasked.
    private static readonly IncidentGroup[] Order = [IncidentGroup.Coping, IncidentGroup.Recovery, IncidentGroup.Adaptability, IncidentGroup.Spontaneity];

    /// <summary>Types as choices, in the order in which their groups are asked for.</summary>
    public static IReadOnlyList<Choice> Types(this Words.Words words) =>
        [.. from grouped in Order
            from type in Enum.GetValues<IncidentType>()
            where IncidentReach.GroupOf(type) == grouped
            select new Choice(type.ToString(), words["voices.incident.of-group", words.Of(grouped), words.Of(type)])];

    /// <summary>Type with its group.</summary>
    public static string Told(this Words.Words words, IncidentType type) =>
        words["voices.incident.of-group", words.Of(IncidentReach.GroupOf(type)), words.Of(type)];
}
