using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Installation.Published;

/// <summary>How often the company's records were changed, by whatever program: who keeps an answer knows by it whether it still holds.</summary>
public sealed class RecordChanges(Db db)
{
    /// <summary>Audited changes so far. Equal numbers: nothing was changed between.</summary>
    public Task<long> Count(CancellationToken stop) => db.ChangeCounters.Select(counter => counter.Value).SingleAsync(stop);
}
