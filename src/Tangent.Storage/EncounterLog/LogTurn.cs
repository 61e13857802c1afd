namespace Tangent.Storage.EncounterLog;

/// <summary>The log while one writer has it alone.</summary>
public sealed class LogTurn
{
    private readonly LogTable table;
    private readonly LateRows? late;
    private readonly List<EncounterRow> appended = [];
    private bool hasMoved;

    internal LogTurn(LogTable table, long last, long rewritten, LateRows? late)
    {
        (this.table, Before, Last, Rewritten) = (table, last, last, rewritten);
        this.late = late;
    }

    /// <summary>Sequence of the last row before this turn.</summary>
    internal long Before { get; }

    /// <summary>The rows that this turn has added.</summary>
    internal IReadOnlyList<EncounterRow> Appended => appended;

    /// <summary>Sequence of the last row, with those of this turn.</summary>
    public long Last { get; private set; }

    /// <summary>How often rows that were there have lost something.</summary>
    public long Rewritten { get; private set; }

    /// <summary>Says that rows that were there lose something in this turn.</summary>
    public void Rewrite() => (Rewritten, hasMoved) = (Rewritten + 1, true);

    /// <summary>The latest version of each of these encounters of a source that the log knows, by external id.</summary>
    public Task<Dictionary<string, EncounterRow>> Latest(int source, IReadOnlyCollection<string> ids, CancellationToken stop) =>
        table.Latest(source, ids, stop);

    /// <summary>
    /// What somebody saw before this turn, brought up to what has been written since; null when that is not known without asking.
    /// </summary>
    /// <param name="look">What was seen; its dictionary is taken over.</param>
    /// <param name="ids">The external ids that were looked for.</param>
    public Dictionary<string, EncounterRow>? LatestSince(LogLook look, IReadOnlyCollection<string> ids)
    {
        if (look.Rewritten != Rewritten || late?.Between(look.Last, Before) is not { } since) return null;
        var wanted = ids as IReadOnlySet<string> ?? ids.ToHashSet();
        foreach (var row in since)
            if (row.Source == look.Source && wanted.Contains(row.ExternalId)) look.Latest[row.ExternalId] = row;
        return look.Latest;
    }

    /// <summary>Gives the row the next place.</summary>
    public void Place(EncounterRow row)
    {
        row.PutAt(++Last);
        hasMoved = true;
    }

    /// <summary>Adds rows that have their places.</summary>
    public async Task Append(IReadOnlyList<EncounterRow> rows, CancellationToken stop)
    {
        await table.Append(rows, stop);
        appended.AddRange(rows);
    }

    /// <summary>Writes where the log ends now, and adds to what is known of touchpoints' words.</summary>
    /// <param name="seen">Per word: how many rows more, their earliest and latest start.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task Settle(IReadOnlyCollection<(int Word, int Rows, long First, long Last)> seen, CancellationToken stop)
    {
        if (!hasMoved) return;
        await table.Settle(Last, Rewritten, seen, stop);
        hasMoved = false;
    }

    /// <summary>Notes how many rows of each word the register was told of.</summary>
    public Task SetTold(IReadOnlyCollection<(int Word, long Told)> words, CancellationToken stop) => table.SetTold(words, stop);
}
