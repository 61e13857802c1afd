using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>Which file to read, and how.</summary>
/// <param name="Path">The file.</param>
public sealed record LogRequest(string Path)
{
    /// <summary>Columns that somebody named; the others are guessed.</summary>
    public IReadOnlyDictionary<LogRole, string> Map { get; init; } = new Dictionary<LogRole, string>();

    /// <summary>Which events of a life-cycle to take; null: pairs where starts and completes occur, else all.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>Where times without offset were taken; null: UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Whether judgements are to be joined to it: units, tiers, customers and the names of cases are kept.</summary>
    public bool HasJudgements { get; init; }

    /// <summary>Whether scores are wanted where the log has some: reading them costs as much again, so nobody pays who does not ask.</summary>
    public bool WantsScores { get; init; }

    /// <summary>How long a run of one worker is; the result does not depend on it.</summary>
    public int CutBytes { get; init; } = 8 << 20;

    /// <summary>How many workers read.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}

/// <summary>A log that was read.</summary>
/// <param name="Log">The journeys.</param>
/// <param name="Columns">Which column was taken for what; null for XES, which says so itself.</param>
/// <param name="RejectedCount">How many rows were set aside.</param>
/// <param name="Rejected">Those rows, in order; the first ones where there are very many.</param>
/// <param name="Delimiter">What parts cells, for delimited text.</param>
/// <param name="UnreadScores">Scores that are no numbers: their events count, without a score.</param>
public sealed record ReadLog(
    JourneyLog Log, LogColumns? Columns, long RejectedCount, IReadOnlyList<RejectedRow> Rejected, char? Delimiter, long UnreadScores);
