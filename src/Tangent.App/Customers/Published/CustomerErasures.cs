using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Privacy;
using Tangent.App.Delivery.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Customers;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Customers.Published;

/// <summary>Erases customers, and keeps them erased when an older copy of the database takes the place of the newer one.</summary>
public sealed class CustomerErasures(
    Db db, LogWriter log, EncounterForgetting encounters, FeedbackForgetting feedback, DeliveryForgetting delivery, BreachForgetting breaches,
    RecoveryForgetting recovery, PrivacyForgetting privacy, CustomerErasureList list, Audit audit, TimeProvider clock)
{
    /// <summary>What stands where somebody told how one knows of a consent.</summary>
    private const string Blank = "—";

    /// <summary>Brings list and database together: who stands in one of them alone is erased, and stands in both from then on.</summary>
    /// <returns>How many had to be erased again.</returns>
    public async Task<Outcome<int>> Apply(Actor who, CancellationToken stop)
    {
        var known = await (from erasure in db.CustomerErasures
                           join customer in db.Customers on erasure.CustomerId equals customer.Id
                           select new { erasure.CustomerId, customer.CreatedUtc, erasure.AtUtc }).ToListAsync(stop);
        var isKnown = known.Select(one => one.CustomerId).ToHashSet();
        List<long> back = [];
        foreach (var (number, createdUtc, _) in list.Read().Where(one => !isKnown.Contains(one.Number)))
            if (await db.Customers.AnyAsync(c => c.Id == number && c.CreatedUtc == createdUtc, stop)) back.Add(number);
        if (back.Count > 0)
        {
            audit.Write(who, "customers.did.erase-again", new(Kind.Customer, null, null, UnitPath.Root), after: new { back.Count });
            if ((await Erase(who, back, stop)).Failure is { } failure) return failure;
        }
        list.Add(known.Select(one => (one.CustomerId, one.CreatedUtc, one.AtUtc)));
        return back.Count;
    }

    /// <summary>Erases the customers with these numbers together with the coming save, which holds the audit line.</summary>
    internal async Task<Outcome<Done>> Erase(Actor who, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        List<(long Number, DateTime CreatedUtc)> listed = [];
        bool isKept = false;
        try
        {
            var erased = await log.Alone<Done>(async turn =>
            {
                turn.Rewrite();
                await Take(who, numbers, stop);
                if (await db.Commit(stop) is { } failure) return failure;
                var customers = await db.Customers.Where(c => EF.Parameter(numbers).Contains(c.Id)).ToListAsync(stop);
                listed.AddRange(customers.Select(c => (c.Id, c.CreatedUtc)));
                // Last, and before the transaction ends: an erasure that cannot be listed is none.
                var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
                list.Add(listed.Select(one => (one.Number, one.CreatedUtc, now)));
                return new Done();
            }, stop);
            isKept = erased.Failure is null;
            if (isKept) await Scrub(stop);
            return erased;
        }
        finally
        {
            if (!isKept) list.Remove(listed);
        }
    }

    private async Task Take(Actor who, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        await db.CustomerIdentifiers.Where(i => EF.Parameter(numbers).Contains(i.CustomerId)).ExecuteDeleteAsync(stop);
        await db.CustomerOptOuts.Where(o => EF.Parameter(numbers).Contains(o.CustomerId)).ExecuteDeleteAsync(stop);
        await db.OwnLinks.Where(l => l.CustomerId != null && EF.Parameter(numbers).Contains(l.CustomerId.Value)).ExecuteDeleteAsync(stop);
        await db.OwnCodes.Where(c => c.CustomerId != null && EF.Parameter(numbers).Contains(c.CustomerId.Value)).ExecuteDeleteAsync(stop);
        await db.OwnVisits.Where(v => v.CustomerId != null && EF.Parameter(numbers).Contains(v.CustomerId.Value)).ExecuteDeleteAsync(stop);
        await db.CustomerConsents.Where(c => EF.Parameter(numbers).Contains(c.CustomerId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Evidence, Blank), stop);
        await db.CustomerTiers.Where(t => EF.Parameter(numbers).Contains(t.CustomerId) && t.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Reason, (string?)null), stop);
        // What was reckoned of them goes; which tier held when is what clauses were measured by, and stays.
        await db.CustomerValues.Where(v => EF.Parameter(numbers).Contains(v.CustomerId)).ExecuteDeleteAsync(stop);
        await db.TierMoves.Where(m => EF.Parameter(numbers).Contains(m.CustomerId)).ExecuteDeleteAsync(stop);
        await privacy.Erased(who, numbers, stop);
        await encounters.Words(numbers, stop);
        await feedback.Words(numbers, await encounters.Journeys(numbers, stop), stop);
        await delivery.Words(numbers, stop);
        await breaches.Words(numbers, stop);
        await recovery.Words(numbers, stop);
        var before = await db.CustomerErasures.Where(e => EF.Parameter(numbers).Contains(e.CustomerId)).Select(e => e.CustomerId).ToListAsync(stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        foreach (long number in numbers.Except(before)) db.Add(new CustomerErasure { CustomerId = number, AtUtc = now });
    }

    // SQLite zeroes deleted cells itself; its write-ahead log is emptied. PostgreSQL keeps dead rows until they are vacuumed.
    private Task<int> Scrub(CancellationToken stop) => db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite()
        ? "pragma wal_checkpoint(truncate)"
        : "vacuum customer_identifiers, customer_consents, customer_tiers, customer_values, tier_moves, privacy_requests, "
            + "encounters, judgements, voices, voice_entries, incidents, messages, breaches, "
            + "recovery_cases, case_entries", stop);
}
