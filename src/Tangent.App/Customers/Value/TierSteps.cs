using Tangent.Analytics.Value;
using Tangent.Domain;
using Tangent.Domain.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Where a customer stood before a valuing.</summary>
/// <param name="Tier">The tier now, or null.</param>
/// <param name="IsByHand">Whether somebody's decision holds.</param>
/// <param name="Base">The tier before the period, from which it is reckoned.</param>
/// <param name="Below">For how many periods in a row the value has lain well below its cut, before the period.</param>
readonly record struct StoodBefore(CustomerTier? Tier, bool IsByHand, CustomerTier? Base, int Below);

/// <summary>What a valuing does to one customer.</summary>
/// <param name="Valued">The customer.</param>
/// <param name="Before">Where they stood.</param>
/// <param name="Tier">The tier that their value gives them.</param>
/// <param name="Below">Periods in a row well below.</param>
/// <param name="Move">Why.</param>
readonly record struct TierStepOf(ValuedCustomer Valued, StoodBefore Before, CustomerTier Tier, int Below, ValueMove Move)
{
    /// <summary>Whether the tier would be another than it is now, were it the value's to say.</summary>
    public bool IsChange => !Before.IsByHand && Before.Tier != Tier;
}

/// <summary>The steps of all customers, and what they come to. Pure.</summary>
static class TierSteps
{
    private static readonly int Tiers = Enum.GetValues<CustomerTier>().Length;

    /// <summary>The ladder of a policy.</summary>
    public static TierLadder Ladder(ValuePolicy policy, IReadOnlyList<double> cuts) =>
        new(cuts, 1 + policy.Rise / 100, 1 - policy.Fall / 100, policy.Patience);

    /// <summary>The step of each customer, in their order.</summary>
    public static IReadOnlyList<TierStepOf> Of(ValuePolicy policy, ValuedCustomers valued, IReadOnlyDictionary<long, StoodBefore> before)
    {
        var ladder = Ladder(policy, valued.Cuts);
        var steps = new TierStepOf[valued.Customers.Count];
        for (int i = 0; i < steps.Length; i++)
        {
            var one = valued.Customers[i];
            var stood = before.GetValueOrDefault(one.Number);
            var next = ladder.Next(stood.Base is { } tier ? new((int)tier, stood.Below, TierMove.Stays) : null, one.Worth);
            steps[i] = stood is { IsByHand: true, Tier: { } kept } ? new(one, stood, kept, 0, ValueMove.Stays)
                : new(one, stood, (CustomerTier)next.Tier, next.PeriodsBelow, (ValueMove)(int)next.Move);
        }
        return steps;
    }

    /// <summary>Everything that is known of all of them together.</summary>
    public static ValueModel Sum(ValuedCustomers valued, IReadOnlyList<TierStepOf> steps)
    {
        var (fit, spending) = (valued.Fit, valued.Spending);
        int[] before = new int[Tiers + 1], after = new int[Tiers], moves = new int[Enum.GetValues<ValueMove>().Length], grid = new int[25];
        foreach (var step in steps)
        {
            before[step.Before.Tier is { } was ? (int)was : Tiers]++;
            after[(int)step.Tier]++;
            moves[(int)step.Move]++;
            grid[5 * (5 - step.Valued.Score.Recency) + 5 - step.Valued.Score.Frequency]++;
        }
        double[] values = [.. valued.Customers.Select(one => one.Worth).Order()];
        return new()
        {
            R = Found(fit.R),
            Alpha = Found(fit.Alpha),
            A = Found(fit.A),
            B = Found(fit.B),
            Covariance = fit.Covariance.ToItems(),
            LogLikelihood = fit.LogLikelihood,
            Different = fit.Different,
            Customers = valued.Customers.Count,
            Spending = spending is null ? null : new(Found(spending.P), Found(spending.Q), Found(spending.Gamma),
                (spending.Together as Analytics.Estimate)?.Point, spending.AreIndependent),
            MeanSpent = valued.MeanSpent,
            Check = valued.Check,
            Cuts = valued.Cuts.ToItems(),
            Grid = grid.ToItems(),
            Tenths = Enumerable.Range(0, 11).Select(k => values[Math.Min(values.Length - 1, k * values.Length / 10)]).ToItems(),
            Before = before.ToItems(),
            After = after.ToItems(),
            Moves = moves.ToItems(),
            ByHand = steps.Count(step => step.Before.IsByHand),
            LeftOut = valued.LeftOut,
        };
    }

    private static FoundNumber Found(Analytics.Estimate told) => new(told.Point, told.Low, told.High);
}
