namespace Tangent.Analytics.Simulation;

/// <summary>What one run of a plan showed. Means over nobody are 0, and the counts say so.</summary>
public sealed class RunResult
{
    internal RunResult(int stations, int tiers)
    {
        Stations = [.. Enumerable.Range(0, stations).Select(_ => new StationResult())];
        Tiers = [.. Enumerable.Range(0, tiers).Select(_ => new TierResult())];
    }

    /// <summary>Per station.</summary>
    public IReadOnlyList<StationResult> Stations { get; }

    /// <summary>Per tier.</summary>
    public IReadOnlyList<TierResult> Tiers { get; }

    /// <summary>Customers who came, warm-up and all.</summary>
    public long Came { get; internal set; }

    /// <summary>When the last customer left.</summary>
    public double Ended { get; internal set; }

    /// <summary>Mean number inside over the counted time; by Little's law rate times mean stay.</summary>
    public double MeanInside { get; internal set; }
}

/// <summary>What a station showed.</summary>
public sealed class StationResult
{
    internal double Waits, Busy, Open;

    /// <summary>Visits that began after the warm-up.</summary>
    public long Visits { get; internal set; }

    /// <summary>Visits that waited at all.</summary>
    public long Waited { get; internal set; }

    /// <summary>Visits whose wait ended, by service or by leaving, within the target.</summary>
    public long ServedWithin { get; internal set; }

    /// <summary>Visits that ended by leaving the line.</summary>
    public long Left { get; internal set; }

    /// <summary>Longest line.</summary>
    public int LongestLine { get; internal set; }

    /// <summary>Mean wait of all visits, in the unit of the plan.</summary>
    public double MeanWait => Visits == 0 ? 0 : Waits / Visits;

    /// <summary>Share of visits that waited.</summary>
    public double Waiting => Visits == 0 ? 0 : (double)Waited / Visits;

    /// <summary>Share of visits served within the target wait.</summary>
    public double ServiceLevel => Visits == 0 ? 0 : (double)ServedWithin / Visits;

    /// <summary>Share of visits that left unserved.</summary>
    public double Abandoning => Visits == 0 ? 0 : (double)Left / Visits;

    /// <summary>Busy time of servers over their open time.</summary>
    public double Occupancy => Open == 0 ? 0 : Busy / Open;
}

/// <summary>What customers of a tier met.</summary>
public sealed class TierResult
{
    internal double Stays;

    /// <summary>Customers counted.</summary>
    public long Customers { get; internal set; }

    /// <summary>Those with at least one wait beyond the target, or who left.</summary>
    public long Breached { get; internal set; }

    /// <summary>Mean time from coming to leaving.</summary>
    public double MeanStay => Customers == 0 ? 0 : Stays / Customers;

    /// <summary>Share of customers with a breach.</summary>
    public double BreachShare => Customers == 0 ? 0 : (double)Breached / Customers;
}
