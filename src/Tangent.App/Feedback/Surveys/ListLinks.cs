using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The open links of a survey, and how many of the others there are. Tokens that are a right of one person are not shown again.</summary>
public sealed class ListLinks(Db db, SurveyChange change)
{
    /// <summary>Of which survey.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The links.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Open">Open links by label, at most 500.</param>
    /// <param name="Sent">How many single-use and personal links were made.</param>
    /// <param name="Answered">How many of those were answered or declined.</param>
    /// <param name="MayEdit">Whether the reader may make and end links.</param>
    public sealed record Listed(Survey Survey, IReadOnlyList<SurveyLink> Open, int Sent, int Answered, bool MayEdit);

    private const int Most = 500;

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var open = await db.SurveyLinks.AsNoTracking().Where(l => l.SurveyId == survey.Id && l.Kind == LinkKind.Open)
            .OrderBy(l => l.Touchpoint).ThenBy(l => l.Label).ThenBy(l => l.Id).Take(Most).ToListAsync(stop);
        int sent = await db.SurveyLinks.CountAsync(l => l.SurveyId == survey.Id && l.Kind != LinkKind.Open, stop);
        long answered = await db.SurveyCounts.Where(c => c.SurveyId == survey.Id && c.Day == SurveyCount.AllDays
            && c.Cell == SurveyTally.InvitedCell).SumAsync(c => c.Count, stop);
        return new Listed(survey, open, sent, (int)answered, who.May(Verb.Update, Kind.Survey, unit.Path));
    }
}
