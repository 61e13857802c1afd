using Tangent.Analytics.Flow;

namespace Tangent.Web.Api;

/// <summary>Times in seconds.</summary>
public sealed record TimesJson(int N, double MedianSeconds, double P90Seconds, double MeanSeconds)
{
    internal static TimesJson? Of(TimeSummary? times) =>
        times is { } known ? new(known.Count, known.MedianSeconds, known.NinthDecileSeconds, known.MeanSeconds) : null;
}
