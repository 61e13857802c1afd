namespace Tangent.Analytics.Flow;

/// <summary>A whole log in memory: journeys in order, the names of touchpoints, and what was noticed while ordering.</summary>
public sealed record JourneyLog
{
    /// <summary>Every step, journey after journey.</summary>
    public required ReadOnlyMemory<Step> Steps { get; init; }

    /// <summary>Where each journey begins, and the number of steps at the end.</summary>
    public required ReadOnlyMemory<int> Offsets { get; init; }

    /// <summary>Ends by row, or empty.</summary>
    public ReadOnlyMemory<long> EndsByRow { get; init; }

    /// <summary>What else is known of each row; empty columns where nothing is.</summary>
    public StepColumns Columns { get; init; } = StepColumns.None;

    /// <summary>What the file says beyond the flow; null where nobody asked.</summary>
    public LogDetails? Details { get; init; }

    /// <summary>Names of the touchpoints in the order of their numbers; of a bare file in code-point order.</summary>
    public required IReadOnlyList<string> Touchpoints { get; init; }

    /// <summary>Time zone by whose calendar months and weeks are told; null: UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Number of the touchpoint for each number in the steps; null where they are the same.</summary>
    public int[]? Meaning { get; init; }

    /// <summary>The journeys that count, by their places among the offsets; null: all.</summary>
    public int[]? Chosen { get; init; }

    /// <summary>What is known of all its journeys, so that a choice of them is answered sooner; null where nobody made it.</summary>
    public FlowRanks? Ranks { get; init; }

    /// <summary>Which events of a life-cycle were taken.</summary>
    public Lifecycle Lifecycle { get; init; } = Lifecycle.All;

    /// <summary>Starts without a complete and completes without a start; 0 unless they were paired.</summary>
    public int Unpaired { get; init; }

    /// <summary>Events of other transitions than start and complete, which pairing and completes leave out.</summary>
    public int LeftOut { get; init; }

    /// <summary>The journeys as spans.</summary>
    public JourneyTable Table => new()
    {
        Steps = Steps.Span,
        Offsets = Offsets.Span,
        EndsByRow = EndsByRow.Span,
        Meaning = Meaning,
        Chosen = Chosen,
        HasChoice = Chosen is not null,
        Touchpoints = Touchpoints.Count,
    };

    /// <summary>The log of events in any order; ties of time are broken by the place in the source.</summary>
    /// <param name="journeys">Journey of each event; journeys keep the order in which they first appear.</param>
    /// <param name="touchpoints">Touchpoint number of each event, from 0.</param>
    /// <param name="micros">Start of each event, microseconds.</param>
    /// <param name="sequence">A number that breaks ties before the place does; empty when there is none.</param>
    public static JourneyLog Of(ReadOnlySpan<int> journeys, ReadOnlySpan<int> touchpoints, ReadOnlySpan<long> micros,
        ReadOnlySpan<long> sequence = default)
    {
        Guard.SameLength(journeys.Length, touchpoints.Length, nameof(touchpoints));
        Guard.SameLength(journeys.Length, micros.Length, nameof(micros));
        Guard.SameLength(journeys.Length, sequence.Length, nameof(sequence));
        var places = new Dictionary<int, int>();
        var keys = new (int Journey, long Micros, long Sequence, int Row)[journeys.Length];
        int most = -1;
        for (int i = 0; i < keys.Length; i++)
        {
            if (!places.TryGetValue(journeys[i], out int place)) places[journeys[i]] = place = places.Count;
            keys[i] = (place, micros[i], sequence.IsEmpty ? 0 : sequence[i], i);
            most = Math.Max(most, touchpoints[i]);
        }
        Array.Sort(keys);
        var offsets = new int[places.Count + 1];
        var steps = new Step[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            offsets[keys[i].Journey + 1] = i + 1;
            steps[i] = new(keys[i].Micros, touchpoints[keys[i].Row], keys[i].Row);
        }
        return new() { Steps = steps, Offsets = offsets, Touchpoints = [.. Enumerable.Range(0, most + 1).Select(i => $"{i}")] };
    }
}

/// <summary>What few questions ask of an encounter, by row; each empty where the log knows nothing of it.</summary>
public sealed record StepColumns
{
    /// <summary>Nothing is known.</summary>
    public static StepColumns None { get; } = new();

    /// <summary>Score as a share of its scale, 0 to 1, or NaN.</summary>
    public ReadOnlyMemory<float> Scores { get; init; }

    /// <summary>Seconds of waiting, or -1.</summary>
    public ReadOnlyMemory<int> Waits { get; init; }

    /// <summary>Number of the unit, or -1.</summary>
    public ReadOnlyMemory<int> Units { get; init; }

    /// <summary>Number of the channel, or -1.</summary>
    public ReadOnlyMemory<int> Channels { get; init; }

    /// <summary>Number of the outcome, or -1.</summary>
    public ReadOnlyMemory<int> Outcomes { get; init; }

    /// <summary>Number of the employee, or -1.</summary>
    public ReadOnlyMemory<int> Employees { get; init; }

    /// <summary>Number of the customer, or -1.</summary>
    public ReadOnlyMemory<long> Customers { get; init; }
}
