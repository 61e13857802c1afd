using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Value;

/// <summary>What customers are worth and which tier that gives them, as it holds now.</summary>
public sealed class ValuePolicies(Db db)
{
    /// <summary>The policy and its version; 0 until the company sets its own, and nobody is valued until then.</summary>
    internal async Task<(ValuePolicy Policy, int Version)> Now(CancellationToken stop)
    {
        var last = await db.ValuePolicyVersions.AsNoTracking().OrderByDescending(p => p.Number).FirstOrDefaultAsync(stop);
        return last is null ? (ValuePolicy.Usual, 0) : (last.Document, last.Number);
    }
}
