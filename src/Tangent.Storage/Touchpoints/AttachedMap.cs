using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.Storage.Touchpoints;

/// <summary>What attaches to one touchpoint as rows of its own: moments, devices, discretion.</summary>
static class AttachedMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Moment>(moment =>
        {
            moment.HasKey(m => m.Id);
            moment.Ignore(m => m.Details);
            moment.Property(m => m.Testing).HasMaxLength(20);
            moment.Property(m => m.Sheet).HasConversion<JsonText<MomentSheet>>();
            moment.HasIndex(m => m.NameZhKey);
            moment.HasIndex(m => m.NameEnKey);
            moment.Property(m => m.Version).IsConcurrencyToken();
            moment.HasOne<Touchpoint>().WithMany().HasForeignKey(m => m.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TestingKind>(kind =>
        {
            kind.HasKey(k => k.Code);
            kind.Property(k => k.Code).HasMaxLength(20);
            kind.Property(k => k.Version).IsConcurrencyToken();
        });
        builder.Entity<Device>(device =>
        {
            device.HasKey(d => d.Id);
            device.Ignore(d => d.Details);
            device.HasIndex(d => d.Code).IsUnique();
            device.HasIndex(d => d.CodeKey);
            device.Property(d => d.Version).IsConcurrencyToken();
            device.HasOne<Touchpoint>().WithMany().HasForeignKey(d => d.TouchpointId).OnDelete(DeleteBehavior.Restrict);
            device.HasOne<OrgUnit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DeviceEvent>(happened =>
        {
            happened.HasKey(e => e.Id);
            happened.HasIndex(e => new { e.DeviceId, e.ExternalId }).IsUnique();
            happened.HasIndex(e => new { e.DeviceId, e.FromUtc });
            happened.Property(e => e.Version).IsConcurrencyToken();
            happened.HasOne<Device>().WithMany().HasForeignKey(e => e.DeviceId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DiscretionRule>(rule =>
        {
            rule.HasKey(r => r.Id);
            rule.Property(r => r.Terms).HasConversion<JsonText<DiscretionTerms>>();
            rule.Property(r => r.Version).IsConcurrencyToken();
            rule.HasOne<Touchpoint>().WithMany().HasForeignKey(r => r.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
