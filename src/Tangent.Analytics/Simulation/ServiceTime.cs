namespace Tangent.Analytics.Simulation;

/// <summary>A distribution of times: of service, of patience. All times of a plan are in one unit.</summary>
public sealed class ServiceTime
{
    private enum Shape
    {
        Constant,
        Exponential,
        LogNormal,
        Erlang,
        Empirical,
    }

    private readonly Shape shape;
    private readonly double first, second;
    private readonly double[] seen = [];

    private ServiceTime(Shape shape, double first, double second = 0)
    {
        (this.shape, this.first, this.second) = (shape, first, second);
        Guard.Positive(first, nameof(first));
    }

    private ServiceTime(double[] seen)
    {
        (shape, this.seen) = (Shape.Empirical, seen);
        if (seen.Length == 0) throw new ArgumentException("holds no times", nameof(seen));
        foreach (double time in seen)
            if (!(time >= 0) || double.IsInfinity(time)) throw new ArgumentOutOfRangeException(nameof(seen), time,
                "is no time");
    }

    /// <summary>Always the same.</summary>
    public static ServiceTime Constant(double time) => new(Shape.Constant, time);

    /// <summary>Exponential with this mean.</summary>
    public static ServiceTime Exponential(double mean) => new(Shape.Exponential, mean);

    /// <summary>
    /// Lognormal with this mean and coefficient of variation (standard deviation over mean), above 0.
    /// </summary>
    public static ServiceTime LogNormal(double mean, double variation)
    {
        Guard.Positive(mean, nameof(mean));
        Guard.Positive(variation, nameof(variation));
        double square = Math.Log(1 + variation * variation);
        return new(Shape.LogNormal, Math.Sqrt(square), Math.Log(mean) - square / 2);
    }

    /// <summary>Sum of so many exponential phases, with this mean in all.</summary>
    public static ServiceTime Erlang(double mean, int phases)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(phases);
        return new(Shape.Erlang, mean, phases);
    }

    /// <summary>Times that were seen, each as likely as it was often.</summary>
    public static ServiceTime Empirical(IReadOnlyList<double> times) => new([.. times]);

    /// <summary>A draw.</summary>
    public double Draw(Dice dice)
    {
        switch (shape)
        {
            case Shape.Constant: return first;
            case Shape.Exponential: return first * dice.Exponential();
            case Shape.LogNormal: return Math.Exp(second + first * dice.Normal());
            case Shape.Erlang:
                double product = 1;
                for (int i = 0; i < second; i++) product *= 1 - dice.Fraction();
                return -first / second * Math.Log(product);
            default: return seen[dice.Below(seen.Length)];
        }
    }
}
