using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>Keeps by what it is known that it is the customer who asks: before that nothing is handed out and nothing erased.</summary>
public sealed class CheckWhoAsks(Db db, PrivacyReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Which, and by what.</summary>
    public sealed record Request(Guid Id, IdentityProof? Proof);

    /// <summary>Keeps it; what is so already stays.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        if (request.Proof is not { } proof) return Fail.Wrong("proof", "form.required");
        var before = found.Value.Request;
        var changed = before.Check(proof);
        if (changed.Failure is { } refused) return refused;
        if (ReferenceEquals(changed.Value, before)) return new Done();

        db.Replace(before, changed.Value);
        db.Add(PrivacyReach.Step(before.Id, PrivacyAct.Checked, who, clock.GetUtcNow()));
        audit.Write(who, "customers.did.check-privacy", PrivacyReach.Subject(before), PrivacyReach.Facts(before), PrivacyReach.Facts(changed.Value));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
