using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;

namespace Tangent.Storage.Customers;

static class CustomerMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<CustomerRow>(customer =>
        {
            customer.ToTable("Customers");
            customer.Property(c => c.Id).ValueGeneratedNever();   // given in blocks by CustomerNumbers
        });
        builder.Entity<CustomerIdentifier>(identifier =>
        {
            identifier.HasKey(i => new { i.Kind, i.Value });
            identifier.HasIndex(i => i.CustomerId);
            Of<CustomerIdentifier>(builder);
        });
        builder.Entity<CustomerMerge>(merge =>
        {
            merge.HasIndex(m => m.FromId).IsUnique().HasFilter("undone_utc is null");
            merge.HasIndex(m => m.IntoId);
        });
        builder.Entity<CustomerMatch>(match =>
        {
            match.HasKey(m => new { m.FirstId, m.SecondId });
            match.HasIndex(m => new { m.State, m.FoundUtc });
        });
        builder.Entity<CustomerTierRow>(tier =>
        {
            tier.ToTable("CustomerTiers");
            tier.HasKey(t => new { t.CustomerId, t.FromUtc });
            Of<CustomerTierRow>(builder);
        });
        builder.Entity<CustomerConsent>(consent =>
        {
            consent.HasIndex(c => new { c.CustomerId, c.AtUtc });
            Of<CustomerConsent>(builder);
        });
        builder.Entity<CustomerOptOut>(optOut =>
        {
            optOut.HasKey(o => new { o.CustomerId, o.Way });
            Of<CustomerOptOut>(builder);
        });
        builder.Entity<ValuePolicyVersion>(policy =>
        {
            policy.HasKey(p => p.Number);
            policy.Property(p => p.Number).ValueGeneratedNever();
            policy.Property(p => p.Document).HasConversion<JsonText<ValuePolicy>>();
        });
        builder.Entity<ValueRun>(run =>
        {
            run.HasKey(r => r.Id);
            run.Property(r => r.Model).HasConversion<JsonText<ValueModel>>();
            run.HasIndex(r => r.AsOfUtc);
        });
        builder.Entity<CustomerValueRow>(value =>
        {
            value.ToTable("CustomerValues");
            value.HasKey(v => v.CustomerId);
            value.Property(v => v.CustomerId).ValueGeneratedNever();
            value.HasIndex(v => v.PotentialKey).HasFilter("potential_key is not null");
            Of<CustomerValueRow>(builder);
        });
        builder.Entity<TierMoveRow>(move =>
        {
            move.ToTable("TierMoves");
            move.HasKey(m => m.Id);
            move.HasIndex(m => new { m.AtUtc, m.Id });
            move.HasIndex(m => m.CustomerId);
            Of<TierMoveRow>(builder);
        });
        builder.Entity<CustomerErasure>(erasure =>
        {
            erasure.HasKey(e => e.CustomerId);
            erasure.Property(e => e.CustomerId).ValueGeneratedNever();
        });
    }

    private static void Of<T>(ModelBuilder builder) where T : class =>
        builder.Entity<T>().HasOne<CustomerRow>().WithMany().HasForeignKey("CustomerId").OnDelete(DeleteBehavior.Restrict);
}
