using Tangent.App.Access.Published;
using Tangent.App.Customers.Value;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Sets a policy of values and values all customers by it at once: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class ValueLoader(Db db, ValuePolicies policies, ValueWriter writer, Audit audit, TimeProvider clock)
{
    /// <summary>Sets it where there is none yet.</summary>
    public async Task<Fail?> Add(Actor who, ValuePolicy policy, CancellationToken stop)
    {
        if ((await policies.Now(stop)).Version > 0) return null;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        db.Add(new ValuePolicyVersion { Number = 1, Document = policy, FromUtc = now, ActorId = who.Id });
        audit.Write(who, "customers.did.set-value-policy", new(Kind.Customer, null, null, UnitPath.Root), after: new { Version = 1 });
        return await db.Commit(stop) is { } failure ? failure : (await writer.Run(null, stop)).Failure;
    }
}
