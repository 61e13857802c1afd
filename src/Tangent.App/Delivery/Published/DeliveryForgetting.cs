using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Delivery;
using Tangent.Storage;

namespace Tangent.App.Delivery.Published;

/// <summary>Takes personal words out of messages; that there was one, when and how it ended, stays and counts.</summary>
public sealed class DeliveryForgetting(Db db, TimeProvider clock)
{
    /// <summary>Clears what these customers were told; what still waits is not sent.</summary>
    public async Task Words(IReadOnlyCollection<long> customers, CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var theirs = db.Messages.Where(m => m.Customer != null && EF.Parameter(customers).Contains(m.Customer.Value));
        await theirs.Where(m => m.EndedUtc == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Cancelled)
            .SetProperty(m => m.Reason, "delivery.erased").SetProperty(m => m.EndedUtc, now), stop);
        // A higher version: an attempt that is under way writes the words back under none.
        await theirs.Where(m => m.Content != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, (string?)null)
            .SetProperty(m => m.Version, m => m.Version + 1), stop);
    }

    /// <summary>Forgets for whom messages were that ended before a time.</summary>
    /// <returns>How many.</returns>
    public Task<int> Before(DateTime utc, CancellationToken stop) => db.Messages.Where(m => m.EndedUtc < utc && (m.Customer != null || m.Content != null))
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.Customer, (long?)null).SetProperty(m => m.Content, (string?)null)
            .SetProperty(m => m.Version, m => m.Version + 1), stop);

    /// <summary>Clears the words of messages that ended before a time; for whom they were stays.</summary>
    /// <returns>How many.</returns>
    internal Task<int> WordsBefore(DateTime utc, CancellationToken stop) => db.Messages.Where(m => m.EndedUtc < utc && m.Content != null)
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, (string?)null).SetProperty(m => m.Version, m => m.Version + 1), stop);
}
