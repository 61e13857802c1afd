using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.Storage.Touchpoints;

/// <summary>What is kept around the register: information published, references, statements for the selection, plans.</summary>
static class RegisterMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<InformationItem>(item =>
        {
            item.HasKey(i => i.Id);
            item.Ignore(i => i.Shown);
            item.Property(i => i.Live).HasConversion<JsonText<InformationContent>>();
            item.Property(i => i.Waiting).HasConversion<JsonText<InformationContent>>();
            item.Property(i => i.Languages).HasConversion<int>();   // a number: filters ask for one bit of it
            item.HasIndex(i => i.Code).IsUnique();
            item.HasIndex(i => i.CodeKey);
            item.HasIndex(i => i.ChangedKey);
            item.HasIndex(i => i.LiveUntilUtc);
            item.Property(i => i.Version).IsConcurrencyToken();
            item.HasOne<OrgUnit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<InformationPlacement>(placement =>
        {
            placement.HasKey(p => new { p.ItemId, p.IsLive, p.TouchpointId, p.Channel, p.Medium });
            placement.HasIndex(p => p.TouchpointId);
            placement.HasOne<InformationItem>().WithMany().HasForeignKey(p => p.ItemId).OnDelete(DeleteBehavior.Restrict);
            placement.HasOne<Touchpoint>().WithMany().HasForeignKey(p => p.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<InformationVersion>(version =>
        {
            version.HasKey(v => new { v.ItemId, v.Number });
            version.Property(v => v.Content).HasConversion<JsonText<InformationContent>>();
            version.HasOne<InformationItem>().WithMany().HasForeignKey(v => v.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TouchpointReference>(reference =>
        {
            reference.HasKey(r => r.Id);
            reference.HasIndex(r => new { r.Source, r.Key }).IsUnique();
            reference.HasIndex(r => r.CountKey);
            reference.HasIndex(r => r.MappedTo);
            reference.Property(r => r.Version).IsConcurrencyToken();
            reference.HasOne<Touchpoint>().WithMany().HasForeignKey(r => r.MappedTo).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<KeyStatement>(statement =>
        {
            statement.HasKey(s => s.TouchpointId);
            statement.Property(s => s.Version).IsConcurrencyToken();
            statement.HasOne<Touchpoint>().WithMany().HasForeignKey(s => s.TouchpointId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<KeyComparison>(comparison =>
        {
            comparison.HasKey(c => c.Id);
            comparison.Property(c => c.Id).ValueGeneratedNever();
            comparison.Property(c => c.Version).IsConcurrencyToken();
        });
        builder.Entity<ManagementPlan>(plan =>
        {
            plan.HasKey(p => p.Id);
            plan.Ignore(p => p.Done);
            plan.Property(p => p.Details).HasConversion<JsonText<PlanDetails>>();
            plan.HasIndex(p => p.TitleKey);
            plan.HasIndex(p => p.ChangedKey);
            plan.Property(p => p.Version).IsConcurrencyToken();
            plan.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
