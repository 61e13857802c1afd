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
        touchpoint.HasIndex(t => t.Code).IsUnique();
        touchpoint.Property(t => t.Version).IsConcurrencyToken();
        touchpoint.HasOne<OrgUnit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    });
}
