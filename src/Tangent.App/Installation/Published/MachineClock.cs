namespace Tangent.App.Installation.Published;

/// <summary>
/// The machine's own clock. Leases, retries and backups go by it; the business clock may stand elsewhere,
/// as it does on a demo database.
/// </summary>
public sealed class MachineClock(TimeProvider time)
{
    /// <summary>The clock itself.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Now, in UTC.</summary>
    public DateTime UtcNow => Time.GetUtcNow().UtcDateTime;
}
