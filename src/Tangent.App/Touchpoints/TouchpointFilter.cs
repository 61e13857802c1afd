using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>What a list of touchpoints is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words that must all stand in the code or a name, in any writing of capitals and width.</param>
/// <param name="Channel">Way of contact.</param>
/// <param name="Stage">Phase of the journey.</param>
/// <param name="UnitId">The owning unit, or one above it.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Distance">How far apart both sides are.</param>
/// <param name="Kinds">All of these kinds.</param>
/// <param name="IsKey">Key touchpoints, or the others.</param>
/// <param name="OwnerId">Those that this person answers for.</param>
/// <param name="IsWithoutRetired">Whether retired ones are left out.</param>
public sealed record TouchpointFilter(string? Search = null, ContactChannel? Channel = null, JourneyStage? Stage = null,
    Guid? UnitId = null, TouchpointStatus? Status = null, ContactDistance? Distance = null, TouchpointKinds? Kinds = null,
    bool? IsKey = null, Guid? OwnerId = null, bool IsWithoutRetired = false)
{
    /// <summary>The filter as text, the same for the same list: cursors are bound to it.</summary>
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{Channel}|{Stage}|{UnitId}|{Status}"
        + $"|{Distance}|{Kinds}|{IsKey}|{OwnerId}|{IsWithoutRetired}";
}

/// <summary>By what a list of touchpoints is ordered.</summary>
public enum TouchpointSort
{
    /// <summary>By code, numbers counted as numbers.</summary>
    Code,

    /// <summary>By Chinese name, in the order of pinyin.</summary>
    NameZh,

    /// <summary>By English name.</summary>
    NameEn,

    /// <summary>By the last change.</summary>
    Changed,
}

/// <summary>How a list of touchpoints is ordered.</summary>
public readonly record struct TouchpointOrder(TouchpointSort By, bool IsDescending = false);
