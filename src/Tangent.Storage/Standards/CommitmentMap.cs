using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.Storage.Standards;

static class CommitmentMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Commitment>(promise =>
        {
            promise.HasKey(p => p.Id);
            promise.HasIndex(p => p.Number).IsUnique();
            promise.Property(p => p.Terms).HasConversion<JsonText<CommitmentTerms>>();
            promise.Property(p => p.Capacity).HasConversion<JsonText<CapacitySeen>>();
            promise.Property(p => p.Version).IsConcurrencyToken();
            promise.Ignore(p => p.Code);
            promise.Ignore(p => p.LastDay);
            promise.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Breach>(breach =>
        {
            breach.HasKey(b => b.Id);
            breach.HasIndex(b => new { b.CommitmentId, b.Encounter }).IsUnique();
            breach.HasIndex(b => b.Encounter);
            breach.HasIndex(b => new { b.State, b.DueUtc });
            breach.HasIndex(b => b.Customer).HasFilter("customer is not null");
            breach.Property(b => b.Facts).HasConversion<JsonText<BreachFacts>>();
            breach.Property(b => b.Version).IsConcurrencyToken();
            breach.HasOne<Commitment>().WithMany().HasForeignKey(b => b.CommitmentId).OnDelete(DeleteBehavior.Restrict);
            breach.HasOne<OrgUnit>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CommitmentState>(state =>
        {
            state.HasKey(s => s.Id);
            state.Property(s => s.Id).ValueGeneratedNever();
        });
    }
}
