namespace Tangent.App.Encounters.Published;

/// <summary>Encounters came into the log, corrections among them.</summary>
/// <param name="First">Sequence of the first row.</param>
/// <param name="Last">Sequence of the last row.</param>
public sealed record EncountersAppended(long First, long Last);
