using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters.Published;

/// <summary>An encounter as it is shown: its latest version, with what its words mean.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Version">From 1; more than 1 was corrected.</param>
/// <param name="Source">The system that told it.</param>
/// <param name="ExternalId">That system's name for it.</param>
/// <param name="Customer">Number of the customer, or null; after a merge that of the customer in whom others were merged.</param>
/// <param name="TouchpointWord">Where, in the source's words.</param>
/// <param name="Touchpoint">What that means on the register, or null while nobody knows.</param>
/// <param name="UnitWord">Unit in the source's words, or null.</param>
/// <param name="Unit">What that means, or null.</param>
/// <param name="Employee">Employee, or null.</param>
/// <param name="Channel">Channel in the source's words, or null.</param>
/// <param name="Outcome">How it ended, in the source's words, or null.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="EndedUtc">When it ended, or null.</param>
/// <param name="WaitSeconds">Seconds of waiting, or null.</param>
/// <param name="Score">Score as given, or null.</param>
/// <param name="Scale">The score's scale, or null.</param>
/// <param name="Journey">Key of its journey, or null.</param>
/// <param name="Attributes">What else was told.</param>
/// <param name="ReceivedUtc">When this version came in.</param>
public sealed record EncounterView(long Sequence, int Version, string Source, string ExternalId, long? Customer, string TouchpointWord,
    TouchpointFact? Touchpoint, string? UnitWord, UnitFact? Unit, string? Employee, string? Channel, string? Outcome, DateTime StartedUtc,
    DateTime? EndedUtc, int? WaitSeconds, double? Score, ScoreScale? Scale, string? Journey, Items<NamedValue> Attributes, DateTime ReceivedUtc)
{
    /// <summary>From start to end, or null while it lasts or where nobody knows.</summary>
    public TimeSpan? Duration => EndedUtc - StartedUtc;
}
