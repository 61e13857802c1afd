using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers;

/// <summary>Says that two customers who may be one are two.</summary>
public sealed class RejectMatch(Db db, CustomerReach reach, Audit audit)
{
    /// <summary>Whom.</summary>
    public sealed record Request(long First, long Second);

    /// <summary>Nothing but success; a match that was decided stays.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var (first, second) = (Math.Min(request.First, request.Second), Math.Max(request.First, request.Second));
        if ((await reach.Find(who, Verb.Act, first, stop)).Failure is { } hidden) return hidden;
        if ((await reach.Find(who, Verb.Act, second, stop)).Failure is { } alsoHidden) return alsoHidden;
        var match = await db.CustomerMatches.SingleOrDefaultAsync(m => m.FirstId == first && m.SecondId == second, stop);
        if (match is null) return Fail.NotFound;
        if (match.State != MatchState.Open) return Fail.Clash("customers.match-decided");
        match.State = MatchState.Rejected;
        db.Update(match);
        audit.Write(who, "customers.did.reject-match", CustomerReach.Subject(first), after: new { first, second });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
