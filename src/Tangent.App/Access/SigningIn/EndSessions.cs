using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person ends one of the own sessions, or all but this one.</summary>
public sealed class EndSessions(Db db, Audit audit, Proof proof)
{
    /// <summary>The session to end, or null for all others; and the session of this browser.</summary>
    public sealed record Request(Guid? Session, Guid? This);

    /// <summary>How many ended; missing when the one is not the person's own.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var ended = await db.Sessions.AsTracking().Where(row => row.AccountId == who.Id
            && (request.Session == null ? row.Id != request.This : row.Id == request.Session)).ToListAsync(stop);
        if (ended.Count == 0) return request.Session is null ? 0 : Fail.NotFound;

        db.RemoveRange(ended);
        var account = await proof.Own(who, stop);
        audit.Write(who, "signin.sessions-ended", await AccountSubject.Of(db, account, stop), before: new { count = ended.Count });
        return await db.Commit(stop) is { } failure ? failure : ended.Count;
    }
}
