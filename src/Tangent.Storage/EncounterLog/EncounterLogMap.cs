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
        builder.Entity<LogState>().Property(state => state.Id).ValueGeneratedNever();
        builder.Entity<EncounterRow>(row =>
        {
            row.ToTable("Encounters");
            row.HasKey(r => r.Sequence);
            // What reads past Entity Framework leaves tests out by itself: LogReading, EncountersOf.
            row.HasQueryFilter(r => r.Source != EncounterRow.TestSource);
            row.Property(r => r.Sequence).ValueGeneratedNever();   // given by who holds the log
            row.HasIndex(r => new { r.Source, r.ExternalId, r.Version }).IsUnique();
            // Not by customer alone: then every row of a batch would touch a page of its own somewhere in the whole index.
            row.HasIndex(r => new { r.Stretch, r.Customer, r.Started }).HasFilter("customer is not null");
            row.HasIndex(r => r.Replaces).HasFilter("replaces is not null");
            row.HasIndex(r => r.Started);
        });
    }
}
