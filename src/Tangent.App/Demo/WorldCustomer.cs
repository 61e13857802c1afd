using Tangent.Domain.Customers;

namespace Tangent.App.Demo;

/// <summary>
/// A customer. Names, numbers and addresses are no part of the world: the module that keeps them invents them.
/// </summary>
public struct WorldCustomer
{
    /// <summary>Number of the first of its journeys; the others follow.</summary>
    public int FirstJourney { get; internal set; }

    /// <summary>How many journeys it had.</summary>
    public int Journeys { get; internal set; }

    /// <summary>When it left for good, in UTC seconds; 0 for a customer who stays.</summary>
    public int LeftUtc { get; internal set; }

    /// <summary>Number of the city branch.</summary>
    public ushort City { get; internal set; }

    /// <summary>Number of the own hall.</summary>
    public ushort Hall { get; internal set; }

    /// <summary>Number of the installer team.</summary>
    public ushort Team { get; internal set; }

    /// <summary>Months since joining, on the first day of the year.</summary>
    public short TenureMonths { get; internal set; }

    /// <summary>Value: yuan per month.</summary>
    public short MonthlyYuan { get; internal set; }

    /// <summary>What multiplies its needs, per thousand.</summary>
    public short Activity { get; internal set; }

    /// <summary>How much more satisfied it is by nature than others, in thousandths.</summary>
    public short Mood { get; internal set; }

    /// <summary>Day on which the tier changed, −1 when it did not.</summary>
    public short TierChangedDay { get; internal set; }

    /// <summary>Tier on the first day.</summary>
    public CustomerTier Tier { get; internal set; }

    /// <summary>Tier after the change; the same when there was none.</summary>
    public CustomerTier TierAfter { get; internal set; }

    /// <summary>Age band, numbered as in <see cref="CustomerTruth.AgeShares"/>.</summary>
    public byte AgeBand { get; internal set; }

    /// <summary>Whether it uses the app.</summary>
    public bool IsAppUser { get; internal set; }

    /// <summary>The tier on a day of the year.</summary>
    public readonly CustomerTier TierOn(int day) => TierChangedDay >= 0 && day >= TierChangedDay ? TierAfter : Tier;
}
