namespace Tangent.Domain.Customers;

/// <summary>A number that was found, with its interval.</summary>
public sealed record FoundNumber(double Point, double Low, double High);

/// <summary>Customers with as many repeat purchases: what was foretold of one and what one made.</summary>
/// <param name="From">From this many repeats.</param>
/// <param name="To">To this many; null: or more.</param>
/// <param name="Customers">How many.</param>
/// <param name="Foretold">Purchases foretold of one.</param>
/// <param name="Made">Purchases that one made.</param>
/// <param name="Low">Lower end of the interval of what one made, where it can be told.</param>
/// <param name="High">Upper end.</param>
public sealed record CheckedRepeats(int From, int? To, int Customers, double Foretold, double Made, double? Low, double? High);

/// <summary>The check of the model against the last third of the past.</summary>
/// <param name="FromUtc">From when on purchases were foretold.</param>
/// <param name="Foretold">How many.</param>
/// <param name="Made">How many came.</param>
/// <param name="MeanError">Mean distance of both over customers.</param>
/// <param name="Rows">By number of repeats.</param>
public sealed record ValueCheck(DateTime FromUtc, double Foretold, long Made, double MeanError, Items<CheckedRepeats> Rows);

/// <summary>What was found of spending.</summary>
public sealed record SpendingModel(FoundNumber P, FoundNumber Q, FoundNumber Gamma, double? Together, bool IsIndependent);

/// <summary>All that one run of valuing found about customers together. Time is in days.</summary>
public sealed record ValueModel
{
    /// <summary>Parameters of buying.</summary>
    public required FoundNumber R { get; init; }

    /// <summary>Scale of the rates, in days.</summary>
    public required FoundNumber Alpha { get; init; }

    /// <summary>First shape of the chance of going.</summary>
    public required FoundNumber A { get; init; }

    /// <summary>Second shape.</summary>
    public required FoundNumber B { get; init; }

    /// <summary>Covariance of their logarithms, row by row.</summary>
    public required Items<double> Covariance { get; init; }

    /// <summary>Of all histories.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>How many different histories.</summary>
    public required int Different { get; init; }

    /// <summary>Customers behind it.</summary>
    public required int Customers { get; init; }

    /// <summary>Spending; null where purchases are only counted or their sums tell no model.</summary>
    public SpendingModel? Spending { get; init; }

    /// <summary>What a purchase brings on average, where sums are told.</summary>
    public double? MeanSpent { get; init; }

    /// <summary>The check against the last third of the past; null when that was too little.</summary>
    public ValueCheck? Check { get; init; }

    /// <summary>Least value of <see cref="ValuePolicy.Cut"/>.</summary>
    public required Items<double> Cuts { get; init; }

    /// <summary>Customers by fifth of recency (the best first) and, within, of frequency (the best first): 25 counts.</summary>
    public required Items<int> Grid { get; init; }

    /// <summary>Borders of the values' tenths: least, nine between, greatest.</summary>
    public required Items<double> Tenths { get; init; }

    /// <summary>Customers of each tier before, the highest first, then those without one.</summary>
    public required Items<int> Before { get; init; }

    /// <summary>Likewise after.</summary>
    public required Items<int> After { get; init; }

    /// <summary>How many each move came to, in the order of <see cref="ValueMove"/>; moves that only would be count too.</summary>
    public required Items<int> Moves { get; init; }

    /// <summary>How many were left alone because somebody had decided their tier.</summary>
    public required int ByHand { get; init; }

    /// <summary>How many bought but were not valued: erased, or without the consent that is needed.</summary>
    public required int LeftOut { get; init; }
}
