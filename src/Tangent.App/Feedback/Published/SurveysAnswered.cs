using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Published;

/// <summary>Surveys were answered or declined: one event for all responses that were written at once.</summary>
/// <param name="First">Number of the first response.</param>
/// <param name="Last">Number of the last response.</param>
public sealed record SurveysAnswered(long First, long Last);

/// <summary>A response, without what was answered.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Survey">Which survey.</param>
/// <param name="SurveyUnit">The unit whose survey it is.</param>
/// <param name="Version">By which version it was asked.</param>
/// <param name="Outcome">As what it stands.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Touchpoint">Code of the touchpoint that its link judges, or null.</param>
/// <param name="Unit">Code of the unit that its link judges, or null.</param>
/// <param name="GivenUtc">When it was sent.</param>
public sealed record ResponseFact(long Id, Guid Survey, Guid SurveyUnit, int Version, ResponseOutcome Outcome, AskChannel Channel, string? Touchpoint,
    string? Unit, DateTime GivenUtc);

/// <summary>What other modules may ask about responses. Who may see which is theirs to decide.</summary>
public sealed class ResponseFacts(Db db)
{
    /// <summary>The responses with these numbers, in order.</summary>
    public async Task<IReadOnlyList<ResponseFact>> Between(long first, long last, CancellationToken stop) =>
        [.. (await (from response in db.SurveyResponses
                    join survey in db.Surveys on response.SurveyId equals survey.Id
                    join link in db.SurveyLinks on response.LinkId equals link.Id into links
                    from link in links.DefaultIfEmpty()
                    where response.Id >= first && response.Id <= last
                    orderby response.Id
                    select new { response.Id, response.SurveyId, survey.UnitId, response.Version, response.Outcome, response.Channel, response.Given,
                        link!.Touchpoint, link.Unit }).ToListAsync(stop))
            .Select(r => new ResponseFact(r.Id, r.SurveyId.Value, r.UnitId, r.Version, r.Outcome, r.Channel, r.Touchpoint, r.Unit, EncounterRow.Utc(r.Given)))];
}
