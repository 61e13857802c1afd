using Tangent.Domain.Touchpoints;

namespace Tangent.Storage.Touchpoints;

/// <summary>Where a text stands: made from the item with every change, so that a touchpoint finds what stands on it.</summary>
public sealed class InformationPlacement
{
    /// <summary>Which item.</summary>
    public required InformationId ItemId { get; init; }

    /// <summary>Whether the text is live; otherwise it waits.</summary>
    public required bool IsLive { get; init; }

    /// <summary>At which touchpoint.</summary>
    public required TouchpointId TouchpointId { get; init; }

    /// <summary>In which channel.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>By what means.</summary>
    public required InformationMedium Medium { get; init; }

    /// <summary>The rows of an item.</summary>
    public static IEnumerable<InformationPlacement> Of(InformationItem item) =>
        from side in new[] { (Content: item.Live, IsLive: true), (Content: item.Waiting, IsLive: false) }
        where side.Content is not null
        from placement in side.Content!.Placements
        select new InformationPlacement
        {
            ItemId = item.Id,
            IsLive = side.IsLive,
            TouchpointId = new(placement.Touchpoint),
            Channel = placement.Channel,
            Medium = placement.Medium,
        };
}

/// <summary>An information item as it stood after a change. Rows are only ever added.</summary>
public sealed class InformationVersion
{
    /// <summary>Which item.</summary>
    public required InformationId ItemId { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When the change was made.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>By whom.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>How far the changed text had come.</summary>
    public required InformationState State { get; init; }

    /// <summary>The text that the change was about.</summary>
    public required InformationContent Content { get; init; }

    /// <summary>The version that an item now has.</summary>
    public static InformationVersion Of(InformationItem item, Guid actor) => new()
    {
        ItemId = item.Id,
        Number = item.Version,
        AtUtc = item.ChangedUtc,
        ActorId = actor,
        State = item.State == InformationState.Retired ? InformationState.Retired : item.NextState ?? item.State,
        Content = item.Waiting ?? item.Live!,
    };
}
