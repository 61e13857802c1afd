using System.Diagnostics;
using Tangent.Analytics;
using Tangent.Analytics.Value;

namespace Tangent.Bench;

/// <summary>The model of buying over many customers: found, then asked of each for what is to come.</summary>
static class CustomerValueBench
{
    private const double Weeks = 52;

    public static void Measure(int rounds, int customers)
    {
        List<double> found = [], asked = [];
        for (int round = 0; round < rounds; round++)
        {
            var seen = Draw(customers, (ulong)round + 1);
            var watch = Stopwatch.StartNew();
            if (BgNbdFit.Of(seen) is not BgNbdFit fit) throw new InvalidOperationException("the model was not found");
            found.Add(watch.Elapsed.TotalSeconds);
            var (model, worth) = (fit.Model, new CustomerWorth(Weeks / 12, 12, .01));
            watch.Restart();
            double sum = 0;
            foreach (var one in seen) sum += worth.Of(model, one, 1);
            asked.Add(watch.Elapsed.TotalSeconds);
            if (round == 0)
                Console.WriteLine(FormattableString.Invariant(
                    $"  first round: {fit.Different:N0} different histories, r {model.R:0.000} α {model.Alpha:0.00} a {model.A:0.000} b {model.B:0.00}, worth {sum:N0}"));
        }
        Console.WriteLine(Spread.Line($"model of buying found for {customers:N0} customers", found, "s"));
        Console.WriteLine(Spread.Line("… value of each over twelve months", asked, "s"));
    }

    /// <summary>Customers who buy as the model says: r .55, α 10.6 weeks, a .6, b 1.9; seen to the day.</summary>
    private static PurchaseHistory[] Draw(int customers, ulong seed)
    {
        var dice = new Dice(seed);
        var seen = new PurchaseHistory[customers];
        for (int i = 0; i < customers; i++)
        {
            double rate = dice.Gamma(.55) / 10.6, one = dice.Gamma(.6), gone = one / (one + dice.Gamma(1.9));
            double watched = Weeks * (.2 + .8 * dice.Fraction()), at = 0, last = 0;
            int repeats = 0;
            while ((at += dice.Exponential() / rate) < watched)
            {
                (repeats, last) = (repeats + 1, at);
                if (dice.Fraction() < gone) break;
            }
            seen[i] = new(repeats, Math.Floor(last * 7) / 7, Math.Ceiling(watched * 7) / 7);
        }
        return seen;
    }
}
