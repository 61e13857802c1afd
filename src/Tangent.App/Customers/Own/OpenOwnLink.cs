using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>Somebody comes in by a link to one case. A link that is unknown, over or taken back is missing, all alike.</summary>
[OpenToVisitors("the link is the right to look at this one case")]
public sealed class OpenOwnLink(Db db, OwnVisitors visitors, TimeProvider clock)
{
    /// <summary>The end of the link's address.</summary>
    public sealed record Request(string? Token);

    /// <summary>That somebody is in.</summary>
    /// <param name="Cookie">Secret for the browser.</param>
    /// <param name="Number">Number of the case that is open.</param>
    public sealed record Entered(string Cookie, string? Number);

    /// <summary>Lets them in.</summary>
    public async Task<Outcome<Entered>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!OwnSecret.IsOne(request.Token)) return Fail.NotFound;
        var (hash, now) = (OwnSecret.Hash(request.Token!), clock.GetUtcNow().UtcDateTime);
        if (await db.OwnLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.EndsUtc > now, stop) is not { } link) return Fail.NotFound;
        var cookie = visitors.Add(link.Number, link.CustomerId, link.IsSent);
        return await db.Commit(stop) is { } failure ? failure : new Entered(cookie, link.Number);
    }
}
