using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;

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
    }
}
