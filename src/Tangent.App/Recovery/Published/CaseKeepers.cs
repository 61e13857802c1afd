using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Recovery.Published;

/// <summary>Who answers for a case.</summary>
public sealed class CaseKeepers(Db db)
{
    /// <summary>The account; null when nobody does.</summary>
    public Task<Guid?> Of(Guid id, CancellationToken stop) => db.RecoveryCases.Where(c => c.Id == id).Select(c => c.PersonId).SingleOrDefaultAsync(stop);
}
