using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Somebody on the pages for customers.</summary>
/// <param name="Customers">All numbers of the customer, the one that stands for them first; empty where nobody knows who it is.</param>
/// <param name="Number">The one case or item that is open to them; null: everything of the customer.</param>
/// <param name="IsSure">Whether they have shown to hold the customer's contact.</param>
public sealed record OwnVisitor(IReadOnlyList<long> Customers, string? Number, bool IsSure)
{
    /// <summary>Who acts: a customer has no account, and nothing is allowed to them but what is theirs.</summary>
    public static Actor As(Actor who) => new(Guid.Empty, "customer", who.Door, who.Address, []);
}

/// <summary>Who has come in to the customers' own pages.</summary>
public sealed class OwnVisitors(Db db, CustomerMerges merges, TimeProvider clock)
{
    /// <summary>The visitor with this cookie; null when there is none, or none any more.</summary>
    public async Task<OwnVisitor?> Of(string? cookie, CancellationToken stop)
    {
        if (!OwnSecret.IsOne(cookie)) return null;
        var (hash, now) = (OwnSecret.Hash(cookie!), clock.GetUtcNow().UtcDateTime);
        if (await db.OwnVisits.AsNoTracking().SingleOrDefaultAsync(v => v.Hash == hash && v.EndsUtc > now, stop) is not { } visit) return null;
        return new(visit.CustomerId is { } customer ? await merges.Together(customer, stop) : [], visit.Number, visit.IsSure);
    }

    /// <summary>Adds a visit to the coming save.</summary>
    /// <returns>The secret for the cookie.</returns>
    internal string Add(string? number, long? customer, bool isSure)
    {
        var secret = OwnSecret.New();
        db.Add(new OwnVisit
        {
            Hash = OwnSecret.Hash(secret),
            Number = number,
            CustomerId = customer,
            IsSure = isSure,
            EndsUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime + Domain.Customers.OwnDoor.VisitLife),
        });
        return secret;
    }
}
