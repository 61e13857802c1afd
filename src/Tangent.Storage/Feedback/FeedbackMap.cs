using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Feedback;

namespace Tangent.Storage.Feedback;

static class FeedbackMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<CommentTheme>(theme =>
        {
            theme.HasKey(t => t.Code);
            theme.Property(t => t.Code).HasMaxLength(CommentTheme.LongestCode);
            theme.Property(t => t.Words).HasConversion<JsonText<Items<string>>>();
            theme.Property(t => t.Version).IsConcurrencyToken();
        });
        builder.Entity<JudgementState>().Property(state => state.Id).ValueGeneratedNever();
        builder.Entity<JudgementRow>(row =>
        {
            row.ToTable("Judgements");
            row.Property(r => r.Id).ValueGeneratedNever();   // given by who writes, in a turn of the log
            row.HasIndex(r => new { r.Source, r.ExternalId }).IsUnique();
            row.HasIndex(r => r.Customer).HasFilter("customer is not null");
            row.HasIndex(r => r.Journey).HasFilter("journey is not null");
        });
    }
}
