using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Privacy;

/// <summary>Which requests somebody may see: those of customers within reach.</summary>
public sealed class PrivacyReach(Db db, CustomerReach customers)
{
    /// <summary>A request within reach.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Numbers">All numbers of its customer.</param>
    internal sealed record Found(PrivacyRequest Request, IReadOnlyList<long> Numbers);

    /// <summary>The request; out of reach it is missing.</summary>
    internal async Task<Outcome<Found>> Find(Actor who, Verb verb, Guid id, CancellationToken stop)
    {
        if (who.Lacks(verb, Kind.PrivacyRequest) is { } refusal) return refusal;
        if (await db.PrivacyRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } request) return Fail.NotFound;
        var customer = await customers.Find(who, verb, Kind.PrivacyRequest, request.CustomerId, stop);
        return customer.Failure is { } failure ? failure : new Found(request, customer.Value.Numbers);
    }

    /// <summary>What the audit log calls a request: by the number of its customer.</summary>
    internal static Subject Subject(PrivacyRequest request) =>
        new(Kind.PrivacyRequest, request.Id.ToString(), CustomerReach.Subject(request.CustomerId).Name, UnitPath.Root);

    /// <summary>What the audit log keeps of a request: never its words.</summary>
    internal static object Facts(PrivacyRequest request) => new { request.Ask, request.Proof, request.State, request.DueUtc };

    /// <summary>A request that came now, with its clock.</summary>
    internal static PrivacyRequest New(long customer, PrivacyAsk ask, string? words, IdentityProof? proof, PrivacySettings settings, DateTimeOffset now)
    {
        var received = UtcConverter.Truncate(now.UtcDateTime);
        return new PrivacyRequest
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customer,
            Ask = ask,
            Words = words,
            Proof = proof,
            ReceivedUtc = received,
            DueUtc = received.AddDays(settings.AnswerDays),
        }.Begun();
    }

    /// <summary>A line of the proof.</summary>
    internal static PrivacyStep Step(Guid request, PrivacyAct act, Actor who, DateTimeOffset now, string? copyHash = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        RequestId = request,
        Act = act,
        AtUtc = UtcConverter.Truncate(now.UtcDateTime),
        ActorId = who.Id,
        CopyHash = copyHash,
    };
}
