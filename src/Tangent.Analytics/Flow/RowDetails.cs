namespace Tangent.Analytics.Flow;

/// <summary>Details of the events of all readers, by row, under common numbers.</summary>
sealed class RowDetails
{
    private readonly int[] units, tiers;
    private readonly long[] customers;
    private readonly double[] scores;
    private readonly string[] unitNames, tierNames;
    private bool hasScores;

    private RowDetails(IReadOnlyList<EventPart> parts, int rows)
    {
        (units, tiers, customers, scores) = (new int[rows], new int[rows], new long[rows], new double[rows]);
        var (ofUnits, unitsByName) = Numbering.ByCodePoint([.. parts.Select(part => part.Units)]);
        var (ofTiers, tiersByName) = Numbering.ByCodePoint([.. parts.Select(part => part.Tiers)]);
        (unitNames, tierNames) = (unitsByName, tiersByName);
        var ofCustomers = Numbering.ByComing([.. parts.Select(part => part.Customers)]);
        for (int part = 0; part < parts.Count; part++)
            foreach (var (firstRow, block) in parts[part].Blocks)
                for (int i = 0; i < block.Count; i++)
                {
                    var one = block.Details![i];
                    units[firstRow + i] = one.Unit < 0 ? -1 : ofUnits.Maps[part][one.Unit];
                    tiers[firstRow + i] = one.Tier < 0 ? -1 : ofTiers.Maps[part][one.Tier];
                    customers[firstRow + i] = one.Customer < 0 ? -1 : ofCustomers.Maps[part][one.Customer];
                    scores[firstRow + i] = one.Score;
                    hasScores |= !double.IsNaN(one.Score);
                }
        HasCustomers = ofCustomers.Count > 0;
    }

    private bool HasCustomers { get; }

    /// <summary>Gathers them while the readers still have their blocks.</summary>
    public static RowDetails From(IReadOnlyList<EventPart> parts, int rows) => new(parts, rows);

    /// <summary>A start and a complete become one encounter: what the start does not say, the complete says.</summary>
    public void Join(int start, int complete)
    {
        if (units[start] < 0) units[start] = units[complete];
        if (tiers[start] < 0) tiers[start] = tiers[complete];
        if (double.IsNaN(scores[start])) scores[start] = scores[complete];
    }

    /// <summary>The log with its details.</summary>
    public JourneyLog Beside(JourneyLog log, CaseNames cases) => log with
    {
        Columns = log.Columns with
        {
            Units = unitNames.Length > 0 ? units : default,
            Customers = HasCustomers ? customers : default,
        },
        Details = new(unitNames, tierNames, tierNames.Length > 0 ? tiers : default, hasScores ? scores : default, cases),
    };
}
