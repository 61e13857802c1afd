using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>What one customer is worth, and how that and their tier came about (PIPL art. 24: a decision made by a program explains itself).</summary>
public sealed class ShowCustomerValue(Db db, CustomerReach reach, TimeProvider clock)
{
    /// <summary>Whose.</summary>
    public sealed record Request(long Number);

    /// <summary>The explanation.</summary>
    /// <param name="Told">Value, purchases and chance of still buying.</param>
    /// <param name="Purchases">On how many days they bought.</param>
    /// <param name="DaysSince">Days since the last one.</param>
    /// <param name="DaysWatched">Days since the first one.</param>
    /// <param name="MeanSpent">What a purchase brought on average, or null.</param>
    /// <param name="PerPurchase">What one is expected to bring; 1 where purchases are counted.</param>
    /// <param name="Recency">Fifths, 5 the best.</param>
    /// <param name="Frequency">Likewise.</param>
    /// <param name="Money">Likewise.</param>
    /// <param name="Tier">The tier by value.</param>
    /// <param name="Before">The tier before the period, or null.</param>
    /// <param name="Move">What the value did.</param>
    /// <param name="Cuts">Least values of Diamond, Gold and Silver.</param>
    /// <param name="RisesAt">From this value on they rise; null in the highest tier.</param>
    /// <param name="FallsBelow">Below it they fall; null in the lowest tier.</param>
    /// <param name="PeriodsBelow">For how many periods in a row the value has lain below.</param>
    /// <param name="Patience">After how many they fall.</param>
    /// <param name="MovesTiers">Whether values move tiers at all.</param>
    /// <param name="Customers">Customers behind the model.</param>
    public sealed record Explained(CustomerWorthTold Told, int Purchases, double DaysSince, double DaysWatched, double? MeanSpent, double PerPurchase,
        int Recency, int Frequency, int Money, CustomerTier Tier, CustomerTier? Before, ValueMove Move, Items<double> Cuts, double? RisesAt,
        double? FallsBelow, int PeriodsBelow, int Patience, bool MovesTiers, int Customers);

    /// <summary>What somebody decided.</summary>
    /// <param name="Tier">The tier.</param>
    /// <param name="FromUtc">From when on.</param>
    /// <param name="UntilUtc">Until when; null: until another word.</param>
    /// <param name="Reason">Why, or null.</param>
    public sealed record Decided(CustomerTier Tier, DateTime FromUtc, DateTime? UntilUtc, string? Reason);

    /// <summary>What there is to say.</summary>
    /// <param name="Number">The number that stands for the customer.</param>
    /// <param name="Value">The value; null when they were not valued.</param>
    /// <param name="ByHand">The decision that holds against the value, or null.</param>
    public sealed record Shown(long Number, Explained? Value, Decided? ByHand);

    /// <summary>Explains it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Read, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        var (number, numbers, now) = (found.Value.Number, found.Value.Numbers, clock.GetUtcNow().UtcDateTime);
        var last = (await db.CustomerTiers.AsNoTracking().Where(t => EF.Parameter(numbers).Contains(t.CustomerId) && t.FromUtc <= now).ToListAsync(stop))
            .MaxBy(t => (t.FromUtc, t.CustomerId == number));
        var byHand = last is { Cause: TierCause.ByHand } && (last.UntilUtc is null || last.UntilUtc > now)
            ? new Decided(last.Tier, last.FromUtc, last.UntilUtc, last.Reason) : null;
        var row = await db.CustomerValues.AsNoTracking().SingleOrDefaultAsync(v => v.CustomerId == number, stop);
        return new Shown(number, row is null ? null : await Explain(row, stop), byHand);
    }

    private async Task<Explained> Explain(CustomerValueRow row, CancellationToken stop)
    {
        var run = await db.ValueRuns.AsNoTracking().SingleAsync(r => r.Id == row.RunId, stop);
        var policy = (await db.ValuePolicyVersions.AsNoTracking().SingleAsync(p => p.Number == run.Policy, stop)).Document;
        var (cuts, tier) = (run.Model!.Cuts, (int)row.Tier);
        return new(CustomerValues.Tell(row, run, policy), row.Repeats + 1, row.Watched - row.LastAt, row.Watched, row.MeanSpent, row.PerPurchase,
            row.Recency, row.Frequency, row.Money, row.Tier, row.TierBefore, row.Move, cuts,
            tier == 0 ? null : cuts[tier - 1] * (1 + policy.Rise / 100), tier < cuts.Count ? cuts[tier] * (1 - policy.Fall / 100) : null,
            row.PeriodsBelow, policy.Patience, policy.MovesTiers, run.Model.Customers);
    }
}
