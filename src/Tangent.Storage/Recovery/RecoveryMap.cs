using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.Storage.Recovery;

static class RecoveryMap
{
    private const string IsOpen = "closed_utc is null";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<RecoveryCase>(one =>
        {
            one.HasKey(c => c.Id);
            one.Ignore(c => c.IsOpen);
            one.Property(c => c.Details).HasConversion<JsonText<CaseFile>>();
            one.Property(c => c.Cost).HasPrecision(12, 2);
            one.Property(c => c.Version).IsConcurrencyToken();
            one.HasIndex(c => c.Number).IsUnique();
            one.HasIndex(c => c.OpenedKey);
            one.HasIndex(c => c.DueKey).HasFilter(IsOpen);
            one.HasIndex(c => new { c.UnitId, c.DueKey }).HasFilter(IsOpen);
            one.HasIndex(c => new { c.PersonId, c.DueKey }).HasFilter("closed_utc is null and person_id is not null");
            // Counts of the parts of the queue are told from it alone.
            one.HasIndex(c => new { c.UnitId, c.PersonId, c.Step, c.DueUtc, c.IsToApprove, c.ClosedUtc }).HasFilter(IsOpen)
                .HasDatabaseName("ix_recovery_cases_open");
            one.HasIndex(c => c.LookUtc).HasFilter("look_utc is not null");
            one.HasIndex(c => c.ClosedUtc).HasFilter("closed_utc is not null");
            one.HasIndex(c => c.Customer).HasFilter("customer is not null");
            one.HasIndex(c => new { c.Touchpoint, c.OpenedUtc }).HasFilter("touchpoint is not null");
            one.HasIndex(c => c.UnitId);
            one.HasIndex(c => c.MergedInto).HasFilter("merged_into is not null");
            one.HasIndex(c => c.ParentId).HasFilter("parent_id is not null");
            one.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CaseEntry>(entry =>
        {
            entry.HasKey(e => e.Id);
            entry.HasIndex(e => new { e.CaseId, e.AtUtc });
            entry.HasOne<RecoveryCase>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SignalRow>(signal =>
        {
            signal.HasKey(s => s.Id);
            signal.HasIndex(s => new { s.Kind, s.Key }).IsUnique();
            signal.HasIndex(s => s.DecidedKey);
            signal.HasIndex(s => s.CaseId).HasFilter("case_id is not null");
            signal.HasIndex(s => s.Customer).HasFilter("customer is not null");
            signal.HasIndex(s => s.UnitId);
            signal.HasOne<RecoveryCase>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
            signal.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CasePolicyVersion>(policy =>
        {
            policy.HasKey(p => p.Number);
            policy.Property(p => p.Number).ValueGeneratedNever();
            policy.Property(p => p.Document).HasConversion<JsonText<CasePolicy>>();
        });
        builder.Entity<RecoveryState>(state =>
        {
            state.HasKey(s => s.Id);
            state.Property(s => s.Id).ValueGeneratedNever();
            state.Property(s => s.Version).IsConcurrencyToken();
        });
    }
}
