using System.Runtime.InteropServices;
using Tangent.Domain.Encounters;

namespace Tangent.Storage.JourneyIndex;

/// <summary>Makes a file of the index from the log: all of it, or what came behind an older file, merged with that one.</summary>
static class IndexBuild
{
    /// <summary>Rows sorted at a time: 80 bytes each.</summary>
    public const int RowsInMemory = 1 << 20;

    /// <summary>Writes the file for a mark, and gives its name.</summary>
    /// <param name="log">The log.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="cut">What makes a journey.</param>
    /// <param name="before">A sound file of an earlier mark of the same log; null to begin from nothing.</param>
    /// <param name="mark">How far to go.</param>
    /// <param name="rowsInMemory">Rows sorted at a time.</param>
    /// <param name="stop">Ends the work; nothing is left behind.</param>
    public static async Task<string> Make(LogReading log, string folder, JourneyCut cut, IndexFile? before, LogMark mark,
        int rowsInMemory, CancellationToken stop)
    {
        using var sort = new IndexSort(folder, rowsInMemory);
        var came = new Came(before?.CoveredSequence ?? 0);
        var merged = await log.Merged(stop);
        await log.Rows(came.After, mark.Sequence, reader =>
        {
            bool isKept = IndexRow.TryRead(reader, cut, merged, out var row);
            came.Note(row.Sequence, isKept, reader.IsDBNull(1) ? null : reader.GetInt64(1));
            if (isKept) sort.Add(row);
        }, stop);
        return await Task.Run(() => Write(folder, cut, before, mark, sort, came, stop), stop);
    }

    private static string Write(string folder, JourneyCut cut, IndexFile? before, LogMark mark, IndexSort sort, Came came, CancellationToken stop)
    {
        var shape = new IndexShape { Cut = cut, Capacity = sort.Count + (before?.Rows ?? 0), Rows = 0, Groups = 0, Loose = 0, Mark = mark };
        using var writer = new IndexWriter(folder, shape);
        int seen = 0;
        foreach (var row in Merged(before is null ? [] : RowsOf(before), sort.InOrder()))
        {
            if (++seen % 65_536 == 0) stop.ThrowIfCancellationRequested();
            if (!came.IsReplaced(row.Sequence)) writer.Add(row);
        }
        shape.Loose = (before?.Loose ?? 0) + came.Loose;
        var name = Path.Combine(folder, NameOf(cut, mark));
        writer.Finish(name);
        return name;
    }

    /// <summary>Name of the file of a mark: the newest one sorts last.</summary>
    public static string NameOf(JourneyCut cut, LogMark mark) => $"{Prefix(cut)}{mark.Sequence:x16}.index";

    /// <summary>How names of a cut begin.</summary>
    public static string Prefix(JourneyCut cut) => $"journeys-{cut.ToString().ToLowerInvariant()}-";

    private static IEnumerable<IndexRow> Merged(IEnumerable<IndexRow> some, IEnumerable<IndexRow> others)
    {
        using var a = some.GetEnumerator();
        using var b = others.GetEnumerator();
        bool hasA = a.MoveNext(), hasB = b.MoveNext();
        while (hasA || hasB)
        {
            if (hasA && (!hasB || a.Current.CompareTo(b.Current) <= 0))
            {
                yield return a.Current;
                hasA = a.MoveNext();
            }
            else
            {
                yield return b.Current;
                hasB = b.MoveNext();
            }
        }
    }

    private static IEnumerable<IndexRow> RowsOf(IndexFile file)
    {
        var keys = file.Column<GroupKey>(IndexColumn.GroupKeys);
        var starts = file.Column<int>(IndexColumn.GroupStarts);
        for (int group = 0; group < keys.Length; group++)
        {
            int next = group + 1 < starts.Length ? starts.Span[group + 1] : file.Rows;
            for (int row = starts.Span[group]; row < next; row++) yield return RowOf(file, keys.Span[group], row);
        }
    }

    private static IndexRow RowOf(IndexFile file, GroupKey group, int row)
    {
        var step = file.Column<JourneyCuts.IndexStep>(IndexColumn.Steps).Span[row];
        return new()
        {
            Group = group,
            Start = step.Start,
            Touchpoint = step.Touchpoint,
            Sequence = file.Column<long>(IndexColumn.Sequences).Span[row],
            End = file.Column<long>(IndexColumn.Ends).Span[row],
            Customer = file.Column<long>(IndexColumn.Customers).Span[row],
            Unit = file.Column<int>(IndexColumn.Units).Span[row],
            Channel = file.Column<int>(IndexColumn.Channels).Span[row],
            Outcome = file.Column<int>(IndexColumn.Outcomes).Span[row],
            Employee = file.Column<int>(IndexColumn.Employees).Span[row],
            Wait = file.Column<int>(IndexColumn.Waits).Span[row],
            Score = file.Column<float>(IndexColumn.Scores).Span[row],
            Scale = file.Column<int>(IndexColumn.Scales).Span[row],
        };
    }
}

/// <summary>What came behind a sequence: which rows are replaced, and how many more rows belong to no journey.</summary>
sealed class Came(long after)
{
    private readonly SequenceSet replaced = new(), loose = new(), old = new();

    public long After => after;

    /// <summary>Rows that belong to no journey, less those of the older file that are replaced.</summary>
    public long Loose => loose.Count - old.Count;

    public void Note(long sequence, bool isKept, long? replaces)
    {
        if (!isKept) loose.Add(sequence);
        if (replaces is not { } before || loose.Take(before)) return;
        replaced.Add(before);
        if (before <= after) old.Add(before);
    }

    public bool IsReplaced(long sequence)
    {
        if (!replaced.Take(sequence)) return false;
        old.Take(sequence);
        return true;
    }
}

/// <summary>A set of sequences: a bit each, kept for the stretches in which there are some.</summary>
sealed class SequenceSet
{
    private const int Stretch = 1 << 16;
    private readonly Dictionary<long, ulong[]> stretches = [];

    /// <summary>How many are in it.</summary>
    public long Count { get; private set; }

    public void Add(long sequence)
    {
        ref var bits = ref CollectionsMarshal.GetValueRefOrAddDefault(stretches, sequence / Stretch, out _);
        bits ??= new ulong[Stretch / 64];
        ref ulong part = ref bits[sequence % Stretch / 64];
        if ((part & 1UL << (int)(sequence % 64)) != 0) return;
        part |= 1UL << (int)(sequence % 64);
        Count++;
    }

    /// <summary>Whether it was in it; it no longer is.</summary>
    public bool Take(long sequence)
    {
        if (!stretches.TryGetValue(sequence / Stretch, out var bits)) return false;
        ref ulong part = ref bits[sequence % Stretch / 64];
        ulong bit = 1UL << (int)(sequence % 64);
        if ((part & bit) == 0) return false;
        part &= ~bit;
        Count--;
        return true;
    }
}
