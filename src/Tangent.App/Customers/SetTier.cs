using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Decides of which tier a customer is from a moment on, past or to come. What is reckoned from purchases does not touch the decision.</summary>
public sealed class SetTier(Db db, CustomerReach reach, CustomerTiers tiers, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    /// <summary>Whose and which.</summary>
    /// <param name="Number">Number of the customer.</param>
    /// <param name="Tier">The tier.</param>
    /// <param name="FromUtc">From when; now when nothing is said.</param>
    /// <param name="Reason">Why, up to 200 characters; shown to who sees the customer.</param>
    /// <param name="UntilUtc">Until when it holds against what is reckoned; null: until another word.</param>
    public sealed record Request(long Number, CustomerTier? Tier, DateTime? FromUtc = null, string? Reason = null, DateTime? UntilUtc = null);

    /// <summary>Nothing but success; another word about the same moment replaces the first.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Change(who, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        var now = clock.GetUtcNow().UtcDateTime;
        var from = UtcConverter.Truncate(request.FromUtc ?? now);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        List<Problem> problems = [];
        if (request.Tier is null) problems.Add(Problem.Of("tier", "form.required"));
        if (reason is { Length: > LongestReason }) problems.Add(Problem.Of("reason", "form.too-long", LongestReason));
        else if (reason is not null && !SearchText.IsOneLine(reason)) problems.Add(Problem.Of("reason", "form.one-line"));
        if (request.UntilUtc <= from) problems.Add(Problem.Of("untilUtc", "customers.tier.until-before"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var (number, tier) = (found.Value.Number, request.Tier!.Value);
        DateTime? until = request.UntilUtc is { } end ? UtcConverter.Truncate(end) : null;
        var known = await db.CustomerTiers.SingleOrDefaultAsync(t => t.CustomerId == number && t.FromUtc == from, stop);
        if (known is { Cause: TierCause.ByHand } && (known.Tier, known.Reason, known.UntilUtc) == (tier, reason, until)) return new Done();
        CustomerTier? before = (await tiers.Now([number], now, stop)).TryGetValue(number, out var was) ? was : null;
        audit.Write(who, "customers.did.set-tier", CustomerReach.Subject(number), known is null ? null : new { known.Tier, known.FromUtc, known.UntilUtc },
            new { Tier = tier, FromUtc = from, UntilUtc = until });
        if (known is null)
            db.Add(new CustomerTierRow { CustomerId = number, FromUtc = from, Tier = tier, Cause = TierCause.ByHand, Reason = reason, UntilUtc = until });
        else
        {
            (known.Tier, known.Cause, known.Reason, known.UntilUtc) = (tier, TierCause.ByHand, reason, until);
            db.Update(known);
        }
        // A word about the past or the time to come changes nothing at this moment.
        bool isNow = from <= now && !await db.CustomerTiers.AnyAsync(t => t.CustomerId == number && t.FromUtc > from && t.FromUtc <= now, stop);
        if (isNow && before != tier) outbox.Publish(new CustomerTierChanged(number, before, tier, TierCause.ByHand, from));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
