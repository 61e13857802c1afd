namespace Tangent.Domain.Customers;

/// <summary>Why a customer is of a tier.</summary>
public enum TierCause
{
    /// <summary>The company's own systems told it.</summary>
    Told,

    /// <summary>Somebody decided it; what is reckoned does not touch it.</summary>
    ByHand,

    /// <summary>By what the customer is worth.</summary>
    Value,
}

/// <summary>What a period's value did to the tier of a customer.</summary>
public enum ValueMove
{
    /// <summary>Valued for the first time.</summary>
    First,

    /// <summary>The value lies within the tier.</summary>
    Stays,

    /// <summary>It passed the cut of a higher tier by enough.</summary>
    Up,

    /// <summary>It lies above the cut of a higher tier, but not by enough.</summary>
    HeldBelow,

    /// <summary>It lies below the cut of the tier, but not by enough to count.</summary>
    HeldAbove,

    /// <summary>It lies well below the cut, but has not for long enough.</summary>
    Waits,

    /// <summary>It lay well below the cut for long enough.</summary>
    Down,
}
