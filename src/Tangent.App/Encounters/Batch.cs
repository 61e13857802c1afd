using Tangent.Domain;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>A batch on its way into the log: what came of each entry so far.</summary>
sealed class Batch
{
    private readonly AppendState?[] states;
    private readonly List<(int Entry, EncounterRow Row)> news = [];

    public Batch(IReadOnlyList<EncounterEntry> entries)
    {
        Entries = entries;
        states = new AppendState?[entries.Count];
        for (int i = 0; i < entries.Count; i++)
        {
            List<Problem> problems = [.. EncounterRules.Check(entries[i], i + 1)];
            if (problems.Count > 0) SetAside(i, problems);
        }
    }

    public IReadOnlyList<EncounterEntry> Entries { get; }

    public List<Problem> Problems { get; } = [];

    /// <summary>Places of the entries of which nothing is decided yet.</summary>
    public IEnumerable<int> Good => Enumerable.Range(0, states.Length).Where(i => states[i] is null);

    public AppendState[] States => [.. states.Select(state => state!.Value)];

    public bool HasNews => news.Count > 0;

    public int Count(AppendState state) => states.Count(one => one == state);

    public void SetAside(int entry, IEnumerable<Problem> problems)
    {
        states[entry] = AppendState.Rejected;
        Problems.AddRange(problems);
    }

    public void Store(int entry, EncounterRow row, AppendState state)
    {
        states[entry] = state;
        if (state is not AppendState.Unchanged) news.Add((entry, row));
    }

    /// <summary>Per touchpoint word: its number, how many rows were written, their earliest and latest start.</summary>
    public List<(string Text, int Word, int Rows, long First, long Last)> Seen() =>
        [.. news.GroupBy(one => one.Row.Touchpoint).Select(same => (Entries[same.First().Entry].Touchpoint, same.Key, same.Count(),
            same.Min(one => one.Row.Started), same.Max(one => one.Row.Started)))];
}
