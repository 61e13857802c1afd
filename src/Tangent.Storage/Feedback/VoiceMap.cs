using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.Storage.Feedback;

static class VoiceMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Voice>(voice =>
        {
            voice.HasKey(v => v.Id);
            voice.Ignore(v => v.State);
            voice.Property(v => v.Version).IsConcurrencyToken();
            voice.HasIndex(v => v.Number).IsUnique();
            voice.HasIndex(v => new { v.Source, v.ExternalId }).IsUnique();
            voice.HasIndex(v => v.GivenKey);
            voice.HasIndex(v => v.DueKey).HasFilter("ended_utc is null");
            voice.HasIndex(v => v.Customer).HasFilter("customer is not null");
            voice.HasIndex(v => new { v.Touchpoint, v.GivenKey }).HasFilter("touchpoint is not null");
            voice.HasIndex(v => v.MergedInto).HasFilter("merged_into is not null");
            voice.HasIndex(v => v.UnitId);
            voice.HasOne<OrgUnit>().WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<VoiceEntry>(entry =>
        {
            entry.HasKey(e => e.Id);
            entry.HasIndex(e => new { e.VoiceId, e.AtUtc });
            entry.HasOne<Voice>().WithMany().HasForeignKey(e => e.VoiceId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Incident>(incident =>
        {
            incident.HasKey(i => i.Id);
            incident.Property(i => i.Version).IsConcurrencyToken();
            incident.HasIndex(i => i.HappenedKey);
            incident.HasIndex(i => i.UnitId);
            incident.HasIndex(i => i.VoiceId).HasFilter("voice_id is not null");
            incident.HasIndex(i => i.Customer).HasFilter("customer is not null");
            incident.HasOne<OrgUnit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Restrict);
            incident.HasOne<Voice>().WithMany().HasForeignKey(i => i.VoiceId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<IncidentCode>(code =>
        {
            code.HasKey(c => new { c.IncidentId, c.CoderId });
            code.HasOne<Incident>().WithMany().HasForeignKey(c => c.IncidentId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
