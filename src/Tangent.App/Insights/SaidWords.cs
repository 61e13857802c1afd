using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Storage.Feedback;

namespace Tangent.App.Insights;

/// <summary>What words and numbers of judgements mean now, and of which units the actor may see them.</summary>
sealed class SaidWords
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> merged = [];
    private readonly Dictionary<int, bool> seenUnits = [];
    private readonly IReadOnlyList<UnitPath> scope;

    private SaidWords(IReadOnlyList<UnitPath> scope) => this.scope = scope;

    /// <summary>Whether the actor sees the judgements of all units.</summary>
    public bool SeesAll => scope.Contains(UnitPath.Root);

    /// <summary>By what an answer is known again that these meanings decide.</summary>
    public string Mark => $"{string.Join('\n', keys.Values)}\n{string.Join(' ', scope.Select(part => part.Value).Order(StringComparer.Ordinal))}";

    public static async Task<SaidWords> Of(Actor who, JudgementColumns said, TouchpointNames names, CustomerMerges merges, CancellationToken stop)
    {
        var words = new SaidWords(who.Scope(Verb.Read, Kind.Feedback));
        foreach (var part in said.Touchpoints.Chunk(400))
        {
            var facts = await names.Facts(part, stop);
            foreach (var word in part) words.keys[word] = facts.TryGetValue(word, out var fact) ? fact.Code : $"~{word}";
        }
        foreach (var (from, into) in await merges.All(stop)) words.merged[from] = into;
        return words;
    }

    /// <summary>Key of the touchpoint that a word means, as journeys name it.</summary>
    public string KeyOf(string word) => keys[word];

    /// <summary>The number under which the index knows a customer.</summary>
    public long StandFor(long customer)
    {
        while (merged.TryGetValue(customer, out long into)) customer = into;
        return customer;
    }

    /// <summary>Whether the actor sees judgements of a unit, by its code.</summary>
    public bool Sees(string unit, IReadOnlyDictionary<string, UnitFact> units) =>
        SeesAll || (units.TryGetValue(unit, out var known) && scope.Any(part => part.Contains(known.Path)));

    /// <summary>Whether the actor sees judgements of a unit, by the number of its word in the log; -1 is none.</summary>
    public bool Sees(int number, OpenJourneys journeys)
    {
        if (SeesAll) return true;
        if (seenUnits.TryGetValue(number, out bool isSeen)) return isSeen;
        var word = journeys.UnitWords.FirstOrDefault(one => one.Value == number).Key;
        return seenUnits[number] = word is not null && Sees(word, journeys.Units);
    }
}
