namespace Tangent.App.Standards.Published;

/// <summary>A promise to a customer was not kept; told once for each pair of promise and encounter.</summary>
/// <param name="Breach">The breach; its remedy is owed.</param>
/// <param name="Commitment">The promise.</param>
/// <param name="Number">Number of the promise.</param>
/// <param name="UnitId">The unit that owes the remedy.</param>
/// <param name="Encounter">Place of the encounter in the log.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Touchpoint">The touchpoint, or null where nobody knows it.</param>
/// <param name="StartedUtc">When the encounter began.</param>
/// <param name="SeenUtc">When it was seen.</param>
/// <param name="DueUtc">By when the remedy is due.</param>
public sealed record PromiseBroken(Guid Breach, Guid Commitment, int Number, Guid UnitId, long Encounter, long? Customer, Guid? Touchpoint,
    DateTime StartedUtc, DateTime SeenUtc, DateTime DueUtc);
