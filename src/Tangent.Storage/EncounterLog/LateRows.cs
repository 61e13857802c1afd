namespace Tangent.Storage.EncounterLog;

/// <summary>What the log held of some encounters of a source when somebody looked, before it was the looker's turn to write.</summary>
/// <param name="Source">The source.</param>
/// <param name="Last">Sequence of the last row then: all up to it were seen.</param>
/// <param name="Rewritten">How often rows that were there had lost something.</param>
/// <param name="Latest">The latest version of each that the log knew, by external id.</param>
public sealed record LogLook(int Source, long Last, long Rewritten, Dictionary<string, EncounterRow> Latest);

/// <summary>
/// The rows that this process wrote last: what has come since a look is known without asking the database. Only whose turn it is
/// uses it.
/// </summary>
sealed class LateRows
{
    // Few megabytes. Whoever looked longer ago asks again.
    private const int Most = 8_000;

    private readonly Queue<(long Before, IReadOnlyList<EncounterRow> Rows)> turns = [];
    private long last;
    private int count;

    /// <summary>Takes in the rows of a turn that is durable; they follow each other.</summary>
    /// <param name="before">Sequence of the last row before the turn.</param>
    /// <param name="rows">What the turn has added.</param>
    public void Add(long before, IReadOnlyList<EncounterRow> rows)
    {
        if (rows.Count == 0) return;
        // Another process has written between.
        if (before != last) Forget();
        turns.Enqueue((before, rows));
        last = rows[^1].Sequence;
        count += rows.Count;
        while (count > Most) count -= turns.Dequeue().Rows.Count;
    }

    /// <summary>All rows after one and up to another, in their order; null when this does not hold them all.</summary>
    public IEnumerable<EncounterRow>? Between(long after, long upTo)
    {
        if (after == upTo) return [];
        if (last != upTo || turns.Count == 0 || turns.Peek().Before > after) return null;
        return turns.SelectMany(turn => turn.Rows).Where(row => row.Sequence > after);
    }

    private void Forget()
    {
        turns.Clear();
        count = 0;
    }
}
