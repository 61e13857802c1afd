using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Storage.Feedback;

static class SurveyMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Survey>(survey =>
        {
            survey.HasKey(s => s.Id);
            survey.Property(s => s.Draft).HasConversion<DocumentText>(new ValueComparer<SurveyDocument>(
                (one, other) => Equals(one, other), document => document.GetHashCode()));
            survey.HasIndex(s => s.TitleKey);
            survey.HasIndex(s => s.ChangedKey);
            survey.Property(s => s.Version).IsConcurrencyToken();
            survey.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveyVersion>(version =>
        {
            version.HasKey(v => new { v.SurveyId, v.Number });
            version.HasOne<Survey>().WithMany().HasForeignKey(v => v.SurveyId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveyLink>(link =>
        {
            link.HasKey(l => l.Id);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => new { l.SurveyId, l.Id });
            link.HasIndex(l => l.Customer).HasFilter("customer is not null");
            link.HasOne<Survey>().WithMany().HasForeignKey(l => l.SurveyId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveyResponse>(response =>
        {
            response.Property(r => r.Id).ValueGeneratedNever();   // given by the one who writes them
            response.HasIndex(r => r.OnceKey).IsUnique();
            response.HasIndex(r => new { r.SurveyId, r.Id });
            response.HasIndex(r => new { r.SurveyId, r.Device, r.Given }).HasFilter("device is not null");
            response.HasIndex(r => r.Customer).HasFilter("customer is not null");
            response.HasIndex(r => r.Journey).HasFilter("journey is not null");
        });
        builder.Entity<SurveyCount>().HasKey(c => new { c.SurveyId, c.Version, c.Day, c.Cell, c.Code });
        builder.Entity<PaperBatch>(batch =>
        {
            batch.HasKey(b => b.Id);
            batch.HasIndex(b => new { b.SurveyId, b.Id });
            batch.Property(b => b.Version).IsConcurrencyToken();
            batch.HasOne<Survey>().WithMany().HasForeignKey(b => b.SurveyId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PaperForm>(form =>
        {
            form.HasKey(f => new { f.BatchId, f.Number });
            form.HasOne<PaperBatch>().WithMany().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveyCall>(call =>
        {
            call.HasKey(c => c.Id);
            call.HasIndex(c => new { c.SurveyId, c.State, c.DueUtc });
            call.HasIndex(c => c.Customer).HasFilter("customer is not null");
            call.HasOne<Survey>().WithMany().HasForeignKey(c => c.SurveyId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveyDraft>(draft =>
        {
            draft.HasKey(d => d.TokenHash);
            draft.HasIndex(d => d.ExpiresUtc);
        });
    }

    /// <summary>A document kept in the one form in which documents are written.</summary>
    private sealed class DocumentText() : ValueConverter<SurveyDocument, string>(
        document => SurveyCodec.Write(document), text => SurveyCodec.Read(text).Value);
}
