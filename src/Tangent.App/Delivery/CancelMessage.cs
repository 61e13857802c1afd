using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery;

/// <summary>Takes a message back that waits to be sent.</summary>
public sealed class CancelMessage(Db db, MessageReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Which message.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Message) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Act, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (message, unit) = found.Value;
        var cancelled = message.Cancel(UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (cancelled.Failure is { } clash) return clash;
        db.Replace(message, cancelled.Value);
        audit.Write(who, "delivery.did.cancel", MessageReach.Subject(message, unit), new { message.State }, new { cancelled.Value.State });
        return await db.Commit(stop) is { } trouble ? trouble : cancelled.Value.Version;
    }
}
