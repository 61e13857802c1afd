using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>Whether a touchpoint is in use, as lists and filters say it.</summary>
public enum TouchpointStatus
{
    /// <summary>In use (在用).</summary>
    Active,

    /// <summary>Out of use (停用).</summary>
    Retired,
}

/// <summary>What a list of touchpoints is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words that must all stand in the code or a name, in any writing of capitals and width.</param>
/// <param name="Channel">Way of contact.</param>
/// <param name="Stage">Phase of the journey.</param>
/// <param name="UnitId">The owning unit, or one above it.</param>
/// <param name="Status">In use or not.</param>
public sealed record TouchpointFilter(string? Search = null, ContactChannel? Channel = null, JourneyStage? Stage = null,
    Guid? UnitId = null, TouchpointStatus? Status = null)
{
    /// <summary>The filter as text, the same for the same list: cursors are bound to it.</summary>
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{Channel}|{Stage}|{UnitId}|{Status}";
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
