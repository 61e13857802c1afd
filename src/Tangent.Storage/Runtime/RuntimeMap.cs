using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.Runtime;

static class RuntimeMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ServerLease>().Property(lease => lease.Id).ValueGeneratedNever();
        builder.Entity<OutboxMessage>(message =>
        {
            message.HasKey(m => m.Sequence);
            message.Property(m => m.Sequence).ValueGeneratedOnAdd();
            message.HasIndex(m => m.Id).IsUnique();
            message.HasIndex(m => new { m.HandledUtc, m.NextAttemptUtc });
        });
        builder.Entity<JobRow>(job =>
        {
            job.ToTable("Jobs");
            job.HasIndex(j => new { j.CreatedUtc, j.Id });
            job.HasIndex(j => j.State);
        });
        builder.Entity<IdempotencyRecord>(record =>
        {
            record.HasKey(r => new { r.ActorId, r.Key });
            record.HasIndex(r => r.CreatedUtc);
        });
        builder.Entity<ChangeCounter>().Property(counter => counter.Id).ValueGeneratedNever();
        builder.Entity<Attachment>(attachment =>
        {
            attachment.HasIndex(a => a.Sha256);
            attachment.HasIndex(a => new { a.CreatedUtc, a.Id });
        });
        builder.Entity<InstallationFact>().HasKey(fact => fact.Name);
    }
}
