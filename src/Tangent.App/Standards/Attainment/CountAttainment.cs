using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Storage;
using Tangent.Storage.Standards;

namespace Tangent.App.Standards.Attainment;

/// <summary>Keeps the counts of attainment: adds what came into the log, and counts all anew when what it was counted by has changed.</summary>
/// <remarks>
/// A row of the log adds itself and takes back the row that it replaces, so corrections need nothing more. Both ways write the place up to
/// which the log is counted in the transaction of the counts; who finds it moved meanwhile has nothing to write.
/// </remarks>
public sealed class CountAttainment(Db db, BookCompiler compiler, BookMarks marks, EncounterSheets sheets, CustomerTiers tiers, RecordChanges records,
    TimeProvider clock)
{
    /// <summary>Most rows of the log that are added at once.</summary>
    public const int MostAtOnce = 200_000;

    private const int Few = 20_000;

    /// <summary>What adding came to.</summary>
    /// <param name="Changed">What has changed, so that all must be counted anew; nothing was added then.</param>
    /// <param name="Rows">Rows of the log that were added.</param>
    /// <param name="HasMore">Whether there are more.</param>
    public sealed record Added(IReadOnlyList<string> Changed, long Rows, bool HasMore);

    /// <summary>Adds what came into the log.</summary>
    public async Task<Added> Later(CancellationToken stop)
    {
        var state = await db.AttainmentStates.AsNoTracking().SingleOrDefaultAsync(stop);
        // Without a standard book there is nothing to count.
        if (state is null) return new(await db.ServiceStandards.AnyAsync(stop) ? ["first"] : [], 0, false);
        long changes = await records.Count(stop), end = (await sheets.End(stop)).Last;
        if (changes == state.Changes && end == state.Last) return new([], 0, false);
        if (changes != state.Changes && BookMarks.Changed(state.Marks, await marks.Now(stop)) is { Count: > 0 } changed) return new(changed, 0, false);
        long last = Math.Min(end, state.Last + MostAtOnce);
        var (book, worked) = await compiler.Whole(stop);
        var count = new AttainmentCount(book.Versions, worked);
        if (book.Versions.Count > 0)
        {
            // Few customers are asked for by number, many all at once.
            var history = await tiers.History(last - state.Last > Few ? null : await sheets.Customers(state.Last + 1, last, stop), stop);
            await Count(count, book, history, state.Last + 1, last, stop);
        }
        return new([], await Add(state, last, changes, book, count, stop) ? last - state.Last : 0, last < end);
    }

    /// <summary>Counts all anew.</summary>
    /// <param name="reasons">Why.</param>
    /// <param name="askedBy">Who asked for it, or null.</param>
    /// <param name="progress">Told how many rows are counted of how many; may throw to end it, and nothing has changed then.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Outcome<AttainmentRun>> Whole(IReadOnlyList<string> reasons, Guid? askedBy, Func<long, long, Task>? progress, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var startedUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        // Read before the book: what changes after it is seen by the next look.
        long changes = await records.Count(stop);
        var (by, last) = (await marks.Now(stop), (await sheets.End(stop)).Last);
        var (book, worked) = await compiler.Whole(stop);
        var count = new AttainmentCount(book.Versions, worked);
        var history = await tiers.History(null, stop);
        for (long from = 1; from <= last && book.Versions.Count > 0; from += MostAtOnce)
        {
            long to = Math.Min(last, from + MostAtOnce - 1);
            await Count(count, book, history, from, to, stop);
            if (progress is not null) await progress(to, last);
        }
        var cells = count.Cells.Where(cell => !cell.Value.IsEmpty).ToList();
        return await db.Alone<AttainmentRun>(async () =>
        {
            await db.AttainmentStates.ExecuteDeleteAsync(stop);
            await db.AttainmentCounts.ExecuteDeleteAsync(stop);
            foreach (var (cell, tally) in cells) db.AddInBulk(Row(book, cell, tally));
            db.Add(new AttainmentState { Id = 1, Last = last, Marks = by, Changes = changes, CountedUtc = startedUtc, Added = 0 });
            var run = new AttainmentRun
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                StartedUtc = startedUtc,
                TookMillis = watch.ElapsedMilliseconds,
                Reasons = string.Join(' ', reasons),
                AskedBy = askedBy,
                Rows = last,
                Cells = cells.Count,
            };
            db.Add(run);
            return await db.Commit(stop) is { } trouble ? trouble : run;
        }, stop);
    }

    private async Task Count(AttainmentCount count, CompiledBook book, TierHistory history, long first, long last, CancellationToken stop)
    {
        await foreach (var sheet in sheets.Written(first, last, stop)) count.Add(book.Columns(sheet, room ??= new(sheet.Size), history));
        await foreach (var sheet in sheets.Replaced(first, last, stop)) count.Add(book.Columns(sheet, room ??= new(sheet.Size), history), -1);
    }

    private CompiledBook.Room? room;

    private async Task<bool> Add(AttainmentState state, long last, long changes, CompiledBook book, AttainmentCount count, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        int isOurs = await db.AttainmentStates.Where(one => one.Last == state.Last && one.Marks == state.Marks).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Last, last).SetProperty(one => one.Changes, changes)
            .SetProperty(one => one.CountedUtc, now).SetProperty(one => one.Added, one => one.Added + last - state.Last), stop);
        if (isOurs == 0) return false;
        foreach (var month in count.Cells.GroupBy(cell => cell.Key.Month))
        {
            int number = month.Key;
            var clauses = month.Select(cell => cell.Key.Clause).Distinct().ToList();
            var there = await db.AttainmentCounts.Where(row => row.Month == number && EF.Parameter(clauses).Contains(row.Clause))
                .AsNoTracking().ToDictionaryAsync(row => (row.Clause, row.UnitId, row.Tier, row.Channel, row.Version), stop);
            foreach (var (cell, tally) in month) Put(there, Row(book, cell, tally), tally);
            await db.SaveChangesAsync(stop);
            db.Forget();
        }
        await transaction.CommitAsync(stop);
        return true;
    }

    private void Put(Dictionary<(int, Guid, int, int, int), AttainmentCountRow> there, AttainmentCountRow row, AttainmentTally tally)
    {
        if (!there.TryGetValue((row.Clause, row.UnitId, row.Tier, row.Channel, row.Version), out var old))
        {
            if (!tally.IsEmpty) db.Add(row);
            return;
        }
        var sum = AttainmentTally.Unpack(old.Days);
        sum.Add(tally);
        if (sum.IsEmpty)
        {
            db.Remove(old);
            return;
        }
        (old.Measured, old.Met, old.Days) = (sum.Measured, sum.Met, sum.Pack());
        db.Update(old);
    }

    private static AttainmentCountRow Row(CompiledBook book, AttainmentCell cell, AttainmentTally tally) => new()
    {
        Clause = cell.Clause,
        Version = cell.Version,
        Tier = cell.Tier,
        UnitId = cell.Unit < 0 ? Guid.Empty : book.Units[cell.Unit].Id,
        Channel = cell.Channel,
        Month = cell.Month,
        Measured = tally.Measured,
        Met = tally.Met,
        Days = tally.Pack(),
    };
}
