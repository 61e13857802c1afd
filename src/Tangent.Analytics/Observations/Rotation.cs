namespace Tangent.Analytics.Observations;

/// <summary>Who visits which unit: nobody comes to a unit again too soon, and all have about as much to do. Drawn, and the same for the same seed.</summary>
public static class Rotation
{
    /// <summary>An observer for each visit.</summary>
    /// <remarks>
    /// Of those who did not make one of the last visits to the unit, one of the least busy by lot. Worked example, tested: six visits to one unit
    /// by three observers, two apart, go round: each comes at every third visit.
    /// </remarks>
    /// <param name="units">Unit of each visit, in the order of the visits.</param>
    /// <param name="observers">How many observers there are.</param>
    /// <param name="past">Per unit who made its earlier visits, the latest last; observers who are not among these are any other number.</param>
    /// <param name="apart">So many visits to a unit lie at least between two of one observer; 0 or above.</param>
    /// <param name="dice">Source of chance.</param>
    /// <returns>Numbers of observers, from 0; null when there are not enough of them: more than <paramref name="apart"/> are needed.</returns>
    public static int[]? Assign(ReadOnlySpan<int> units, int observers, IReadOnlyList<IReadOnlyList<int>> past, int apart, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfNegative(apart);
        if (observers <= apart) return null;
        var made = past.Select(visits => visits.TakeLast(apart).ToList()).ToArray();
        var busy = new int[observers];
        var chosen = new int[units.Length];
        List<int> free = [];
        for (int visit = 0; visit < units.Length; visit++)
        {
            var latest = made[units[visit]];
            int least = int.MaxValue;
            free.Clear();
            for (int one = 0; one < observers; one++)
            {
                if (busy[one] > least || latest.Contains(one)) continue;
                if (busy[one] < least) free.Clear();
                least = busy[one];
                free.Add(one);
            }
            int next = free[dice.Below(free.Count)];
            (chosen[visit], busy[next]) = (next, busy[next] + 1);
            latest.Add(next);
            if (latest.Count > apart) latest.RemoveAt(0);
        }
        return chosen;
    }

    /// <summary>Numbers from 0 in an order drawn by lot.</summary>
    public static int[] Shuffled(int count, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var all = new int[count];
        for (int i = 0; i < count; i++)
        {
            int other = dice.Below(i + 1);
            all[i] = all[other];
            all[other] = i;
        }
        return all;
    }

    /// <summary>Some of a number of things by lot, each equally likely, in ascending order.</summary>
    /// <param name="count">How many there are, 0 or above.</param>
    /// <param name="wanted">How many are wanted; where there are fewer, all of them.</param>
    /// <param name="dice">Source of chance.</param>
    public static int[] Draw(int count, int wanted, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var some = Shuffled(count, dice)[..Math.Min(count, wanted)];
        Array.Sort(some);
        return some;
    }
}
