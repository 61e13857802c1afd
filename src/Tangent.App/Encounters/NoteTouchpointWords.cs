using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>Tells the register which words for touchpoints the log holds, with their totals, so that unknown ones wait to be mapped.</summary>
/// <remarks>It tells whatever was not told yet, so the events of a hundred batches cost as much as one.</remarks>
sealed class NoteTouchpointWords(Db db, TouchpointNames names, TouchpointReferences references) : IHandle<EncountersAppended>
{
    private const int Bulk = 500;

    /// <summary>Stored name of the event.</summary>
    public const string EventName = "log.appended";

    public async Task Handle(EncountersAppended happened, Guid id, CancellationToken stop)
    {
        while (await Untold().OrderBy(word => word.Id).Take(Bulk).ToListAsync(stop) is { Count: > 0 } some) await Tell(some, stop);
    }

    private IQueryable<LogWord> Untold() => db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint && word.Told != word.Seen);

    private async Task Tell(List<LogWord> some, CancellationToken stop)
    {
        var unknown = await names.Unknown([.. some.Select(word => word.Text)], stop);
        await references.Note(Actor.System, ReferenceSource.EncounterLog, [.. some.Where(word => unknown.Contains(word.Text)).Select(word =>
            new SeenReference(word.Text, word.Seen, EncounterRow.Utc(word.First ?? 0), EncounterRow.Utc(word.Last ?? 0)))], stop);
        await db.SaveChangesAsync(stop);
        db.Forget();

        // In a transaction of its own, and in the order in which a batch holds them, so that neither waits for the other in a ring.
        // Killed before it, the totals are told once more.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var word in some)
        {
            // Not what it is now: a batch may have come in since it was read.
            await db.LogWords.Where(one => one.Id == word.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Told, word.Seen), stop);
        }
        await transaction.CommitAsync(stop);
    }
}
