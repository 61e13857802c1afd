using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.Storage.Touchpoints;

static class JourneyMapMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<JourneyMap>(map =>
        {
            map.HasKey(m => m.Id);
            map.Property(m => m.Draft).HasConversion<DocumentText>(new ValueComparer<MapDocument>(
                (one, other) => Equals(one, other), document => document.GetHashCode()));
            map.HasIndex(m => m.TitleKey);
            map.HasIndex(m => m.ChangedKey);
            map.Property(m => m.Version).IsConcurrencyToken();
            map.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<JourneyMapVersion>(version =>
        {
            version.HasKey(v => new { v.MapId, v.Number });
            version.HasOne<JourneyMap>().WithMany().HasForeignKey(v => v.MapId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<MapIdea>(idea =>
        {
            idea.HasKey(i => i.Id);
            idea.HasIndex(i => new { i.MapId, i.Id });
            idea.Property(i => i.Version).IsConcurrencyToken();
            idea.HasOne<JourneyMap>().WithMany().HasForeignKey(i => i.MapId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private sealed class DocumentText() : ValueConverter<MapDocument, string>(
        document => MapCodec.Write(document), text => MapCodec.Read(text).Value);
}

/// <summary>A journey map as it was published. Rows are only ever added.</summary>
public sealed class JourneyMapVersion
{
    /// <summary>Which map.</summary>
    public required JourneyMapId MapId { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The document, as text: what it says is never changed.</summary>
    public required string Document { get; init; }

    /// <summary>From when it held; until the next version's.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Who published it.</summary>
    public required Guid ActorId { get; init; }
}
