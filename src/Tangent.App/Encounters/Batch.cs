using System.Runtime.InteropServices;
using Tangent.Domain;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>A batch on its way into the log: what came of each entry so far.</summary>
sealed class Batch
{
    private readonly AppendState?[] states;
    private readonly int[] counts = new int[Enum.GetValues<AppendState>().Length];
    private readonly List<EncounterRow> news = [];

    public Batch(IReadOnlyList<EncounterEntry> told)
    {
        var entries = new EncounterEntry[told.Count];
        states = new AppendState?[entries.Length];
        List<Problem> problems = [];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = EncounterRules.Clean(told[i]);
            EncounterRules.Check(entries[i], i + 1, problems);
            if (problems.Count == 0) continue;
            SetAside(i, problems);
            problems.Clear();
        }
        Entries = entries;
    }

    public IReadOnlyList<EncounterEntry> Entries { get; }

    public List<Problem> Problems { get; } = [];

    /// <summary>Places of the entries of which nothing is decided yet.</summary>
    public IEnumerable<int> Good => Enumerable.Range(0, states.Length).Where(i => states[i] is null);

    public AppendState[] States => [.. states.Select(state => state!.Value)];

    /// <summary>The rows that are new in the log, in the order of the entries.</summary>
    public IReadOnlyList<EncounterRow> News => news;

    public int Count(AppendState state) => counts[(int)state];

    public void SetAside(int entry, IEnumerable<Problem> problems)
    {
        Decide(entry, AppendState.Rejected);
        Problems.AddRange(problems);
    }

    public void Leave(int entry) => Decide(entry, AppendState.Unchanged);

    public void Store(int entry, EncounterRow row)
    {
        Decide(entry, row.Replaces is null ? AppendState.Stored : AppendState.Corrected);
        news.Add(row);
    }

    /// <summary>Per touchpoint word: how many rows were written, their earliest and latest start; by the word's number.</summary>
    public List<(int Word, int Rows, long First, long Last)> Seen()
    {
        Dictionary<int, (int Word, int Rows, long First, long Last)> seen = [];
        foreach (var row in news.Where(row => row.Source != EncounterRow.TestSource))
        {
            ref var one = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, row.Touchpoint, out bool isKnown);
            one = isKnown
                ? (row.Touchpoint, one.Rows + 1, Math.Min(one.First, row.Started), Math.Max(one.Last, row.Started))
                : (row.Touchpoint, 1, row.Started, row.Started);
        }
        return [.. seen.Values.OrderBy(one => one.Word)];
    }

    private void Decide(int entry, AppendState state)
    {
        states[entry] = state;
        counts[(int)state]++;
    }
}
