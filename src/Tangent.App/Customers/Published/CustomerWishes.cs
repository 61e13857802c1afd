using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>What customers say themselves about being asked; the asking use case writes the audit line.</summary>
public sealed class CustomerWishes(Db db, CustomerMerges merges, TimeProvider clock)
{
    /// <summary>Adds to the coming save that the customer takes consent to research back.</summary>
    /// <returns>Whether there is anything to save.</returns>
    public async Task<bool> AskNoMore(long number, CancellationToken stop)
    {
        var all = await merges.Together(number, stop);
        var last = await db.CustomerConsents.Where(c => all.Contains(c.CustomerId) && c.Purpose == ConsentPurpose.Research)
            .OrderByDescending(c => c.AtUtc).ThenByDescending(c => c.Id).Select(c => (bool?)c.IsGiven).FirstOrDefaultAsync(stop);
        if (last == false || !await db.Customers.AnyAsync(c => c.Id == all[0], stop)) return false;
        var now = clock.GetUtcNow();
        db.Add(new CustomerConsent
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = all[0],
            Purpose = ConsentPurpose.Research,
            IsGiven = false,
            AtUtc = UtcConverter.Truncate(now.UtcDateTime),
            Evidence = "link",
        });
        return true;
    }
}
