using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Says of which tier a customer is from a moment on, past or to come.</summary>
public sealed class SetTier(Db db, CustomerReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Whose, which, from when; now when nothing is said.</summary>
    public sealed record Request(long Number, CustomerTier? Tier, DateTime? FromUtc = null);

    /// <summary>Nothing but success; another word about the same moment replaces the first.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Change(who, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        if (request.Tier is not { } tier) return Fail.Wrong("tier", "form.required");
        long number = found.Value.Number;
        var from = UtcConverter.Truncate(request.FromUtc ?? clock.GetUtcNow().UtcDateTime);
        var known = await db.CustomerTiers.SingleOrDefaultAsync(t => t.CustomerId == number && t.FromUtc == from, stop);
        if (known?.Tier == tier) return new Done();
        audit.Write(who, "customers.did.set-tier", CustomerReach.Subject(number), known is null ? null : new { known.Tier, known.FromUtc },
            new { Tier = tier, FromUtc = from });
        if (known is null) db.Add(new CustomerTierRow { CustomerId = number, FromUtc = from, Tier = tier });
        else
        {
            known.Tier = tier;
            db.Update(known);
        }
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
