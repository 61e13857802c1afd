namespace Tangent.Analytics.Flow;

/// <summary>A run of journeys for one worker.</summary>
readonly record struct Share(int Number, int From, int To)
{
    public int Journeys => To - From;
}

/// <summary>Parts journeys among workers so that each gets about as many steps.</summary>
static class Shares
{
    /// <summary>Runs of the journeys that count, in order, together all of them; fewer than asked where there are few.</summary>
    public static IReadOnlyList<Share> Of(JourneyTable table, int workers)
    {
        if (!table.HasChoice) return Of(table.Offsets, workers);
        long steps = 0, before = 0;
        for (int i = 0; i < table.Journeys; i++) steps += table.LengthOf(i);
        var shares = new List<Share>();
        int from = 0;
        for (int i = 0; i < table.Journeys; i++)
        {
            before += table.LengthOf(i);
            if (before < steps * (shares.Count + 1) / workers) continue;
            shares.Add(new(shares.Count, from, i + 1));
            from = i + 1;
        }
        return shares;
    }

    /// <summary>Does some pieces of work on every processor, the largest first: else one may begin a large one when the others have nothing left.</summary>
    public static void LargestFirst(int count, Func<int, int> sizeOf, Action<int> work)
    {
        int[] bySize = [.. Enumerable.Range(0, count).OrderByDescending(sizeOf)];
        int taken = -1;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            for (int at; (at = Interlocked.Increment(ref taken)) < bySize.Length;) work(bySize[at]);
        });
    }

    /// <summary>Runs of all journeys.</summary>
    public static IReadOnlyList<Share> Of(ReadOnlySpan<int> offsets, int workers)
    {
        int journeys = offsets.Length - 1;
        var shares = new List<Share>();
        if (journeys <= 0) return shares;
        int from = 0;
        for (int worker = 1; worker <= workers; worker++)
        {
            int steps = (int)((long)offsets[^1] * worker / workers);
            int to = offsets.BinarySearch(steps);
            to = worker == workers ? journeys : Math.Clamp(to < 0 ? ~to : to, from, journeys);
            if (to > from) shares.Add(new(shares.Count, from, to));
            from = to;
        }
        return shares;
    }
}
