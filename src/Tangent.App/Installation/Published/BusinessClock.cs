namespace Tangent.App.Installation.Published;

/// <summary>
/// The clock of all business: the machine's own, or on a demo database one that stands elsewhere and runs at the same
/// speed. Timers and measured spans are the machine's in either case.
/// </summary>
/// <param name="machine">The machine's clock.</param>
public sealed class BusinessClock(TimeProvider machine) : TimeProvider
{
    private long shiftTicks;

    /// <summary>Whether it stands elsewhere than the machine's clock: whether this is a demo.</summary>
    public bool IsDemo => Volatile.Read(ref shiftTicks) != 0;

    /// <summary>Lets it show this moment now and run on from there.</summary>
    public void Show(DateTime utc) => Volatile.Write(ref shiftTicks, utc.Ticks - machine.GetUtcNow().UtcTicks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow().AddTicks(Volatile.Read(ref shiftTicks));

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
