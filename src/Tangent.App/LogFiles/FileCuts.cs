using Microsoft.Win32.SafeHandles;

namespace Tangent.App.LogFiles;

/// <summary>Cuts a text file into runs and lets every processor read its own; the result does not depend on the cuts.</summary>
/// <remarks>
/// A run begins after the first line end of its share. Inside a quoted cell that is wrong; then the run before it does not
/// end where this one began, and it is read again from the right place. So a line end in quotes costs time, never rows.
/// </remarks>
static class FileCuts
{
    /// <summary>Reads the whole file behind its header.</summary>
    /// <param name="file">The file, in UTF-8.</param>
    /// <param name="from">Where the first row begins.</param>
    /// <param name="scan">Makes a reader for one worker.</param>
    /// <param name="cutBytes">Length of a run; tests take small ones.</param>
    /// <param name="workers">How many read at once.</param>
    /// <param name="stop">Stops it.</param>
    public static (EventSink[] Sinks, List<(EventSink Sink, LogSegment Segment)> Segments) Read(
        SafeFileHandle file, long from, Func<RowScan> scan, int cutBytes, int workers, CancellationToken stop)
    {
        long length = RandomAccess.GetLength(file);
        int cuts = checked((int)Math.Max(1, (length - from + cutBytes - 1) / cutBytes));
        workers = Math.Clamp(workers, 1, cuts);
        var runs = new FileRun[workers];
        var taken = new (EventSink Sink, LogSegment Segment)[cuts];
        var work = new SharedWork(cuts, workers);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stop }, worker =>
        {
            // Made by the thread that uses it: what two threads write must not share a line of the cache.
            runs[worker] = new(scan());
            while (work.Next(worker) is { } cut)
            {
                long start = from + (long)cut * cutBytes;
                var segment = runs[worker].Take(file, start, Math.Min(length, start + cutBytes), cut == 0, stop);
                taken[cut] = (runs[worker].Sink, segment);
            }
        });

        long expected = from;
        for (int cut = 0; cut < cuts; cut++)
        {
            long end = Math.Min(length, from + (long)(cut + 1) * cutBytes);
            if (expected >= end && taken[cut].Segment.Start < end) taken[cut].Segment = new() { Start = end, End = end };
            else if (expected < end && taken[cut].Segment.Start != expected)
                taken[cut] = (runs[0].Sink, runs[0].Take(file, expected, end, true, stop));
            expected = Math.Max(expected, taken[cut].Segment.End);
        }
        foreach (var run in runs) run.Dispose();
        return ([.. runs.Select(run => run.Sink)], [.. taken]);
    }

    /// <summary>
    /// Each worker goes through its own stretch of the file, so that it meets few names that others meet; who is done
    /// takes from the far end of the longest stretch that is left.
    /// </summary>
    private sealed class SharedWork(int cuts, int workers)
    {
        private readonly Lock gate = new();
        private readonly int[] next = [.. Enumerable.Range(0, workers).Select(i => (int)((long)cuts * i / workers))];
        private readonly int[] end = [.. Enumerable.Range(1, workers).Select(i => (int)((long)cuts * i / workers))];

        public int? Next(int worker)
        {
            lock (gate)
            {
                if (next[worker] < end[worker]) return next[worker]++;
                int most = 0;
                for (int i = 1; i < next.Length; i++)
                    if (end[i] - next[i] > end[most] - next[most]) most = i;
                return next[most] < end[most] ? --end[most] : null;
            }
        }
    }
}
