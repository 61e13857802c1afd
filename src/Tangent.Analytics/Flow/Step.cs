using System.Runtime.InteropServices;

namespace Tangent.Analytics.Flow;

/// <summary>One encounter inside a journey: sixteen bytes, so that four stand in a cache line.</summary>
/// <param name="StartMicros">Start in microseconds since 1970-01-01T00:00:00Z; negative before.</param>
/// <param name="Touchpoint">Number of the touchpoint, from 0 in the code-point order of names.</param>
/// <param name="Row">Position of the encounter in its source, from 0; breaks ties and finds columns kept by row.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Step(long StartMicros, int Touchpoint, int Row)
{
    /// <summary>Stands where an encounter has no end.</summary>
    public const long NoEnd = long.MinValue;
}
