using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.EncounterLog;

/// <summary>Words whose numbers are known for certain: those that a commit has made durable.</summary>
public sealed class LogWordCache
{
    // A log with more words than this asks the database for the rest.
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<(LogWordKind, string), int> numbers = new();

    internal bool Knows(LogWordKind kind, string text, out int number) => numbers.TryGetValue((kind, text), out number);

    internal void Learn(LogWordKind kind, IEnumerable<KeyValuePair<string, int>> words)
    {
        foreach (var (text, number) in words)
            if (numbers.Count < Most) numbers.TryAdd((kind, text), number);
    }
}

/// <summary>Numbers of words; a word that is new gets its number in the caller's transaction.</summary>
public sealed class LogWords(Db db, LogWordCache cache)
{
    private const int Bulk = 400;
    private readonly List<(LogWordKind Kind, Dictionary<string, int> Words)> read = [];

    /// <summary>The numbers of all these words.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Numbers(LogWordKind kind, IEnumerable<string?> words, CancellationToken stop)
    {
        Dictionary<string, int> numbers = [];
        List<string> unknown = [];
        foreach (var word in words.OfType<string>().Distinct())
        {
            if (cache.Knows(kind, word, out int number)) numbers.Add(word, number);
            else unknown.Add(word);
        }
        if (unknown.Count == 0) return numbers;

        Dictionary<string, int> found = [];
        // In one order for all writers, so that two batches with the same new words never wait for each other in a ring.
        foreach (var part in unknown.Order(StringComparer.Ordinal).Chunk(Bulk)) await Read(kind, part, found, stop);
        read.Add((kind, found));
        foreach (var (text, number) in found) numbers.Add(text, number);
        return numbers;
    }

    /// <summary>The numbers of all these words when they are known for certain, without asking the database; null when one is not.</summary>
    public IReadOnlyDictionary<string, int>? Sure(LogWordKind kind, IEnumerable<string?> words)
    {
        Dictionary<string, int> numbers = [];
        foreach (var word in words)
        {
            if (word is null || numbers.ContainsKey(word)) continue;
            if (!cache.Knows(kind, word, out int number)) return null;
            numbers.Add(word, number);
        }
        return numbers;
    }

    /// <summary>To be called at the start of a transaction: what an earlier one read and did not commit is forgotten.</summary>
    public void Begin() => read.Clear();

    /// <summary>To be called when the caller's transaction has committed: from now on these numbers are certain.</summary>
    public void AreDurable()
    {
        foreach (var (kind, words) in read) cache.Learn(kind, words);
        read.Clear();
    }

    private async Task Read(LogWordKind kind, string[] words, Dictionary<string, int> found, CancellationToken stop)
    {
        foreach (var word in await Known(kind, words).ToListAsync(stop)) found[word.Text] = word.Id;
        var missing = words.Where(word => !found.ContainsKey(word)).ToList();
        if (missing.Count == 0) return;

        var places = string.Join(", ", missing.Select((_, i) => $"({{0}}, {{{i + 1}}}, 0, 0)"));
        var sql = string.Concat("insert into log_words (kind, text, seen, told) values ", places, " on conflict do nothing");
        await db.Database.ExecuteSqlRawAsync(sql, [kind.ToString(), .. missing], stop);
        foreach (var word in await Known(kind, [.. missing]).ToListAsync(stop)) found[word.Text] = word.Id;
    }

    private IQueryable<LogWord> Known(LogWordKind kind, string[] words) =>
        db.LogWords.Where(word => word.Kind == kind && words.Contains(word.Text));
}
