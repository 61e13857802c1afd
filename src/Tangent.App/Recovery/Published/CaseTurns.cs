namespace Tangent.App.Recovery.Published;

/// <summary>A case was given to a unit and to somebody. Each of these is told once, as a durable event.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it from now on.</param>
/// <param name="PersonId">Who answers for it, or null.</param>
/// <param name="By">Who gave it.</param>
/// <param name="AtUtc">When.</param>
public sealed record CaseGiven(Guid Case, string Number, Guid UnitId, Guid? PersonId, Guid By, DateTime AtUtc);

/// <summary>A case was taken a step up, by somebody or by a clock that ran out.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="Steps">How many steps up it is now.</param>
/// <param name="AtUtc">When.</param>
public sealed record CaseEscalated(Guid Case, string Number, Guid UnitId, int Steps, DateTime AtUtc);

/// <summary>A case that had ended was opened again.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="Times">How often it was opened again.</param>
/// <param name="AtUtc">When.</param>
public sealed record CaseReopened(Guid Case, string Number, Guid UnitId, int Times, DateTime AtUtc);

/// <summary>A proposal waits for somebody who may approve it.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="MadeBy">Who made it: nobody approves an own one.</param>
/// <param name="AtUtc">When.</param>
public sealed record ProposalWaits(Guid Case, string Number, Guid UnitId, Guid MadeBy, DateTime AtUtc);
