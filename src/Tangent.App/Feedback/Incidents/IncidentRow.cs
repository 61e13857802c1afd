using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Feedback.Incidents;

/// <summary>How far the coding of an incident is.</summary>
public enum CodingState
{
    /// <summary>待编码.</summary>
    Open,

    /// <summary>待裁定: two coders do not agree.</summary>
    Split,

    /// <summary>已定类.</summary>
    Settled,
}

/// <summary>A critical incident as somebody sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Story">What happened, masked when <paramref name="IsMasked"/>; null when it was erased.</param>
/// <param name="IsMasked">Whether what is personal is masked for this reader.</param>
/// <param name="Outcome">How the customer took it.</param>
/// <param name="Teller">Whose story it is.</param>
/// <param name="Touchpoint">Where, or null.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Channel">By which way of contact, or null.</param>
/// <param name="Actors">Who took part, likewise masked; or null.</param>
/// <param name="VoiceId">The item of the inbox that it was taken from, or null.</param>
/// <param name="HappenedUtc">When.</param>
/// <param name="Type">What it was; null until that is settled.</param>
/// <param name="IsAdjudicated">Whether somebody decided between two coders.</param>
/// <param name="Codes">How many have coded it.</param>
/// <param name="State">How far the coding is.</param>
public sealed record IncidentRow(Guid Id, string? Story, bool IsMasked, IncidentOutcome Outcome, IncidentTeller Teller, TouchpointFact? Touchpoint,
    UnitFact Unit, ContactChannel? Channel, string? Actors, Guid? VoiceId, DateTime HappenedUtc, IncidentType? Type, bool IsAdjudicated, int Codes,
    CodingState State);
