using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Own;

/// <summary>A customer takes consent back or gives it, closes a way to be reached or opens it: the one as easily as the other (PIPL art. 15).</summary>
[OpenToVisitors("the code that the customer was sent is the right to decide on what is theirs")]
public sealed class ChangeOwnWish(Db db, OwnVisitors visitors, Audit audit, TimeProvider clock)
{
    /// <summary>One of the two, and how it is from now on.</summary>
    /// <param name="Cookie">The browser's cookie.</param>
    /// <param name="Purpose">A purpose, or null.</param>
    /// <param name="Way">A way, or null.</param>
    /// <param name="IsWanted">Whether it is agreed to, or open.</param>
    public sealed record Request(string? Cookie, ConsentPurpose? Purpose, ContactWay? Way, bool IsWanted);

    /// <summary>Keeps it; what is so already stays.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { Number: null, Customers: { Count: > 0 } all }) return Fail.NotFound;
        var now = clock.GetUtcNow();
        if (request is { Purpose: { } purpose, Way: null } && Enum.IsDefined(purpose))
        {
            var last = await db.CustomerConsents.Where(c => EF.Parameter(all).Contains(c.CustomerId) && c.Purpose == purpose)
                .OrderByDescending(c => c.AtUtc).ThenByDescending(c => c.Id).Select(c => (bool?)c.IsGiven).FirstOrDefaultAsync(stop);
            if (last == request.IsWanted) return new Done();
            db.Add(new CustomerConsent
            {
                Id = Guid.CreateVersion7(now),
                CustomerId = all[0],
                Purpose = purpose,
                IsGiven = request.IsWanted,
                AtUtc = UtcConverter.Truncate(now.UtcDateTime),
                Evidence = "own page",
            });
            audit.Write(OwnVisitor.As(who), "customers.did.record-consent", CustomerReach.Subject(all[0]), after: new { purpose, isGiven = request.IsWanted });
        }
        else if (request is { Purpose: null, Way: { } way } && Enum.IsDefined(way))
        {
            var closed = await db.CustomerOptOuts.Where(o => EF.Parameter(all).Contains(o.CustomerId) && o.Way == way).ToListAsync(stop);
            if (request.IsWanted == (closed.Count == 0)) return new Done();
            if (request.IsWanted) db.RemoveRange(closed);
            else db.Add(new CustomerOptOut { CustomerId = all[0], Way = way, AtUtc = UtcConverter.Truncate(now.UtcDateTime) });
            audit.Write(OwnVisitor.As(who), "customers.did.close-way", CustomerReach.Subject(all[0]), after: new { way, isClosed = !request.IsWanted });
        }
        else return Fail.Wrong("wish", "form.not-a-choice");
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
