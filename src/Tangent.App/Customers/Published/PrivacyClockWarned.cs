namespace Tangent.App.Customers.Published;

/// <summary>Half, four fifths or all of the time of a request about personal data is over, and it has not ended.</summary>
/// <param name="Request">Which.</param>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Percent">50, 80 or 100.</param>
/// <param name="AtUtc">When it was seen.</param>
public sealed record PrivacyClockWarned(Guid Request, long Customer, int Percent, DateTime AtUtc);
