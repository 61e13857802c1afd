namespace Tangent.Domain.Standards.Menus;

/// <summary>A menu that is kept: what customers hear at a number, and by whom it is looked after.</summary>
public sealed record IvrMenu
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit that looks after it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What it says.</summary>
    public required MenuDocument Document { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The menu with a new document; the same object when nothing is new.</summary>
    public IvrMenu With(MenuDocument document, DateTime atUtc) =>
        document == Document ? this : this with { Document = document, ChangedUtc = atUtc, Version = Version + 1 };
}
