using Tangent.Analytics;
using Tangent.Analytics.DataHealth;
using Tangent.App.Imports.Published;

namespace Tangent.App.Encounters.Health;

/// <summary>Whether what the log holds can be built on.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period; it may not be over.</param>
/// <param name="Zone">IANA zone in which days begin and end: the company's.</param>
/// <param name="Sources">Each source that told something in the period or in the weeks before it, by name.</param>
/// <param name="Twice">The latest of those that are likely told twice; null while the index of customers is being made.</param>
/// <param name="TouchpointWords">Words for touchpoints in all of the log that mean nothing, the commonest first; for who sees all units.</param>
/// <param name="UnitWords">Words for units that mean no unit, in the order of the alphabet; for who sees all units.</param>
/// <param name="Waiting">Rows set aside at import that wait to be mended, by source.</param>
/// <param name="Behind">Rows of the log, about, that came just now and are not in the answer yet.</param>
public sealed record DataHealth(DateOnly From, DateOnly To, string Zone, IReadOnlyList<SourceHealth> Sources, IReadOnlyList<ToldTwice>? Twice,
    IReadOnlyList<UnknownWord> TouchpointWords, IReadOnlyList<UnknownWord> UnitWords, IReadOnlyList<WaitingRows> Waiting, long Behind);

/// <summary>What one source tells.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Encounters">Encounters that began in the period.</param>
/// <param name="Days">Every day of the period from the source's first on; the day that is not over has no verdict.</param>
/// <param name="Lateness">How long after their start they were first told.</param>
/// <param name="Missing">Share of encounters that lack a field.</param>
/// <param name="Twice">Share of encounters that are likely told twice; cannot be told while the index of customers is being made.</param>
public sealed record SourceHealth(string Source, int Encounters, IReadOnlyList<SourceDay> Days, Lateness Lateness, IReadOnlyList<MissingField> Missing,
    Answer Twice)
{
    /// <summary>Days that lack data.</summary>
    public IEnumerable<SourceDay> Gaps => Days.Where(day => day.Count.IsLacking);
}

/// <summary>A day of a source.</summary>
public readonly record struct SourceDay(DateOnly Day, DayCount Count);

/// <summary>How many encounters lack a field.</summary>
/// <param name="Field">Key of the field, as the API names it: customer, unit, ended, outcome, score.</param>
/// <param name="Share">Which share.</param>
public sealed record MissingField(string Field, Answer Share);

/// <summary>Two encounters of one customer at one touchpoint that began at the same moment.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Touchpoint">Where, in the words of the one that was told last.</param>
/// <param name="StartedUtc">When.</param>
/// <param name="First">The one that was told first.</param>
/// <param name="Again">The one that was told last.</param>
public sealed record ToldTwice(long Customer, string Touchpoint, DateTime StartedUtc, ExternalName First, ExternalName Again);

/// <summary>What a source calls an encounter.</summary>
public sealed record ExternalName(string Source, string Id);

/// <summary>A word of the log that means nothing yet.</summary>
/// <param name="Word">The word.</param>
/// <param name="Rows">Rows with it, versions too; null where they are not counted.</param>
public sealed record UnknownWord(string Word, long? Rows);
