using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Privacy;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Published;

/// <summary>A request about personal data that came some time ago.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="DaysAgo">Days since it came.</param>
/// <param name="Words">In which words.</param>
/// <param name="Proof">By what it is known who asked, or null.</param>
/// <param name="RefusedAfterDays">Days until it was refused, or null: it is open.</param>
/// <param name="Answer">Why it was.</param>
public sealed record PrivacyToLoad(long Customer, PrivacyAsk Ask, int DaysAgo, string Words, IdentityProof? Proof = null, int? RefusedAfterDays = null,
    string? Answer = null);

/// <summary>Adds requests of the past to an empty privacy desk: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class PrivacyLoader(Db db, TangentSettings settings, Audit audit, TimeProvider clock)
{
    /// <summary>Adds those of customers who are there, where there is no request yet.</summary>
    public async Task<Fail?> Add(Actor who, IReadOnlyList<PrivacyToLoad> requests, CancellationToken stop)
    {
        if (await db.PrivacyRequests.AnyAsync(stop)) return null;
        var numbers = requests.Select(one => one.Customer).ToList();
        var known = await db.Customers.Where(c => EF.Parameter(numbers).Contains(c.Id)).Select(c => c.Id).ToListAsync(stop);
        foreach (var one in requests.Where(one => known.Contains(one.Customer)))
        {
            var came = clock.GetUtcNow().AddDays(-one.DaysAgo);
            var taken = PrivacyReach.New(one.Customer, one.Ask, one.Words, one.Proof, settings.Privacy, came);
            db.Add(PrivacyReach.Step(taken.Id, PrivacyAct.Taken, who, came));
            if (one.RefusedAfterDays is { } days)
            {
                var ended = taken.End(false, one.Answer, UtcConverter.Truncate(came.UtcDateTime.AddDays(days)));
                if (ended.Failure is { } wrong) return wrong;
                db.Add(PrivacyReach.Step(taken.Id, PrivacyAct.Refused, who, came.AddDays(days)));
                taken = ended.Value;
            }
            db.Add(taken);
            audit.Write(who, "customers.did.take-privacy", PrivacyReach.Subject(taken), after: PrivacyReach.Facts(taken));
        }
        return await db.Commit(stop);
    }
}
