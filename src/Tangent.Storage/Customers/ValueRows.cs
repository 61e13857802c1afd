using System.Buffers.Binary;
using Tangent.Domain.Customers;

namespace Tangent.Storage.Customers;

/// <summary>A version of what customers are worth and which tier that gives them.</summary>
public sealed class ValuePolicyVersion
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it says.</summary>
    public required ValuePolicy Document { get; init; }

    /// <summary>From when on.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Who set it.</summary>
    public required Guid ActorId { get; init; }
}

/// <summary>One valuing of all customers.</summary>
public sealed class ValueRun
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>First day of the period, in days since 1970.</summary>
    public required int Period { get; init; }

    /// <summary>By which version of the policy.</summary>
    public required int Policy { get; init; }

    /// <summary>Purchases up to this moment were counted.</summary>
    public required DateTime AsOfUtc { get; init; }

    /// <summary>How long it took.</summary>
    public required long TookMillis { get; init; }

    /// <summary>What was found, or null.</summary>
    public ValueModel? Model { get; init; }

    /// <summary>Why nothing could be told, or null.</summary>
    public string? Cannot { get; init; }
}

/// <summary>What a customer was worth when last valued. All of them are written anew by each run.</summary>
[Unaudited("One audit line tells of a whole run.")]
public sealed class CustomerValueRow
{
    private readonly double potential;

    /// <summary>Whose: the number that stands for all.</summary>
    public required long CustomerId { get; init; }

    /// <summary>In which run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>First day of the period of that run.</summary>
    public required int Period { get; init; }

    /// <summary>Purchases after the first.</summary>
    public required int Repeats { get; init; }

    /// <summary>Days from the first to the last.</summary>
    public required double LastAt { get; init; }

    /// <summary>Days from the first to the run.</summary>
    public required double Watched { get; init; }

    /// <summary>Mean sum of a purchase, where sums are told.</summary>
    public double? MeanSpent { get; init; }

    /// <summary>What a purchase is expected to bring; 1 where purchases are counted.</summary>
    public required double PerPurchase { get; init; }

    /// <summary>Purchases expected over the horizon.</summary>
    public required double Expected { get; init; }

    /// <summary>How likely they still buy at all.</summary>
    public required double Alive { get; init; }

    /// <summary>The value.</summary>
    public required double Worth { get; init; }

    /// <summary>Fifth of recency, 5 the best.</summary>
    public required int Recency { get; init; }

    /// <summary>Fifth of frequency.</summary>
    public required int Frequency { get; init; }

    /// <summary>Fifth of money, or of frequency where purchases are counted.</summary>
    public required int Money { get; init; }

    /// <summary>The tier that the run left.</summary>
    public required CustomerTier Tier { get; init; }

    /// <summary>What the value did.</summary>
    public required ValueMove Move { get; init; }

    /// <summary>For how many periods in a row the value has lain well below the cut.</summary>
    public required int PeriodsBelow { get; init; }

    /// <summary>The tier before the period, or null: the same period valued again starts from here.</summary>
    public CustomerTier? TierBefore { get; init; }

    /// <summary>Likewise the periods below.</summary>
    public required int BelowBefore { get; init; }

    /// <summary>Whether the tier was left alone because somebody had decided it.</summary>
    public required bool IsByHand { get; init; }

    /// <summary>The value by the cut of the next higher tier; 0 where there is none or the customer has probably gone.</summary>
    public required double Potential
    {
        get => potential;
        init
        {
            potential = value;
            PotentialKey = value > 0 ? KeyOf(value, CustomerId) : null;
        }
    }

    /// <summary>The order of potentials: they as a whole number of millionths, then the customer.</summary>
    public byte[]? PotentialKey { get; private init; }

    private static byte[] KeyOf(double potential, long customer)
    {
        var key = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(key, (long)(Math.Min(potential, 1e6) * 1e6));
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(8), customer);
        return key;
    }
}

/// <summary>That a customer's tier was changed by the value, or would have been.</summary>
[Unaudited("One audit line tells of a whole run.")]
public sealed class TierMoveRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required long CustomerId { get; init; }

    /// <summary>In which run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The tier before, or null.</summary>
    public CustomerTier? FromTier { get; init; }

    /// <summary>The tier after.</summary>
    public required CustomerTier ToTier { get; init; }

    /// <summary>Why.</summary>
    public required ValueMove Move { get; init; }

    /// <summary>Whether the tier was really changed: a policy may value customers and leave tiers.</summary>
    public required bool IsDone { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>The value.</summary>
    public required double Worth { get; init; }

    /// <summary>The cut that it passed or fell below.</summary>
    public required double Cut { get; init; }
}
