using Tangent.Domain.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>A customer is of another tier. Told once for each, as a durable event.</summary>
/// <param name="Customer">The number that stands for the customer.</param>
/// <param name="From">The tier before, or null.</param>
/// <param name="To">The tier now.</param>
/// <param name="Cause">Why.</param>
/// <param name="AtUtc">From when on.</param>
public sealed record CustomerTierChanged(long Customer, CustomerTier? From, CustomerTier To, TierCause Cause, DateTime AtUtc);
