using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Storage.Feedback;

static class InvitationMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AskingRule>(rule =>
        {
            rule.HasKey(r => r.Id);
            rule.Property(r => r.Plan).HasConversion<JsonText<AskingPlan>>();
            rule.Property(r => r.Version).IsConcurrencyToken();
            rule.HasIndex(r => r.SurveyId);
            rule.HasOne<Survey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AskingDecision>(decision =>
        {
            decision.HasKey(d => new { d.RuleId, d.Key });
            decision.HasIndex(d => new { d.RuleId, d.Wave, d.Fate });
            decision.HasIndex(d => d.LinkId).HasFilter("link_id is not null");
            decision.HasOne<AskingRule>().WithMany().HasForeignKey(d => d.RuleId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
