namespace Tangent.Tests;

/// <summary>A clock that stands still until the test moves it.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <summary>2026-07-01 09:00 in Shanghai.</summary>
    public ManualClock() : this(new DateTimeOffset(2026, 7, 1, 1, 0, 0, TimeSpan.Zero)) { }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => now += time;
}
