using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Signs a person out everywhere. They may sign in again.</summary>
public sealed class EndSessionsOfPerson(Db db, PersonReach people, Audit audit)
{
    /// <summary>Whose.</summary>
    public sealed record Request(Guid Id);

    /// <summary>How many sessions ended.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Account) is { } refusal) return refusal;

        var found = await people.FindWhole(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        int ended = await OpenSessions.End(db, request.Id, null, stop);
        audit.Write(who, "access.did.end-sessions", found.Value.Subject, after: new { Ended = ended });
        return await db.Commit(stop) is { } trouble ? trouble : ended;
    }
}
