using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>Up to which row of the log the register was told all words by this process: the events of those rows have nothing to add.</summary>
sealed class ToldWords
{
    private long upTo;

    /// <summary>Sequence of that row; 0 when nothing is known.</summary>
    public long UpTo
    {
        get => Interlocked.Read(ref upTo);
        set => Interlocked.Exchange(ref upTo, value);
    }
}

/// <summary>Tells the register which words for touchpoints the log holds, with their totals, so that unknown ones wait to be mapped.</summary>
/// <remarks>It tells whatever was not told yet, so the events of a hundred batches cost as much as one.</remarks>
sealed class NoteTouchpointWords(Db db, LogWriter writer, TouchpointNames names, TouchpointReferences references, ToldWords told)
    : IHandle<EncountersAppended>
{
    private const int Bulk = 500;

    /// <summary>Stored name of the event.</summary>
    public const string EventName = "log.appended";

    public async Task Handle(EncountersAppended happened, Guid id, CancellationToken stop)
    {
        if (happened.Last <= told.UpTo) return;
        long upTo = await db.LogStates.Select(state => state.Last).SingleAsync(stop);
        // Each word once: while batches come in, there is always something that is not told yet.
        int after = 0;
        while (await Untold().Where(word => word.Id > after).OrderBy(word => word.Id).Take(Bulk).ToListAsync(stop) is { Count: > 0 } some)
        {
            await Tell(some, stop);
            after = some[^1].Id;
        }
        told.UpTo = upTo;
    }

    private IQueryable<LogWord> Untold() => db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint && word.Told != word.Seen);

    private async Task Tell(List<LogWord> some, CancellationToken stop)
    {
        var unknown = await names.Unknown([.. some.Select(word => word.Text)], stop);
        await references.Note(Actor.System, ReferenceSource.EncounterLog, [.. some.Where(word => unknown.Contains(word.Text)).Select(word =>
            new SeenReference(word.Text, word.Seen, EncounterRow.Utc(word.First ?? 0), EncounterRow.Utc(word.Last ?? 0)))], stop);
        await db.SaveChangesAsync(stop);
        db.Forget();

        // Only once that is durable, and in a turn of the log: batches count these words too. Killed before it, the totals are told once
        // more. What is noted is not what the log holds now: a batch may have come in since it was read.
        var noted = await writer.Alone<int>(async turn =>
        {
            await turn.SetTold([.. some.Select(word => (word.Id, word.Seen))], stop);
            return some.Count;
        }, stop);
        if (noted.Failure is { } trouble) throw new InvalidOperationException($"What was told is not noted: {trouble.Problems[0].Code}");
    }
}
