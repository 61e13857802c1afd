using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery.Notices;

/// <summary>Marks one's own notices as read: one, or all.</summary>
public sealed class ReadNotices(Db db, TimeProvider clock)
{
    /// <summary>Which; null: all.</summary>
    public sealed record Request(Guid? Id = null);

    /// <summary>Path to which the notice leads; null for all.</summary>
    public async Task<Outcome<string?>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (OwnNotices.Refuses(who) is { } refusal) return refusal;

        var own = db.Notices.Where(n => n.AccountId == who.Id && (request.Id == null || n.Id == request.Id));
        var path = request.Id is null ? null : await own.Select(n => n.Path).SingleOrDefaultAsync(stop);
        if (request.Id is not null && path is null) return Fail.NotFound;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        await own.Where(n => n.ReadUtc == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadUtc, now), stop);
        return Outcome<string?>.Of(path);
    }
}
