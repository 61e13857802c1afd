namespace Tangent.Analytics.DataHealth;

/// <summary>Delays in steps that grow with them, so that millions of delays are a few counts. Pure.</summary>
/// <remarks>
/// Step 0 is below one second; above, 16 steps double: each is 4.4 per cent wide. A negative step is a delay below zero, of which
/// −1 is the step next to zero. Worked examples, tested: 0.4 s is step 0, 1 s step 1, 2 s step 17, a day step 263; −0.4 s is step −1.
/// </remarks>
public static class DelayScale
{
    private const double StepsPerDouble = 16, MicrosPerSecond = 1e6;

    /// <summary>The step of a delay.</summary>
    /// <param name="micros">Microseconds, of either sign.</param>
    public static int StepOf(long micros)
    {
        if (micros < 0) return -1 - StepOf(micros == long.MinValue ? long.MaxValue : -micros);
        return micros < MicrosPerSecond ? 0 : 1 + (int)(StepsPerDouble * Math.Log2(micros / MicrosPerSecond));
    }

    /// <summary>The delay in the middle of a step.</summary>
    /// <returns>Seconds, of the sign of the delay; 0 for the two steps next to zero.</returns>
    public static double SecondsOf(int step) => step switch
    {
        < -1 => -SecondsOf(-1 - step),
        <= 0 => 0,
        _ => Math.Pow(2, (step - 0.5) / StepsPerDouble),
    };
}
