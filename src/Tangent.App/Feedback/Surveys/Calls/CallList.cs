using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Calls;

/// <summary>What every act on the list of calls shares.</summary>
public sealed class CallList(Db db, SurveyChange change)
{
    private const int Bulk = 500;

    /// <summary>A call that this actor holds, with its survey.</summary>
    internal sealed record Held(Survey Survey, UnitFact Unit, SurveyCall Call);

    internal async Task<Outcome<Held>> Find(Actor who, Guid survey, Guid call, CancellationToken stop)
    {
        var reached = await change.Find(who, Verb.Import, survey, null, stop);
        if (reached.Failure is { } failure) return failure;
        var id = new SurveyId(survey);
        if (await db.SurveyCalls.AsTracking().SingleOrDefaultAsync(c => c.Id == call && c.SurveyId == id, stop) is not { } found) return Fail.NotFound;
        // Who let it go too long may go on as long as nobody else has it.
        return found.State == CallState.Waiting && found.Interviewer == who.Id && found.HeldUntilUtc is not null
            ? new Held(reached.Value.Survey, reached.Value.Unit, found) : Fail.Clash("calls.not-yours");
    }

    /// <summary>Those of these customers who wait on the list of this survey.</summary>
    internal async Task<HashSet<long>> Waiting(SurveyId survey, IReadOnlyList<long> customers, CancellationToken stop)
    {
        var known = new HashSet<long>();
        foreach (var part in customers.Distinct().Chunk(Bulk))
            known.UnionWith(await db.SurveyCalls.Where(c => c.SurveyId == survey && c.State == CallState.Waiting && c.Customer != null
                && EF.Parameter(part).Contains(c.Customer.Value)).Select(c => c.Customer!.Value).ToListAsync(stop));
        return known;
    }
}
