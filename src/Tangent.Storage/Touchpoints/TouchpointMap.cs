using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.Storage.Touchpoints;

static class TouchpointMap
{
    public static void Map(ModelBuilder builder) => builder.Entity<Touchpoint>(touchpoint =>
    {
        touchpoint.HasKey(t => t.Id);
        touchpoint.Ignore(t => t.State);
        touchpoint.Ignore(t => t.Details);
        touchpoint.HasIndex(t => t.Code).IsUnique();
        touchpoint.HasIndex(t => t.CodeKey);
        touchpoint.HasIndex(t => t.NameZhKey);
        touchpoint.HasIndex(t => t.NameEnKey);
        touchpoint.HasIndex(t => t.ChangedKey);
        touchpoint.Property(t => t.Version).IsConcurrencyToken();
        touchpoint.HasOne<OrgUnit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    });
}
