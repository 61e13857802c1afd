using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Storage.Standards;

static class DialTestsMap
{
    public static void Map(ModelBuilder builder) => builder.Entity<IvrMenu>(menu =>
    {
        menu.HasKey(m => m.Id);
        menu.Property(m => m.Document).HasConversion<JsonText<MenuDocument>>();
        menu.Property(m => m.Version).IsConcurrencyToken();
        menu.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    });
}
