namespace Tangent.Analytics.Value;

/// <summary>What a customer is expected to bring from now on, discounted. Method code <c>customer-worth</c>.</summary>
/// <remarks>
/// The sum over periods of the purchases expected in it times what one brings, each period discounted at its end (Fader, Hardie and Lee 2005,
/// Journal of Marketing Research 42:415-430). Worked example, tested: purchases of 1, 0.8 and 0.6 in three periods, 50 each and 2 % a period give
/// 50·(1/1.02 + 0.8/1.0404 + 0.6/1.061208) = 115.7360.
/// </remarks>
/// <param name="Period">Length of a period, in the unit of time of the histories; above 0.</param>
/// <param name="Periods">How many, 1 or above.</param>
/// <param name="Discount">Of one period, 0 or above: 0.01 is one per cent.</param>
public sealed record CustomerWorth(double Period, int Periods, double Discount)
{
    /// <summary>The value of one customer.</summary>
    /// <param name="model">How they buy.</param>
    /// <param name="seen">What they did so far.</param>
    /// <param name="perPurchase">What a purchase brings; 1 counts purchases.</param>
    public double Of(BgNbd model, PurchaseHistory seen, double perPurchase) => Of(time => model.Expected(seen, time), perPurchase);

    /// <summary>The value of one customer, with how sure the model is of the mean of customers like this one.</summary>
    /// <remarks>What a purchase brings is taken as known: of many purchases it is told far better than how many come.</remarks>
    public Answer Of(BgNbdFit fit, PurchaseHistory seen, double perPurchase) => fit.Told(model => Of(model, seen, perPurchase)) switch
    {
        Estimate told => told with { Method = "customer-worth" },
        var reason => reason,
    };

    /// <summary>The value of purchases that are expected up to each time.</summary>
    internal double Of(Func<double, double> expected, double perPurchase)
    {
        Guard.Positive(Period, nameof(Period));
        double sum = 0, before = 0, factor = 1;
        for (int k = 1; k <= Periods; k++)
        {
            double until = expected(k * Period);
            factor /= 1 + Discount;
            sum += (until - before) * factor;
            before = until;
        }
        return sum * perPurchase;
    }
}
