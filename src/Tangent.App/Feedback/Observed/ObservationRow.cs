using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.App.Feedback.Observed;

/// <summary>A sheet that was filled in, as somebody sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Title">What that is called.</param>
/// <param name="Kind">Which way of observing.</param>
/// <param name="Role">Why the sheet exists.</param>
/// <param name="Unit">The unit that was looked at.</param>
/// <param name="TouchpointWord">Code of the touchpoint.</param>
/// <param name="Touchpoint">The touchpoint, or null where the register does not know it any more.</param>
/// <param name="SeenUtc">When it was seen.</param>
/// <param name="Points">Points from 0 to 100; null where nothing was scored.</param>
/// <param name="CriticalFailed">Critical items that failed.</param>
/// <param name="State">How far it is.</param>
/// <param name="Observer">Who observed, for whoever may see plans; null for others.</param>
public sealed record ObservationRow(Guid Id, Guid ProgrammeId, string Title, ObservedKind Kind, SheetRole Role, UnitFact Unit, string TouchpointWord,
    TouchpointFact? Touchpoint, DateTime SeenUtc, double? Points, int CriticalFailed, SheetState State, PersonFact? Observer);
