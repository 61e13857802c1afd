using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Standards;

namespace Tangent.Storage.Standards;

static class StandardsMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<WorkCalendar>(calendar =>
        {
            calendar.HasKey(c => c.Id);
            calendar.Property(c => c.Name).HasMaxLength(CalendarPlan.LongestName);
            calendar.Property(c => c.Plan).HasConversion<JsonText<CalendarPlan>>();
            calendar.Property(c => c.Version).IsConcurrencyToken();
            calendar.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CalendarAssignment>(assignment =>
        {
            assignment.HasKey(a => a.UnitId);
            assignment.HasOne<OrgUnit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
            assignment.HasOne<WorkCalendar>().WithMany().HasForeignKey(a => a.CalendarId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ServiceStandard>(clause =>
        {
            clause.HasKey(s => s.Id);
            clause.HasIndex(s => s.Number).IsUnique();
            clause.Property(s => s.Terms).HasConversion<JsonText<StandardTerms>>();
            clause.Property(s => s.Version).IsConcurrencyToken();
            clause.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<StandardVersion>(version =>
        {
            version.HasKey(v => new { v.StandardId, v.Number });
            version.Property(v => v.Terms).HasConversion<JsonText<StandardTerms>>();
            version.HasOne<ServiceStandard>().WithMany().HasForeignKey(v => v.StandardId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<StandardReceipt>(receipt =>
        {
            receipt.HasKey(r => new { r.StandardId, r.Number, r.AccountId });
            receipt.HasIndex(r => r.AccountId);
            receipt.HasOne<ServiceStandard>().WithMany().HasForeignKey(r => r.StandardId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AttainmentCountRow>(count =>
        {
            count.ToTable("AttainmentCounts");
            count.HasKey(c => new { c.Month, c.Clause, c.UnitId, c.Tier, c.Channel, c.Version });
            count.HasIndex(c => new { c.Clause, c.Month });
        });
        builder.Entity<AttainmentState>(state =>
        {
            state.HasKey(s => s.Id);
            state.Property(s => s.Id).ValueGeneratedNever();
        });
        builder.Entity<AttainmentRun>(run =>
        {
            run.HasKey(r => r.Id);
            run.HasIndex(r => r.StartedUtc);
        });
    }
}
