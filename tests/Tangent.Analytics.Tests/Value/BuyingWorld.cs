using Tangent.Analytics.Value;

namespace Tangent.Analytics.Tests.Value;

/// <summary>Customers who buy just as the models say, so that what is found can be held against the truth.</summary>
static class BuyingWorld
{
    /// <summary>Histories up to a time, and purchases in a stretch after it.</summary>
    public static (PurchaseHistory[] Seen, int[] Later) Of(BgNbd truth, int customers, double until, double after, ulong seed)
    {
        var dice = new Dice(seed);
        var seen = new PurchaseHistory[customers];
        int[] later = new int[customers];
        for (int i = 0; i < customers; i++)
        {
            double rate = dice.Gamma(truth.R) / truth.Alpha, one = dice.Gamma(truth.A), gone = one / (one + dice.Gamma(truth.B));
            double watched = until * (.5 + .5 * dice.Fraction()), at = 0, last = 0;
            int repeats = 0;
            while ((at += dice.Exponential() / rate) < watched + after)
            {
                if (at < watched) (repeats, last) = (repeats + 1, at);
                else later[i]++;
                if (dice.Fraction() < gone) break;
            }
            seen[i] = new(repeats, last, watched);
        }
        return (seen, later);
    }
}
