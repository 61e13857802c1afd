using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tangent.Bench;

/// <summary>A log as a company's systems write it: journeys of one to sixty encounters, many under way at once, rows by time.</summary>
static class LogToRead
{
    private const int Touchpoints = 22;
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private record struct Event(int Journey, int Touchpoint, long Second);

    /// <summary>Delimited text with six columns.</summary>
    public static void WriteText(string path, int events, bool hasScores)
    {
        using var text = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        text.Write($"case_id,activity,timestamp,resource,channel,{(hasScores ? "score" : "points")}\n");
        foreach (var one in ByTime(events))
            text.Write(string.Create(CultureInfo.InvariantCulture,
                $"C{one.Journey:00000000},{Name(one.Touchpoint)},{First.AddSeconds(one.Second):s},E{one.Journey % 400:0000},CH{one.Touchpoint % 5},{(one.Second % 7 == 0 ? "4" : "")}\n"));
    }

    /// <summary>XES, journey after journey, packed.</summary>
    public static void WriteXes(string path, int events)
    {
        using var text = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest), new UTF8Encoding(false), 1 << 20);
        text.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n");
        foreach (var journey in ByTime(events).GroupBy(one => one.Journey))
        {
            text.Write($"<trace><string key=\"concept:name\" value=\"C{journey.Key:00000000}\"/>\n");
            foreach (var one in journey)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"""
                    <event><string key="concept:name" value="{Name(one.Touchpoint)}"/><string key="org:resource" value="E{one.Journey % 400:0000}"/><date key="time:timestamp" value="{First.AddSeconds(one.Second):s}.000+08:00"/><string key="lifecycle:transition" value="complete"/></event>

                    """));
            text.Write("</trace>\n");
        }
        text.Write("</log>\n");
    }

    private static string Name(int touchpoint) => $"{(touchpoint % 3 == 0 ? "Service desk" : touchpoint % 3 == 1 ? "App" : "Order page of the shop")} {touchpoint}";

    private static IEnumerable<Event> ByTime(int events)
    {
        var draw = new Random(20);
        var under = new PriorityQueue<(Event Next, int Left), long>();
        int journeys = 0;
        for (int written = 0; written < events; written++)
        {
            // One journey begins for every seven encounters, so that about as many end.
            if (under.Count < 2000 || draw.Next(7) == 0)
            {
                long second = written * 6L;
                under.Enqueue((new(journeys++, draw.Next(4), second), LengthOf(draw)), second);
            }
            var (now, left) = under.Dequeue();
            yield return now;
            if (left <= 1) continue;
            int to = draw.Next(5) == 0 ? draw.Next(Touchpoints) : (now.Touchpoint + 1 + draw.Next(3)) % Touchpoints;
            long next = now.Second + (long)(-Math.Log(1 - draw.NextDouble()) * 200_000);
            under.Enqueue((new(now.Journey, to, next), left - 1), next);
        }
    }

    private static int LengthOf(Random draw)
    {
        int length = 1;
        while (length < 60 && draw.Next(7) > 0) length++;
        return length;
    }
}
