namespace Tangent.Analytics.Failures;

/// <summary>How urgently a failure point needs an action.</summary>
public enum ActionPriority
{
    /// <summary>May be left as it is.</summary>
    Low,

    /// <summary>Should be acted on.</summary>
    Medium,

    /// <summary>Must be acted on, or the reason why not must be written down.</summary>
    High,
}

/// <summary>A failure point of a blueprint, rated.</summary>
/// <param name="RiskNumber">
/// Severity times occurrence times detection, 1 to 1,000; shown, never ranked by alone.
/// </param>
/// <param name="Priority">The action priority, by which points are ranked.</param>
public readonly record struct RatedFailure(int RiskNumber, ActionPriority Priority);

/// <summary>
/// Failure modes and effects of a service (AIAG and VDA 2019, table of action priorities). Metric <c>fmea</c>.
/// </summary>
/// <remarks>
/// Equal products hide unequal risks: 9·2·5 and 3·5·6 both give 90, the first is medium and the second low. Both are
/// tested.
/// </remarks>
public static class FailureModes
{
    /// <summary>The rating.</summary>
    /// <param name="severity">1 (not noticed) to 10 (harm).</param>
    /// <param name="occurrence">1 (never) to 10 (always).</param>
    /// <param name="detection">1 (always caught before the customer) to 10 (never).</param>
    public static RatedFailure Rate(int severity, int occurrence, int detection)
    {
        Check(severity, nameof(severity));
        Check(occurrence, nameof(occurrence));
        Check(detection, nameof(detection));
        return new(severity * occurrence * detection, PriorityOf(severity, occurrence, detection));
    }

    private static ActionPriority PriorityOf(int severity, int occurrence, int detection) =>
        (severity, occurrence, detection) switch
        {
            (1, _, _) or (_, 1, _) => ActionPriority.Low,
            ( >= 9, >= 6, _) => ActionPriority.High,
            ( >= 9, >= 4, 1) => ActionPriority.Medium,
            ( >= 9, >= 4, _) => ActionPriority.High,
            ( >= 9, _, >= 7) => ActionPriority.High,
            ( >= 9, _, >= 5) => ActionPriority.Medium,
            ( >= 9, _, _) => ActionPriority.Low,
            ( >= 7, >= 8, _) => ActionPriority.High,
            ( >= 7, >= 6, 1) => ActionPriority.Medium,
            ( >= 7, >= 6, _) => ActionPriority.High,
            ( >= 7, >= 4, >= 7) => ActionPriority.High,
            ( >= 7, >= 4, _) => ActionPriority.Medium,
            ( >= 7, _, >= 5) => ActionPriority.Medium,
            ( >= 7, _, _) => ActionPriority.Low,
            ( >= 4, >= 8, >= 5) => ActionPriority.High,
            ( >= 4, >= 8, _) => ActionPriority.Medium,
            ( >= 4, >= 6, >= 2) => ActionPriority.Medium,
            ( >= 4, >= 4, >= 7) => ActionPriority.Medium,
            ( >= 4, _, _) => ActionPriority.Low,
            (_, >= 8, >= 5) => ActionPriority.Medium,
            _ => ActionPriority.Low,
        };

    private static void Check(int rating, string name)
    {
        if (rating is < 1 or > 10) throw new ArgumentOutOfRangeException(name, rating, "is rated from 1 to 10");
    }
}
