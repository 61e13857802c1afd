using Tangent.Analytics.Flow;
using Tangent.App.LogFiles;

namespace Tangent.Tests.LogFiles;

/// <summary>One event as a test knows it; times in whole seconds.</summary>
sealed record Happened(string Case, string Touchpoint, long Second);

/// <summary>The plainest possible computation of the same answers: what the fast one is compared with.</summary>
static class NaiveFlow
{
    /// <summary>Every count and time of a log, as text.</summary>
    public static string Of(IEnumerable<Happened> events)
    {
        var journeys = events.GroupBy(one => one.Case)
            .Select(journey => journey.OrderBy(one => one.Second).ToList()).ToList();     // stable: ties keep their order
        var pairs = journeys.SelectMany(journey => journey.Zip(journey.Skip(1)))
            .GroupBy(pair => (From: pair.First.Touchpoint, To: pair.Second.Touchpoint))
            .Select(group => Line(group.Key.From, group.Key.To, [.. group.Select(pair => (double)(pair.Second.Second - pair.First.Second))]));
        var variants = journeys.GroupBy(journey => string.Join('>', journey.Select(one => one.Touchpoint)))
            .Select(group => $"variant {group.Key} {group.Count()}");
        var starts = journeys.GroupBy(journey => journey[0].Touchpoint).Select(group => $"start {group.Key} {group.Count()}");
        var ends = journeys.GroupBy(journey => journey[^1].Touchpoint).Select(group => $"end {group.Key} {group.Count()}");
        var repeats = journeys.SelectMany(journey => journey.GroupBy(one => one.Touchpoint).Where(visits => visits.Count() > 1)
            .Select(visits => visits.Key)).GroupBy(name => name).Select(group => $"repeat {group.Key} {group.Count()}");
        double[] times = [.. journeys.Select(journey => (double)(journey[^1].Second - journey[0].Second))];
        int ties = journeys.Sum(journey => journey.Zip(journey.Skip(1)).Count(pair => pair.First.Second == pair.Second.Second));
        return Sorted([.. pairs, .. variants, .. starts, .. ends, .. repeats, Line("journey", "time", times), $"ties {ties}"]);
    }

    /// <summary>The same of what the program computed.</summary>
    public static string Of(JourneyLog log)
    {
        var flow = FlowSummary.Of(log);
        string Name(int touchpoint) => log.Touchpoints[touchpoint];
        var pairs = flow.Edges.Select(edge => Line(Name(edge.From), Name(edge.To), edge.Time!.Value));
        var variants = flow.Variants.Select(variant =>
            $"variant {string.Join('>', log.Table.Of(variant.Journey).ToArray().Select(step => Name(log.Table.TouchpointOf(step))))} {variant.Count}");
        List<string> counts = [];
        for (int i = 0; i < flow.Touchpoints.Count; i++)
        {
            if (flow.Touchpoints[i].Starts > 0) counts.Add($"start {Name(i)} {flow.Touchpoints[i].Starts}");
            if (flow.Touchpoints[i].Ends > 0) counts.Add($"end {Name(i)} {flow.Touchpoints[i].Ends}");
            if (flow.Touchpoints[i].Repeating > 0) counts.Add($"repeat {Name(i)} {flow.Touchpoints[i].Repeating}");
        }
        return Sorted([.. pairs, .. variants, .. counts, Line("journey", "time", flow.JourneyTime!.Value), $"ties {flow.Ties}"]);
    }

    /// <summary>Reads a text that is written into a file of the test's own.</summary>
    public static ReadLog Read(byte[] bytes, LogRequest? request = null, string ending = ".csv")
    {
        var outcome = TryRead(bytes, request, ending);
        return outcome.Failure is { } failure ? throw new InvalidOperationException(failure.Problems[0].ToString()) : outcome.Value;
    }

    public static Domain.Outcome<ReadLog> TryRead(byte[] bytes, LogRequest? request = null, string ending = ".csv")
    {
        var path = Path.Combine(Path.GetTempPath(), $"tangent-log-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}{ending}");
        File.WriteAllBytes(path, bytes);
        try
        {
            return LogFile.Read((request ?? new(path)) with { Path = path }, default);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Line(string from, string to, double[] seconds)
    {
        Array.Sort(seconds);
        int last = seconds.Length - 1;
        double median = (seconds[last / 2] + seconds[(last + 1) / 2]) / 2;
        int below = last * 9 / 10;
        double p90 = seconds[below] + last * 9 % 10 / 10.0 * (seconds[Math.Min(last, below + 1)] - seconds[below]);
        return $"{from} > {to} {seconds.Length} {median:0.0000} {p90:0.0000} {seconds.Average():0.0000}";
    }

    private static string Line(string from, string to, TimeSummary time) =>
        $"{from} > {to} {time.Count} {time.MedianSeconds:0.0000} {time.NinthDecileSeconds:0.0000} {time.MeanSeconds:0.0000}";

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
