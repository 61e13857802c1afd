namespace Tangent.Web.Tests;

/// <summary>The real time plus what a test adds: cookies and servers still agree on what day it is.</summary>
public sealed class TestClock : TimeProvider
{
    private long aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref aheadTicks));

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref aheadTicks, by.Ticks);
}
