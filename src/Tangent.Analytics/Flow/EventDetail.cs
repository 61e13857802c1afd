namespace Tangent.Analytics.Flow;

/// <summary>What a file says of an event beyond the flow; kept only where judgements are joined to it.</summary>
/// <param name="Unit">Number of the unit's name, or -1.</param>
/// <param name="Tier">Number of the tier's name, or -1.</param>
/// <param name="Customer">Number of the customer's name, or -1.</param>
/// <param name="Score">The score as it stands, or NaN.</param>
public readonly record struct EventDetail(int Unit, int Tier, int Customer, double Score)
{
    /// <summary>Nothing is known.</summary>
    public static EventDetail None { get; } = new(-1, -1, -1, double.NaN);
}
