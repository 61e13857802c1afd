using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>A customer goes; or takes back every link and every visit there is, for a telephone that was lost.</summary>
[OpenToVisitors("Whoever is not in has nothing to leave, and is not told off for it.")]
public sealed class LeaveOwnPages(Db db, OwnVisitors visitors)
{
    /// <summary>The cookie, and whether everything else goes with it.</summary>
    public sealed record Request(string? Cookie, bool IsEverywhere = false);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { } visitor) return new Done();
        var hash = OwnSecret.Hash(request.Cookie!);
        await db.OwnVisits.Where(v => v.Hash == hash).ExecuteDeleteAsync(stop);
        // Who came by one link may hold somebody else's telephone: only a code takes back the rest.
        if (!request.IsEverywhere || visitor.Number is not null) return new Done();
        var customers = visitor.Customers;
        await db.OwnLinks.Where(l => l.CustomerId != null && EF.Parameter(customers).Contains(l.CustomerId.Value)).ExecuteDeleteAsync(stop);
        await db.OwnVisits.Where(v => v.CustomerId != null && EF.Parameter(customers).Contains(v.CustomerId.Value)).ExecuteDeleteAsync(stop);
        return new Done();
    }
}
