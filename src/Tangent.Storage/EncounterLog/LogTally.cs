namespace Tangent.Storage.EncounterLog;

/// <summary>What the rows of one source, unit and day hold; of each encounter the latest version counts.</summary>
/// <param name="Source">Word of the source.</param>
/// <param name="Unit">Word of the unit, or -1.</param>
/// <param name="Day">Day of the start, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Rows">Encounters.</param>
/// <param name="NoCustomer">Those without a customer.</param>
/// <param name="NoEnd">Those without an end.</param>
/// <param name="NoOutcome">Those without an outcome.</param>
/// <param name="NoScore">Those without a score.</param>
public readonly record struct ContentTally(int Source, int Unit, int Day, int Rows, int NoCustomer, int NoEnd, int NoOutcome, int NoScore);

/// <summary>How many encounters of one source, unit and day were first told with this delay.</summary>
/// <param name="Source">Word of the source.</param>
/// <param name="Unit">Word of the unit, or -1.</param>
/// <param name="Day">Day of the start, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Step">Step of the delay, as the asker's scale has it.</param>
/// <param name="Rows">How many.</param>
public readonly record struct ArrivalTally(int Source, int Unit, int Day, int Step, int Rows);

/// <summary>Totals of the log up to a row. They do not change.</summary>
/// <param name="Contents">What rows hold.</param>
/// <param name="Arrivals">How late rows came.</param>
/// <param name="Sequence">The last row of the log that is in it.</param>
/// <param name="Behind">Rows of the log that came since; they are being counted.</param>
public sealed record LogTally(IReadOnlyList<ContentTally> Contents, IReadOnlyList<ArrivalTally> Arrivals, long Sequence, long Behind);
