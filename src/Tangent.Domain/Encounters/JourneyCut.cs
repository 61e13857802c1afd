namespace Tangent.Domain.Encounters;

/// <summary>What makes encounters one journey (客户旅程).</summary>
public enum JourneyCut
{
    /// <summary>The journey key (order, ticket, service case) where the source tells one, else the customer.</summary>
    KeyOrCustomer,

    /// <summary>The journey key alone; encounters without one belong to no journey.</summary>
    Key,

    /// <summary>The customer alone; encounters without one belong to no journey.</summary>
    Customer,
}
