using System.Data;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;

namespace Tangent.Storage;

/// <summary>Acts that look before they write, so that two at once cannot both be right.</summary>
public static class Transactions
{
    /// <summary>
    /// Runs the act in one serialisable transaction: what it read is still so when it commits. A failure of the act
    /// rolls everything back.
    /// </summary>
    public static async Task<Outcome<T>> Alone<T>(this Db db, Func<Task<Outcome<T>>> act, CancellationToken stop)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, stop);
            var outcome = await act();
            if (outcome.Failure is null) await transaction.CommitAsync(stop);
            return outcome;
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }
}
