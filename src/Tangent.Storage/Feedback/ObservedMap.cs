using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.Storage.Feedback;

static class ObservedMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ObservedForm>(form =>
        {
            form.HasKey(f => f.Id);
            form.Property(f => f.Version).IsConcurrencyToken();
            form.HasIndex(f => f.UnitId);
            form.HasOne<OrgUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ObservedFormVersion>(version =>
        {
            version.HasKey(v => new { v.FormId, v.Number });
            version.HasOne<ObservedForm>().WithMany().HasForeignKey(v => v.FormId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ObservedProgramme>(programme =>
        {
            programme.HasKey(p => p.Id);
            programme.Ignore(p => p.IsPlanned);
            programme.Property(p => p.Version).IsConcurrencyToken();
            programme.HasIndex(p => p.MadeKey);
            programme.HasIndex(p => p.UnitId);
            programme.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            programme.HasOne<ObservedFormVersion>().WithMany().HasForeignKey(p => new { p.FormId, p.FormVersion }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ObservedSheet>(sheet =>
        {
            sheet.HasKey(s => s.Id);
            sheet.Ignore(s => s.State);
            sheet.Ignore(s => s.Counts);
            sheet.Property(s => s.Version).IsConcurrencyToken();
            sheet.HasIndex(s => new { s.ProgrammeId, s.UnitId });
            sheet.HasIndex(s => s.SeenKey);
            sheet.HasIndex(s => s.UnitId);
            sheet.HasIndex(s => s.ObserverId).HasFilter("sent_utc is null");
            sheet.HasOne<ObservedProgramme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            sheet.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SheetEvidence>(evidence =>
        {
            evidence.HasKey(e => e.Id);
            evidence.HasIndex(e => e.SheetId);
            evidence.HasOne<ObservedSheet>().WithMany().HasForeignKey(e => e.SheetId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
