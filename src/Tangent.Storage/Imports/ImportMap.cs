using Microsoft.EntityFrameworkCore;
using Tangent.Domain;

namespace Tangent.Storage.Imports;

static class ImportMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ImportRow>(import =>
        {
            import.ToTable("Imports");
            import.Property(i => i.Columns).HasConversion<JsonText<Items<string>>>();
            import.HasIndex(i => new { i.CreatedBy, i.CreatedUtc });
        });
        builder.Entity<ImportBadRow>(row =>
        {
            row.HasKey(r => new { r.ImportId, r.Number });
            row.Property(r => r.Problems).HasConversion<JsonText<Items<BadRowProblem>>>();
            row.HasOne<ImportRow>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<WatchedFile>().HasKey(file => new { file.Source, file.Hash });
        builder.Entity<ImportShape>(shape =>
        {
            shape.HasKey(s => new { s.Target, s.Shape, s.Source });
            shape.Property(s => s.Columns).HasConversion<JsonText<Items<string>>>();
        });
    }
}
