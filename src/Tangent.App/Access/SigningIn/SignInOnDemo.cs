using Microsoft.EntityFrameworkCore;
using Tangent.App.Demo.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>One click into a demo as one of its people. On any other database there is no such thing.</summary>
[OpenToVisitors("A demo lets everybody in who sits at the machine on which it runs.")]
public sealed class SignInOnDemo(Db db, BusinessClock clock, SessionStart sessions)
{
    /// <summary>As whom.</summary>
    /// <param name="Person">Key of one of <see cref="DemoRoles.Offered"/>.</param>
    /// <param name="IsNear">Whether the door saw the request come straight from this machine to its own name.</param>
    /// <param name="Browser">What the browser calls itself.</param>
    public sealed record Request(string? Person, bool IsNear, string? Browser);

    /// <summary>The session; missing when this is no demo, the visitor is not near, or nobody is called so.</summary>
    public async Task<Outcome<SessionStart.Ticket>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!clock.IsDemo || !request.IsNear) return Fail.NotFound;
        if (DemoRoles.Offered.FirstOrDefault(one => one.Key == request.Person) is not { } person) return Fail.NotFound;

        var account = await db.Users.AsTracking().SingleOrDefaultAsync(
            one => one.Email == person.Email && one.DeactivatedUtc == null && one.PasswordHash == null, stop);
        if (account is null) return Fail.NotFound;
        var ticket = sessions.Add(who, account, await AccountSubject.Of(db, account, stop), request.Browser, "demo");
        return await db.Commit(stop) is { } failure ? failure : ticket;
    }
}
