using System.Threading.RateLimiting;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>
/// Keys that nobody has, counted per address. Each key has its own limit; without this count, a new invented key with each request
/// would be a new limit with each request.
/// </summary>
sealed class KeyTries(TangentSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> unknown = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new()
        {
            PermitLimit = settings.Limits.SignInTriesPerMinute,
            Window = RateLimits.Window,
            QueueLimit = 0,
        }));

    /// <summary>Whether <paramref name="address"/> tried so many unknown keys that its keys no longer count as keys until the minute is over.</summary>
    public bool Spent(string address) => unknown.GetStatistics(address) is { CurrentAvailablePermits: <= 0 };

    /// <summary>Notes that <paramref name="address"/> sent a key that nobody has.</summary>
    public void Count(string address)
    {
        using var _ = unknown.AttemptAcquire(address);
    }

    /// <summary>Stops the windows.</summary>
    public void Dispose() => unknown.Dispose();
}
