using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints.Published;

/// <summary>A machine with the times in which it could not serve.</summary>
/// <param name="Details">What it is.</param>
/// <param name="Faults">From when until when, in UTC, with what was seen.</param>
public sealed record DeviceToLoad(DeviceDetails Details, IReadOnlyList<FaultToLoad> Faults);

/// <summary>A time in which a machine was broken.</summary>
/// <param name="FromUtc">From when.</param>
/// <param name="ToUtc">Until when.</param>
/// <param name="Note">What was seen, or null.</param>
public readonly record struct FaultToLoad(DateTime FromUtc, DateTime ToUtc, string? Note);

/// <summary>What may be given at a touchpoint.</summary>
/// <param name="At">The touchpoint.</param>
/// <param name="Terms">The limits.</param>
public sealed record DiscretionToLoad(TouchpointId At, DiscretionTerms Terms);

/// <summary>A text for customers, as far as it has come.</summary>
/// <param name="Code">Content id.</param>
/// <param name="UnitId">The unit that writes it.</param>
/// <param name="Content">Texts, places and days.</param>
/// <param name="State">How far it has come.</param>
/// <param name="AtUtc">When it came so far.</param>
/// <param name="LiveUntilUtc">Until when a published text stands; null without end.</param>
/// <param name="Reason">Why it was retired; null when it was not.</param>
/// <param name="By">Whoever wrote and published it.</param>
public sealed record InformationToLoad(string Code, Guid UnitId, InformationContent Content, InformationState State, DateTime AtUtc,
    DateTime? LiveUntilUtc, string? Reason, Guid By);

/// <summary>What a company works with around its register.</summary>
/// <param name="Devices">Its machines.</param>
/// <param name="Discretion">What staff may give.</param>
/// <param name="Information">What it publishes.</param>
/// <param name="Plans">Management plans; they run.</param>
/// <param name="Statements">What the team thinks of touchpoints.</param>
/// <param name="Comparison">How the team weighs the criteria of key touchpoints.</param>
public sealed record AroundToLoad(IReadOnlyList<DeviceToLoad> Devices, IReadOnlyList<DiscretionToLoad> Discretion,
    IReadOnlyList<InformationToLoad> Information, IReadOnlyList<PlanDetails> Plans, IReadOnlyList<KeyStatement> Statements,
    KeyComparison Comparison);
