using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Storage.Touchpoints;

static class BlueprintMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Blueprint>(blueprint =>
        {
            blueprint.HasKey(b => b.Id);
            blueprint.Property(b => b.Draft).HasConversion<DocumentText>(new ValueComparer<BlueprintDocument>(
                (one, other) => Equals(one, other), document => document.GetHashCode()));
            blueprint.HasIndex(b => b.TitleKey);
            blueprint.HasIndex(b => b.ChangedKey);
            blueprint.Property(b => b.Version).IsConcurrencyToken();
            blueprint.HasOne<OrgUnit>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<BlueprintVersion>(version =>
        {
            version.HasKey(v => new { v.BlueprintId, v.Number });
            version.HasOne<Blueprint>().WithMany().HasForeignKey(v => v.BlueprintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<BlueprintNote>(note =>
        {
            note.HasKey(n => n.Id);
            note.HasIndex(n => new { n.BlueprintId, n.Id });
            note.HasOne<Blueprint>().WithMany().HasForeignKey(n => n.BlueprintId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private sealed class DocumentText() : ValueConverter<BlueprintDocument, string>(
        document => BlueprintCodec.Write(document), text => BlueprintCodec.Read(text).Value);
}
