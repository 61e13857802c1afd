using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>
/// Looks at encounters that came in, under every rule that is on. What began long ago is not asked about: a file of last year invites
/// nobody.
/// </summary>
sealed class ConsiderEncounters(Db db, EncounterFeed feed, UnitFacts units, Inviting inviting, TangentSettings settings, TimeProvider clock)
    : IHandle<EncountersAppended>
{
    private const int Bulk = 500;

    public async Task Handle(EncountersAppended happened, Guid id, CancellationToken stop)
    {
        var rules = await db.AskingRules.Where(r => r.OnUtc != null)
            .Join(db.Surveys.Where(s => s.State == SurveyState.Open), r => r.SurveyId, s => s.Id, (r, s) => new { Rule = r, Survey = s }).ToListAsync(stop);
        rules.RemoveAll(one => one.Rule.Plan.Trigger != AskTrigger.Encounter);
        if (rules.Count == 0) return;
        var places = await units.Of([.. rules.Select(one => one.Rule.Plan.UnitId).Distinct()], stop);
        var since = clock.GetUtcNow().UtcDateTime.AddHours(-settings.Asking.AgeHours);
        await foreach (var batch in feed.Between(happened.First, happened.Last, since, stop))
            foreach (var one in rules.OrderBy(one => one.Rule.CreatedUtc))
                foreach (var part in batch.Where(seen => AskCandidate.Fits(one.Rule.Plan, places[one.Rule.Plan.UnitId].Path, seen))
                    .Select(AskCandidate.Of).Chunk(Bulk))
                {
                    await inviting.Take(one.Rule, one.Survey.Draft.Languages, part, int.MaxValue, stop);
                    await db.SaveChangesAsync(stop);
                }
    }
}
