using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;

namespace Tangent.Storage.Standards;

static class AlertMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AlertRule>(rule =>
        {
            rule.HasKey(r => r.Id);
            rule.Property(r => r.Terms).HasConversion<JsonText<AlertTerms>>();
            rule.Property(r => r.Version).IsConcurrencyToken();
            rule.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AlertFiring>(firing =>
        {
            firing.HasKey(f => f.Id);
            firing.HasIndex(f => new { f.RuleId, f.UnitId }).IsUnique().HasFilter("over_utc is null");
            firing.HasIndex(f => f.FiredUtc);
            firing.Property(f => f.Numbers).HasConversion<JsonText<FiringNumbers>>();
            firing.Property(f => f.Version).IsConcurrencyToken();
            firing.HasOne<AlertRule>().WithMany().HasForeignKey(f => f.RuleId).OnDelete(DeleteBehavior.Restrict);
            firing.HasOne<OrgUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AlertReceipt>(receipt =>
        {
            receipt.HasKey(r => new { r.FiringId, r.Step, r.AccountId });
            receipt.HasIndex(r => r.AccountId);
            receipt.HasOne<AlertFiring>().WithMany().HasForeignKey(r => r.FiringId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
