using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Removes an endpoint with everything that it was told.</summary>
public sealed class RemoveEndpoint(Db db, EndpointChange change, Audit audit)
{
    /// <summary>Which endpoint, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Webhook) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Delete, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var (endpoint, unit) = found.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.MessageAttempts.Where(a => db.Messages.Any(m => m.Id == a.MessageId && m.EndpointId == endpoint.Id)).ExecuteDeleteAsync(stop);
        await db.Messages.Where(m => m.EndpointId == endpoint.Id).ExecuteDeleteAsync(stop);
        db.Remove(endpoint);
        audit.Write(who, "delivery.did.webhook-remove", EndpointSubject.Of(endpoint, unit), EndpointSubject.Facts(endpoint));
        if (await db.Commit(stop) is { } trouble) return trouble;
        await transaction.CommitAsync(stop);
        return new Done();
    }
}
