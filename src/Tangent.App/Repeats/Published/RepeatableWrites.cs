using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Repeats.Published;

/// <summary>What a program was answered, kept for when it asks again.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Body">Body of the answer, or null.</param>
/// <param name="Location">Address of what was made, or null.</param>
public sealed record KeptAnswer(int Status, string? Body, string? Location);

/// <summary>
/// Lets a program send a write again without doing it twice: act and answer are kept in one transaction under the key
/// that the program chose. A failed act keeps nothing, so that it can be tried again.
/// </summary>
public sealed class RepeatableWrites(Db db, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    /// <summary>Longest key.</summary>
    public const int LongestKey = 200;

    /// <summary>Does the act, or gives the answer of the first time.</summary>
    /// <param name="who">The actor: keys of different actors never meet.</param>
    /// <param name="key">The program's key, 1 to <see cref="LongestKey"/> characters.</param>
    /// <param name="requestHash">SHA-256 of the request: the same key with another request is refused.</param>
    /// <param name="act">The act, on this unit of work.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Outcome<KeptAnswer>> Once(
        Actor who, string key, byte[] requestHash, Func<Task<Outcome<KeptAnswer>>> act, CancellationToken stop)
    {
        if (key.Length is 0 or > LongestKey || !SearchText.IsOneLine(key)) return Fail.Wrong("idempotencyKey", "api.key-shape", LongestKey);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await Earlier(who, key, requestHash, stop) is { } earlier) return earlier;

            var record = new IdempotencyRecord
            {
                ActorId = who.Id,
                Key = key,
                RequestHash = requestHash,
                CreatedUtc = clock.GetUtcNow().UtcDateTime,
            };
            db.Add(record);
            await db.SaveChangesAsync(stop);
            var done = await act();
            if (done.Failure is not null) return done;

            (record.Status, record.Response, record.Location) = (done.Value.Status, done.Value.Body, done.Value.Location);
            await db.SaveChangesAsync(stop);
            await Forget(stop);
            await transaction.CommitAsync(stop);
            return done;
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            // Two of the same at once: the other one was faster, and its answer is there now.
            db.ChangeTracker.Clear();
            return trouble is Fail.Conflict && await Earlier(who, key, requestHash, stop) is { } earlier ? earlier : trouble;
        }
    }

    private async Task<Outcome<KeptAnswer>?> Earlier(Actor who, string key, byte[] requestHash, CancellationToken stop)
    {
        var record = await db.IdempotencyRecords.AsNoTracking()
            .SingleOrDefaultAsync(r => r.ActorId == who.Id && r.Key == key, stop);
        if (record is null) return null;
        return record.RequestHash.AsSpan().SequenceEqual(requestHash)
            ? new KeptAnswer(record.Status!.Value, record.Response, record.Location)
            : Fail.Clash("api.key-used-otherwise");
    }

    private Task<int> Forget(CancellationToken stop)
    {
        var old = clock.GetUtcNow().UtcDateTime - Kept;
        return db.IdempotencyRecords.Where(r => r.CreatedUtc < old).ExecuteDeleteAsync(stop);
    }
}
