using Tangent.Domain.Touchpoints;

namespace Tangent.Storage.Touchpoints;

/// <summary>A touchpoint as it stood from one moment to the next version. Rows are only ever added.</summary>
public sealed class TouchpointVersion
{
    /// <summary>Which touchpoint.</summary>
    public required TouchpointId TouchpointId { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>From when it held; until the next version's.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Its state then.</summary>
    public required TouchpointStatus Status { get; init; }

    /// <summary>Whether it was a key touchpoint then.</summary>
    public required bool IsKey { get; init; }

    /// <summary>What was written about it.</summary>
    public required TouchpointDetails Details { get; init; }

    /// <summary>The version that a touchpoint now has.</summary>
    public static TouchpointVersion Of(Touchpoint touchpoint) => new()
    {
        TouchpointId = touchpoint.Id,
        Number = touchpoint.Version,
        FromUtc = touchpoint.ChangedUtc,
        Status = touchpoint.Status,
        IsKey = touchpoint.KeySinceUtc is not null,
        Details = touchpoint.Details,
    };
}
