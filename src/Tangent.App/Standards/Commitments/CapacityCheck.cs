using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Attainment;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.App.Standards.Commitments;

/// <summary>What would have been if a promise had held already (能力核查).</summary>
/// <param name="Seen">Of which days, and how often it would have been kept.</param>
/// <param name="Share">The share that would have been kept, Wilson interval; or why it cannot be told.</param>
/// <param name="Promised">The share that makes it an honest promise.</param>
public sealed record Capacity(CapacitySeen Seen, Answer Share, double Promised)
{
    /// <summary>Whether the check bears the promise: the whole interval reaches the share.</summary>
    public bool IsBorne => Share is Estimate told && (Promised >= 1 ? Seen.Kept == Seen.Measured : told.Low >= Promised);

    /// <summary>The check of what was counted.</summary>
    public static Capacity Of(CapacitySeen seen, double promised) =>
        new(seen, AttainmentVerdict.Of(seen.Kept, seen.Measured, promised).Share, promised);
}

/// <summary>Holds a promise against the encounters of the last ninety whole days: all of them, so that nobody promises what only looks so from afar.</summary>
public sealed class CapacityCheck(BookCompiler compiler, EncounterSheets sheets, CustomerTiers tiers, CommitmentChange change)
{
    /// <summary>Days that are looked at, up to yesterday.</summary>
    public const int Days = 90;

    /// <summary>Checks it.</summary>
    internal async Task<Capacity> Of(Commitment promise, UnitFact unit, CancellationToken stop)
    {
        var to = change.Today(unit).AddDays(-1);
        var from = to.AddDays(1 - Days);
        // As if it had held then: what is published has days of its own.
        var (book, worked) = await compiler.Promises([promise with { PublishedUtc = null, HoldsFrom = null, HoldsTo = null }], stop);
        var count = new AttainmentCount(book.Versions, worked);
        if (book.Versions.Count > 0)
        {
            var history = await tiers.History(null, stop);
            // No clock is further from UTC than a day; which day it was where it happened is seen afterwards.
            var (fromUtc, beforeUtc) = (from.AddDays(-1).ToDateTime(default, DateTimeKind.Utc), to.AddDays(2).ToDateTime(default, DateTimeKind.Utc));
            CompiledBook.Room? room = null;
            await foreach (var sheet in sheets.Between(Actor.System, fromUtc, beforeUtc, stop))
                count.Add(book.Columns(sheet, room ??= new(sheet.Size), history));
        }
        var days = (CompiledBook.Day(from), CompiledBook.Day(to));
        var sum = Reached.Sum(count.Cells.Select(cell => Reached.Of(cell.Value, cell.Key.Month, days, 1)));
        return Capacity.Of(new(from, to, sum.Measured, sum.Met), (double)promise.Terms.SharePercent / 100);
    }
}
