using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Storage.Standards;

static class DialTestsMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<IvrMenu>(menu =>
        {
            menu.HasKey(m => m.Id);
            menu.Property(m => m.Document).HasConversion<JsonText<MenuDocument>>();
            menu.Property(m => m.Version).IsConcurrencyToken();
            menu.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TestCase>(one =>
        {
            one.HasKey(c => c.Id);
            one.HasIndex(c => c.Number).IsUnique();
            one.HasIndex(c => c.Origin).IsUnique().HasFilter("origin is not null");
            one.HasIndex(c => c.NextUtc).HasFilter("next_utc is not null");
            one.Property(c => c.Terms).HasConversion<JsonText<TestTerms>>();
            one.Property(c => c.Version).IsConcurrencyToken();
            one.Ignore(c => c.Code);
            one.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TestRun>(run =>
        {
            run.HasKey(r => r.Id);
            run.HasIndex(r => new { r.CaseId, r.Key }).IsUnique();
            run.HasIndex(r => new { r.CaseId, r.StartedUtc });
            run.HasIndex(r => r.StartedUtc);
            run.HasOne<TestCase>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TestDefect>(defect =>
        {
            defect.HasKey(d => d.Id);
            defect.HasIndex(d => new { d.CaseId, d.OpenedUtc });
            defect.HasIndex(d => d.CaseId).IsUnique().HasFilter("closed_utc is null");
            defect.Property(d => d.Version).IsConcurrencyToken();
            defect.HasOne<TestCase>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
