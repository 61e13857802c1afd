using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.Storage.Touchpoints;

static class TouchpointMap
{
    public static void Map(ModelBuilder builder, bool isSqlite)
    {
        builder.Entity<Touchpoint>(touchpoint =>
        {
            touchpoint.HasKey(t => t.Id);
            touchpoint.Ignore(t => t.State);
            touchpoint.Ignore(t => t.Details);
            touchpoint.Property(t => t.Aliases).HasConversion<JsonText<Items<string>>>();
            touchpoint.Property(t => t.OfferedBy).HasConversion<JsonText<Items<Guid>>>();
            touchpoint.Property(t => t.Classification).HasConversion<JsonText<Classification>>();
            touchpoint.Property(t => t.Sheet).HasConversion<JsonText<TouchpointSheet>>();
            touchpoint.Property(t => t.Kinds).HasConversion<int>();   // a number: filters ask for one bit of it
            touchpoint.HasIndex(t => t.Code).IsUnique();
            touchpoint.HasIndex(t => t.CodeKey);
            touchpoint.HasIndex(t => t.NameZhKey);
            touchpoint.HasIndex(t => t.NameEnKey);
            touchpoint.HasIndex(t => t.ChangedKey);
            // Counted and searched without reading the rows. Entries of an index are bounded on PostgreSQL, so it searches in the rows.
            if (isSqlite) touchpoint.HasIndex(t => new { t.Channel, t.Stage, t.Status, t.Kinds, t.Distance, t.Found });
            else touchpoint.HasIndex(t => new { t.Channel, t.Stage, t.Status, t.Kinds, t.Distance });
            touchpoint.Property(t => t.Version).IsConcurrencyToken();
            touchpoint.HasOne<OrgUnit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TouchpointVersion>(version =>
        {
            version.HasKey(v => new { v.TouchpointId, v.Number });
            version.Property(v => v.Details).HasConversion<JsonText<TouchpointDetails>>();
            version.HasOne<Touchpoint>().WithMany().HasForeignKey(v => v.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
