using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery;

/// <summary>Sends a message again that has ended, whatever became of it.</summary>
public sealed class ReplayMessage(Db db, MessageReach reach, Audit audit, TimeProvider clock)
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
        var again = message.Replay(UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (again.Failure is { } clash) return clash;
        db.Replace(message, again.Value);
        audit.Write(who, "delivery.did.replay", MessageReach.Subject(message, unit), new { message.State }, new { again.Value.State });
        return await db.Commit(stop) is { } trouble ? trouble : again.Value.Version;
    }
}
