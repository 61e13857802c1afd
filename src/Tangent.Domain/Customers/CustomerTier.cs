namespace Tangent.Domain.Customers;

/// <summary>The tier of a customer (客户等级), highest first.</summary>
public enum CustomerTier
{
    /// <summary>钻.</summary>
    Diamond,

    /// <summary>金.</summary>
    Gold,

    /// <summary>银.</summary>
    Silver,

    /// <summary>普.</summary>
    Ordinary,
}
