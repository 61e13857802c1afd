using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys.Calls;

/// <summary>Takes the next customer of the list for this interviewer: whose hour has come first, and whom nobody else is calling.</summary>
/// <remarks>The interviewer sees the number from now on; that is what the audit line says.</remarks>
public sealed class TakeCall(Db db, SurveyChange change, Audit audit, TimeProvider clock)
{
    /// <summary>Minutes for which a call is kept for the one who took it.</summary>
    public const int HeldMinutes = 30;

    /// <summary>From the list of which survey.</summary>
    public sealed record Request(Guid Id);

    private const int Tries = 10;

    /// <summary>Takes it.</summary>
    /// <returns>The call; the one that the interviewer has already, as long as it has not ended; null when nobody is due.</returns>
    public async Task<Outcome<Guid?>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Import, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        if (survey.State != SurveyState.Open) return Fail.Clash("surveys.not-open", survey.Draft.Title.In());
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var waiting = db.SurveyCalls.Where(c => c.SurveyId == survey.Id && c.State == CallState.Waiting);
        var held = waiting.Where(c => c.Interviewer == who.Id && c.HeldUntilUtc != null);
        if (await held.Select(c => (Guid?)c.Id).FirstOrDefaultAsync(stop) is { } own) return own;
        for (int i = 0; i < Tries; i++)
        {
            var free = waiting.Where(c => c.DueUtc <= now && (c.HeldUntilUtc == null || c.HeldUntilUtc < now));
            if (await free.OrderBy(c => c.DueUtc).ThenBy(c => c.Id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(stop) is not { } next) return (Guid?)null;
            // Two who reach for the same one: the database lets the first have it.
            await using var whole = await db.Database.BeginTransactionAsync(stop);
            int taken = await free.Where(c => c.Id == next).ExecuteUpdateAsync(set => set.SetProperty(c => c.Interviewer, who.Id)
                .SetProperty(c => c.HeldUntilUtc, now.AddMinutes(HeldMinutes)).SetProperty(c => c.Tries, c => c.Tries + 1), stop);
            if (taken == 0) continue;
            audit.Write(who, "surveys.did.call", SurveyChange.Subject(survey, unit), after: new { Call = next });
            if (await db.Commit(stop) is { } trouble) return trouble;
            await whole.CommitAsync(stop);
            return (Guid?)next;
        }
        return (Guid?)null;
    }
}
