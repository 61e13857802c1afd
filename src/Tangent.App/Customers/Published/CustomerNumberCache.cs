using Tangent.Domain.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Identifiers whose numbers are known for certain, because a commit has made them durable; those of late, not all.</summary>
public sealed class CustomerNumberCache
{
    // Two such halves hold some 20 MB. When the young half is full it becomes the old one, whose identifiers are forgotten
    // unless somebody asks for them.
    private const int MostOfHalf = 100_000;

    private readonly Lock gate = new();
    private Dictionary<(IdentifierKind, string), long> young = [], old = [];
    private long rewritten;

    internal void KnowOnly(long ofRewritten)
    {
        lock (gate)
        {
            if (rewritten == ofRewritten) return;
            rewritten = ofRewritten;
            young = [];
            old = [];
        }
    }

    internal void Find(IdentifierKind kind, IEnumerable<string> wanted, Dictionary<string, long> found, List<string> unknown)
    {
        lock (gate)
        {
            foreach (var value in wanted)
            {
                if (young.TryGetValue((kind, value), out long number)) found.Add(value, number);
                else if (old.TryGetValue((kind, value), out number))
                {
                    found.Add(value, number);
                    Keep((kind, value), number);
                }
                else unknown.Add(value);
            }
        }
    }

    /// <summary>The numbers of all of these, as of so many rewritings of the log; null when one is not known.</summary>
    internal Dictionary<string, long>? Sure(IdentifierKind kind, IEnumerable<string?> wanted, long asOfRewritten)
    {
        Dictionary<string, long> found = [];
        lock (gate)
        {
            if (rewritten != asOfRewritten) return null;
            foreach (var value in wanted)
            {
                if (value is null || found.ContainsKey(value)) continue;
                if (young.TryGetValue((kind, value), out long number)) found.Add(value, number);
                else if (old.TryGetValue((kind, value), out number))
                {
                    found.Add(value, number);
                    Keep((kind, value), number);
                }
                else return null;
            }
        }
        return found;
    }

    internal void Learn(IdentifierKind kind, IReadOnlyDictionary<string, long> numbers, long asOfRewritten)
    {
        lock (gate)
        {
            if (rewritten != asOfRewritten) return;
            foreach (var (value, number) in numbers) Keep((kind, value), number);
        }
    }

    private void Keep((IdentifierKind, string) key, long number)
    {
        if (young.Count >= MostOfHalf) (old, young) = (young, new(MostOfHalf));
        young[key] = number;
    }
}
