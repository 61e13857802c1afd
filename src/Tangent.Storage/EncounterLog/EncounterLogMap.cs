using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.EncounterLog;

static class EncounterLogMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<LogWord>(word =>
        {
            word.Property(w => w.Id).ValueGeneratedOnAdd();
            word.HasIndex(w => new { w.Kind, w.Text }).IsUnique();
        });
        builder.Entity<EncounterRow>(row =>
        {
            row.ToTable("Encounters");
            row.HasKey(r => r.Sequence);
            row.Property(r => r.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(r => new { r.Source, r.ExternalId, r.Version }).IsUnique();
            row.HasIndex(r => new { r.Customer, r.Started });
            row.HasIndex(r => r.Started);
        });
    }
}
