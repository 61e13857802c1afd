using Microsoft.EntityFrameworkCore;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Nobody is invited or reminded whose link was answered or ended, or whose survey is closed.</summary>
sealed class InvitationGuard(Db db, TimeProvider clock) : IMessageGuard
{
    public bool IsFor(MessageKind kind) => kind is MessageKind.SurveyInvitation or MessageKind.SurveyReminder;

    public async Task<string?> Stops(string key, CancellationToken stop)
    {
        var id = Inviting.LinkOf(key);
        var found = await db.SurveyLinks.Where(l => l.Id == id).Join(db.Surveys, l => l.SurveyId, s => s.Id, (l, s) => new { l.ExpiresUtc, s.State })
            .SingleOrDefaultAsync(stop);
        if (found is not { State: SurveyState.Open } || found.ExpiresUtc <= clock.GetUtcNow().UtcDateTime) return "asking.link-over";
        var once = Submission.KeyOf(id);
        return await db.SurveyResponses.AnyAsync(r => r.OnceKey == once, stop) ? "asking.answered" : null;
    }
}
