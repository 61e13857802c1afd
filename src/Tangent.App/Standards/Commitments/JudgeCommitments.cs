using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics.Attainment;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Published;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;
using Tangent.Storage.Standards;

namespace Tangent.App.Standards.Commitments;

/// <summary>Holds what comes into the log against the promises.</summary>
sealed class CommitmentPump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JudgeCommitments>().Next(stop);
    }
}

/// <summary>
/// Follows the log: each encounter that does not keep a promise makes one breach, a corrected one moves its breach along. The place in the
/// log moves in the transaction of the breaches: broken off, all of it is done again; a second one finds the place moved and writes nothing.
/// </summary>
/// <remarks>
/// A breach is judged by what is known when the encounter comes in. Clauses, tiers and calendars that are told later change figures, not
/// what a customer was told.
/// </remarks>
public sealed class JudgeCommitments(Db db, BookCompiler compiler, EncounterSheets sheets, CustomerTiers tiers, WorkingHours hours, BreachWriter writer)
{
    /// <summary>Most rows of the log in one transaction.</summary>
    public const int MostAtOnce = 20_000;

    private const int Bulk = 1000;

    /// <summary>Looks at what came next.</summary>
    /// <returns>Whether there is perhaps more.</returns>
    internal async Task<bool> Next(CancellationToken stop)
    {
        var state = await db.CommitmentStates.AsNoTracking().SingleOrDefaultAsync(stop);
        long first = (state?.Last ?? 0) + 1, end = (await sheets.End(stop)).Last;
        if (end < first) return false;
        var promises = await db.Commitments.AsNoTracking().Where(p => p.PublishedUtc != null).OrderBy(p => p.Number).ToListAsync(stop);
        // A promise holds from the day after it was published: what came before speaks of none.
        long last = promises.Count == 0 ? end : Math.Min(end, first + MostAtOnce - 1);
        if (promises.Count > 0) await Judge(promises, first, last, stop);
        // Only now, so that the database is held for a moment.
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        bool isOurs = await Move(state, last, stop);
        if (isOurs)
        {
            await db.SaveChangesAsync(stop);
            await whole.CommitAsync(stop);
        }
        db.Forget();
        return !isOurs || last < end;
    }

    private async Task<bool> Move(CommitmentState? state, long last, CancellationToken stop)
    {
        if (state is not null)
            return await db.CommitmentStates.Where(one => one.Last == state.Last).ExecuteUpdateAsync(set => set.SetProperty(one => one.Last, last), stop) == 1;
        db.Add(new CommitmentState { Id = 1, Last = last });
        return true;
    }

    private async Task Judge(List<Commitment> promises, long first, long last, CancellationToken stop)
    {
        var (book, worked) = await compiler.Promises(promises, stop);
        var broken = await Broken(book, worked, promises, first, last, stop);
        var links = await sheets.Replacements(first, last, stop);
        var known = await Known([.. links.Select(link => link.Replaces), .. broken.Keys.Select(key => key.Encounter)], stop);
        // The last row of each chain; a row that a later stretch replaces is judged there.
        Dictionary<long, long> next = links.ToDictionary(link => link.Replaces, link => link.Sequence);
        var replaced = await Replaced([.. links.Select(link => link.Sequence)], stop);
        HashSet<(Guid, long)> there = [];
        foreach (var breach in known)
        {
            long at = breach.Encounter;
            while (next.TryGetValue(at, out long later)) at = later;
            there.Add((breach.CommitmentId, at));
            if (at == breach.Encounter) continue;
            // What is not the last word yet only goes along.
            var facts = replaced.Contains(at) ? breach.Facts : broken.GetValueOrDefault((breach.CommitmentId, at))?.Facts;
            writer.Correct(breach, replaced.Contains(at) ? breach with { Encounter = at, Version = breach.Version + 1 }
                : breach.Corrected(at, facts, writer.Now));
        }
        await writer.Add([.. broken.Values.Where(one => !there.Contains((one.Promise.Id, one.Encounter)))
            .OrderBy(one => one.Encounter).ThenBy(one => one.Promise.Number)], await hours.Now(stop), stop);
    }

    private async Task<Dictionary<(Guid Promise, long Encounter), BrokenPromise>> Broken(CompiledBook book, WorkedBetween worked, List<Commitment> promises,
        long first, long last, CancellationToken stop)
    {
        Dictionary<(Guid, long), BrokenPromise> broken = [];
        if (book.Versions.Count == 0) return broken;
        var byNumber = promises.ToDictionary(PromisedBook.NumberOf);
        var count = new AttainmentCount(book.Versions, worked);
        var history = await tiers.History(await sheets.Customers(first, last, stop), stop);
        CompiledBook.Room? room = null;
        await foreach (var sheet in sheets.Standing(first, last, stop))
        {
            var columns = book.Columns(sheet, room ??= new(sheet.Size), history);
            for (int i = 0; i < columns.Count; i++)
            {
                foreach (int number in count.At(columns.Place[i]))
                {
                    if (!count.Holds(number, columns, i) || count.Measure(number, columns, i) is not { IsMet: false } one) continue;
                    var version = book.Versions[number];
                    var (promise, terms) = (byNumber[version.Clause], book.TermsOf(version));
                    var facts = new BreachFacts(terms.Measure, Told(one.Value), Told(one.Limit),
                        columns.Tier[i] < 0 ? null : CompiledBook.TierOf(columns.Tier[i]), promise.Terms.Clause is null ? null : version.Version, null, []);
                    broken[(promise.Id, sheet.Sequence[i])] = new(promise, terms, sheet.Sequence[i], facts);
                }
            }
        }
        return broken;
    }

    private async Task<IReadOnlyList<Breach>> Known(IReadOnlyCollection<long> encounters, CancellationToken stop)
    {
        List<Breach> known = [];
        foreach (var part in encounters.Distinct().Chunk(Bulk))
            known.AddRange(await db.Breaches.AsNoTracking().Where(b => EF.Parameter(part).Contains(b.Encounter)).ToListAsync(stop));
        return known;
    }

    private async Task<HashSet<long>> Replaced(IReadOnlyCollection<long> rows, CancellationToken stop)
    {
        HashSet<long> replaced = [];
        foreach (var part in rows.Chunk(Bulk)) replaced.UnionWith(await sheets.ReplacedAmong(part, stop));
        return replaced;
    }

    private static double? Told(double value) => double.IsNaN(value) ? null : value;
}
