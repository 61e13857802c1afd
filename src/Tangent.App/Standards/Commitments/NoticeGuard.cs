using Microsoft.EntityFrameworkCore;
using Tangent.App.Delivery.Published;
using Tangent.Domain.Delivery;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>Nobody is told of a broken promise that was kept after all.</summary>
sealed class NoticeGuard(Db db) : IMessageGuard
{
    public bool IsFor(MessageKind kind) => kind == MessageKind.PromiseNotice;

    public async Task<string?> Stops(string key, CancellationToken stop)
    {
        var id = BreachWriter.BreachOf(key);
        return await db.Breaches.AnyAsync(b => b.Id == id && b.State != BreachState.Withdrawn, stop) ? null : "commitments.notice-over";
    }
}
