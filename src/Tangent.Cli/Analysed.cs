using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;

namespace Tangent.Cli;

/// <summary>What `tangent analyse` found, for everything that prints it.</summary>
/// <param name="LogPath">The log.</param>
/// <param name="FeedbackPath">The file of judgements, or null.</param>
/// <param name="Read">The log as it was read.</param>
/// <param name="Flow">How journeys flow.</param>
/// <param name="Feedback">The judgements as they were read, or null.</param>
/// <param name="Diagnosis">What the judgements say; null where there are none.</param>
sealed record Analysed(string LogPath, string? FeedbackPath, ReadLog Read, FlowSummary Flow, ReadFeedback? Feedback, FileDiagnosis? Diagnosis);
