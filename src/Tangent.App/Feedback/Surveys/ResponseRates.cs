using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>How many of those who alone could answer their link did so.</summary>
public sealed class ResponseRates(Db db)
{
    /// <summary>The share with its interval, over all versions and days.</summary>
    internal async Task<Answer> Of(SurveyId survey, CancellationToken stop)
    {
        int links = await db.SurveyLinks.CountAsync(l => l.SurveyId == survey && l.Kind != LinkKind.Open, stop);
        long answered = await db.SurveyCounts.Where(c => c.SurveyId == survey && c.Day == SurveyCount.AllDays
            && c.Cell == SurveyTally.InvitedCell && c.Code == nameof(ResponseOutcome.Complete)).SumAsync(c => c.Count, stop);
        return Wilson.Share((int)Math.Min(answered, links), links);
    }
}
