using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>Ends a programme: what was planned and not done falls away, what was found stays.</summary>
public sealed class EndProgramme(Db db, ObservedReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Which programme.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Ends it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.ObservationPlan) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, Kind.ObservationPlan, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var ended = found.Value.Row.End(UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (ended.Failure is { } clash) return clash;
        db.Replace(found.Value.Row, ended.Value);
        int open = await db.ObservedSheets.CountAsync(s => s.ProgrammeId == request.Id && s.SentUtc == null, stop);
        audit.Write(who, "observed.did.end", ObservedReach.Subject(ended.Value, found.Value.Unit), after: new { Planned = open });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
