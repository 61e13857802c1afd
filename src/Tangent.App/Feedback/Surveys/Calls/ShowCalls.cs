using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Calls;

/// <summary>The list of calls of a survey: how many wait, what became of the others, and the call that the reader is making.</summary>
public sealed class ShowCalls(Db db, SurveyChange change, AskingFacts facts, TimeProvider clock)
{
    /// <summary>Of which survey.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The list.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Document">The questions that are asked.</param>
    /// <param name="Due">How many may be called now.</param>
    /// <param name="Counts">How many are in each state.</param>
    /// <param name="NextUtc">When the next one may be called; null when nobody waits.</param>
    /// <param name="Reached">Share of those called to the end who answered.</param>
    /// <param name="Current">The call that the reader holds, with its number, or null.</param>
    /// <param name="MayCall">Whether the reader may call and put customers on the list.</param>
    public sealed record Shown(Survey Survey, UnitFact Unit, SurveyDocument? Document, int Due, IReadOnlyDictionary<CallState, int> Counts, DateTime? NextUtc,
        Answer Reached, SurveyCall? Current, bool MayCall);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var now = clock.GetUtcNow().UtcDateTime;
        var calls = db.SurveyCalls.AsNoTracking().Where(c => c.SurveyId == survey.Id);
        var counts = await calls.GroupBy(c => c.State).Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        var waiting = calls.Where(c => c.State == CallState.Waiting && (c.HeldUntilUtc == null || c.HeldUntilUtc < now));
        int answered = counts.GetValueOrDefault(CallState.Answered);
        return new Shown(survey, unit, survey.Published == 0 ? null : (await facts.Document(survey.Id, survey.Published, stop))!.AsEntered(),
            await waiting.CountAsync(c => c.DueUtc <= now, stop), counts, await waiting.MinAsync(c => (DateTime?)c.DueUtc, stop),
            Wilson.Share(answered, answered + counts.GetValueOrDefault(CallState.Refused) + counts.GetValueOrDefault(CallState.GivenUp)),
            await calls.FirstOrDefaultAsync(c => c.State == CallState.Waiting && c.Interviewer == who.Id && c.HeldUntilUtc != null, stop),
            who.May(Verb.Import, Kind.Survey, unit.Path) && survey.State == SurveyState.Open);
    }
}
