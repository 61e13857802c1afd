using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Published;

/// <summary>A case was opened. Told once for each, as a durable event.</summary>
/// <param name="Case">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="Origin">For what.</param>
/// <param name="OpenedUtc">When.</param>
/// <param name="DueUtc">When its first clock runs out.</param>
public sealed record CaseOpened(Guid Case, string Number, Guid UnitId, SignalKind Origin, DateTime OpenedUtc, DateTime? DueUtc);

/// <summary>A clock of a case warned or ran out.</summary>
/// <param name="Case">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="Percent">50, 80 or 100.</param>
/// <param name="DueUtc">When it runs or ran out.</param>
/// <param name="AtUtc">When it was seen.</param>
public sealed record CaseClockWarned(Guid Case, string Number, Guid UnitId, ClockKind Clock, int Percent, DateTime? DueUtc, DateTime AtUtc);

/// <summary>A case ended; one that goes on in another did not.</summary>
/// <param name="Case">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that worked on it.</param>
/// <param name="End">How.</param>
/// <param name="ToldUtc">When the customer was told what comes of it, or null.</param>
/// <param name="ClosedUtc">When.</param>
public sealed record CaseEnded(Guid Case, string Number, Guid UnitId, CaseEnd End, DateTime? ToldUtc, DateTime ClosedUtc);
