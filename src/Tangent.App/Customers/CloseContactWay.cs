using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Closes or opens a way to reach a customer, as the customer wishes.</summary>
public sealed class CloseContactWay(Db db, CustomerReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Whose, which, closed or open.</summary>
    public sealed record Request(long Number, ContactWay? Way, bool? IsClosed);

    /// <summary>Nothing but success; what is so already stays.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Change(who, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        if (request.Way is not { } way) return Fail.Wrong("way", "form.required");
        if (request.IsClosed is not { } isClosed) return Fail.Wrong("isClosed", "form.required");
        var numbers = found.Value.Numbers;
        var closed = await db.CustomerOptOuts.Where(o => numbers.Contains(o.CustomerId) && o.Way == way).ToListAsync(stop);
        if (isClosed == closed.Count > 0) return new Done();
        if (isClosed) db.Add(new CustomerOptOut { CustomerId = numbers[0], Way = way, AtUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime) });
        else db.RemoveRange(closed);
        audit.Write(who, "customers.did.close-way", CustomerReach.Subject(numbers[0]), after: new { way, isClosed });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
