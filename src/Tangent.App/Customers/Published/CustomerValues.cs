using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Value;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>What a customer is expected to bring.</summary>
/// <param name="Worth">The value over the horizon with its interval: what is at risk when they are lost.</param>
/// <param name="Expected">Purchases over the horizon with their interval.</param>
/// <param name="Alive">How likely they still buy at all, 0 to 1.</param>
/// <param name="IsMoney">Whether the value is money; else purchases are counted.</param>
/// <param name="HorizonDays">Over how many days.</param>
/// <param name="AsOfUtc">Purchases up to this moment were counted.</param>
public sealed record CustomerWorthTold(Answer Worth, Answer Expected, double Alive, bool IsMoney, int HorizonDays, DateTime AsOfUtc);

/// <summary>What other modules ask about the value of customers, as last reckoned.</summary>
public sealed class CustomerValues(Db db, CustomerMerges merges)
{
    /// <summary>By the numbers that were asked for; who was not valued is left out.</summary>
    public async Task<IReadOnlyDictionary<long, CustomerWorthTold>> Of(IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var stands = await merges.StandFor(numbers, stop);
        var wanted = stands.Values.Distinct().ToList();
        var rows = await db.CustomerValues.AsNoTracking().Where(v => EF.Parameter(wanted).Contains(v.CustomerId)).ToDictionaryAsync(v => v.CustomerId, stop);
        if (rows.Count == 0) return new Dictionary<long, CustomerWorthTold>();
        // All rows are of one run.
        var id = rows.Values.First().RunId;
        var run = await db.ValueRuns.AsNoTracking().SingleAsync(r => r.Id == id, stop);
        var policy = (await db.ValuePolicyVersions.AsNoTracking().SingleAsync(p => p.Number == run.Policy, stop)).Document;
        var told = rows.ToDictionary(one => one.Key, one => Tell(one.Value, run, policy));
        return stands.Where(one => told.ContainsKey(one.Value)).ToDictionary(one => one.Key, one => told[one.Value]);
    }

    internal static CustomerWorthTold Tell(CustomerValueRow row, ValueRun run, ValuePolicy policy)
    {
        var fit = Fit(run.Model!);
        var seen = new PurchaseHistory(row.Repeats, row.LastAt, row.Watched);
        int days = policy.PeriodDays * policy.Horizon;
        return new(new CustomerWorth(policy.PeriodDays, policy.Horizon, policy.Discount / 100).Of(fit, seen, row.PerPurchase), fit.Expected(seen, days),
            row.Alive, run.Model!.MeanSpent is not null, days, run.AsOfUtc);
    }

    private static BgNbdFit Fit(ValueModel model)
    {
        return new(new(model.R.Point, model.Alpha.Point, model.A.Point, model.B.Point), Told(model.R), Told(model.Alpha), Told(model.A), Told(model.B),
            model.LogLikelihood, model.Different, model.Covariance);

        Estimate Told(FoundNumber number) => new(number.Point, number.Low, number.High, model.Customers, 0.95, "bg-nbd");
    }
}
