using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;

namespace Tangent.Cli;

/// <summary>What the judgements of a bare file say; null parts of a log that has none.</summary>
/// <param name="Judged">The judgements.</param>
/// <param name="Found">The diagnosis.</param>
/// <param name="Feedback">The file that they came from; null where the log itself has scores.</param>
sealed record FileDiagnosis(JudgedLog Judged, Diagnosed Found, ReadFeedback? Feedback)
{
    /// <summary>The diagnosis of a log with its judgements; null where nobody judged anything.</summary>
    public static FileDiagnosis? Of(JourneyLog log, ReadFeedback? feedback, bool isByUnit)
    {
        if (log.Details is null) return null;
        var judged = JudgedLog.Of(log, feedback);
        return judged.Said.Scores.IsEmpty ? null : new(judged, Diagnose.Of(log, judged.Said, new(ByUnit: isByUnit)), feedback);
    }
}
