using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Published;

/// <summary>How often customers met a touchpoint.</summary>
/// <param name="Encounters">How often it was told; an encounter that was corrected counts once more for each correction.</param>
/// <param name="FirstUtc">When the earliest began.</param>
/// <param name="LastUtc">When the latest began.</param>
public sealed record TouchpointUse(int Encounters, DateTime FirstUtc, DateTime LastUtc)
{
    private const double DaysOfMonth = 365.25 / 12;

    /// <summary>Months from the first to the last, at least one.</summary>
    public double Months => Math.Max(1, (LastUtc - FirstUtc).TotalDays / DaysOfMonth);
}

/// <summary>Tells how often touchpoints are met: whoever keeps the encounters answers.</summary>
public interface ITouchpointUse
{
    /// <summary>The use of those touchpoints that were met; nothing for who may not see the encounters of all units.</summary>
    Task<IReadOnlyDictionary<Guid, TouchpointUse>> Of(Actor who, IReadOnlyCollection<Guid> touchpoints, CancellationToken stop);
}
