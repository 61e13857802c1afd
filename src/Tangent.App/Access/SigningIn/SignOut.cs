using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>Ends the session of this browser at once, on the server too.</summary>
[OpenToVisitors("Whoever is no longer signed in has nothing to end, and is not told off for it.")]
public sealed class SignOut(Db db, Audit audit)
{
    /// <summary>The session of this browser, or null when there is none.</summary>
    public sealed record Request(Guid? Session);

    /// <summary>Always done; a visitor changes nothing.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var session = await db.Sessions.AsTracking()
            .SingleOrDefaultAsync(row => row.Id == request.Session && row.AccountId == who.Id, stop);
        if (session is null) return new Done();

        var account = await db.Users.SingleAsync(one => one.Id == who.Id, stop);
        db.Remove(session);
        audit.Write(who, "signin.signed-out", await AccountSubject.Of(db, account, stop), before: new { session = session.Id });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
