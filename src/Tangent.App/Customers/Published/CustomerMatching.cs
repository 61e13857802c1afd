using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>By what something names its customer, in normal forms; null where it does not.</summary>
public readonly record struct NamedCustomer(string? Number, string? OpenId, string? Phone, string? Email)
{
    /// <summary>What is named, the most certain first.</summary>
    internal IEnumerable<(IdentifierKind Kind, string Value)> All()
    {
        if (Number is not null) yield return (IdentifierKind.Number, Number);
        if (OpenId is not null) yield return (IdentifierKind.OpenId, OpenId);
        if (Phone is not null) yield return (IdentifierKind.Phone, Phone);
        if (Email is not null) yield return (IdentifierKind.Email, Email);
    }

    internal bool IsNumberAlone => OpenId is null && Phone is null && Email is null;
}

/// <summary>
/// Finds the customers that encounters name, by whatever they name them. What names one customer by two identifiers brings
/// both together: a telephone that had no number of the company yet joins the number; of two numbers somebody must decide.
/// </summary>
public sealed class CustomerMatching(Db db, CustomerNumbers numbers, CustomerMerges merges, TimeProvider clock)
{
    private static readonly IdentifierKind[] Kinds = [IdentifierKind.Number, IdentifierKind.OpenId, IdentifierKind.Phone, IdentifierKind.Email];

    /// <summary>The number of each one's customer, new ones made, in the caller's transaction; null where nobody is named.</summary>
    public async Task<long?[]> Of(IReadOnlyList<NamedCustomer> named, CancellationToken stop)
    {
        if (named.All(one => one.IsNumberAlone))
        {
            var alone = await numbers.Of(IdentifierKind.Number, named.Select(one => one.Number), stop);
            return [.. named.Select(one => one.Number is { } number ? alone[number] : (long?)null)];
        }
        var known = new Dictionary<(IdentifierKind, string), long>();
        foreach (var kind in Kinds)
        {
            var values = named.SelectMany(one => one.All()).Where(one => one.Kind == kind).Select(one => one.Value);
            foreach (var (value, number) in await numbers.Known(kind, values, stop)) known.Add((kind, value), number);
        }
        var found = new long?[named.Count];
        for (int i = 0; i < found.Length; i++) found[i] = await One([.. named[i].All()], known, stop);
        return found;
    }

    /// <summary>The number of a customer who is known already by the company's number or by telephone, as somebody typed them; null when nobody is.</summary>
    public async Task<long?> Known(string? number, string? phone, CancellationToken stop)
    {
        foreach (var (kind, typed) in new[] { (IdentifierKind.Number, number), (IdentifierKind.Phone, phone) })
            if (typed is { Length: > 0 } && IdentifierForm.Of(kind, typed) is { } value
                && (await numbers.Known(kind, [value], stop)).TryGetValue(value, out long known))
                return (await merges.StandFor([known], stop))[known];
        return null;
    }

    /// <summary>The same when everybody is named by a number that is known for certain, without asking the database; null when not.</summary>
    /// <param name="named">By what each is named.</param>
    /// <param name="ofRewritten">How often rows of the log had lost something: it holds as long as that stays so.</param>
    public long?[]? Sure(IReadOnlyList<NamedCustomer> named, long ofRewritten)
    {
        if (!named.All(one => one.IsNumberAlone)) return null;
        return numbers.Sure(IdentifierKind.Number, named.Select(one => one.Number), ofRewritten) is { } alone
            ? [.. named.Select(one => one.Number is { } number ? alone[number] : (long?)null)] : null;
    }

    private async Task<long?> One((IdentifierKind Kind, string Value)[] ids, Dictionary<(IdentifierKind, string), long> known, CancellationToken stop)
    {
        if (ids.Length == 0) return null;
        long main = await Main(ids, known, stop);
        var fresh = ids.Where(id => !known.ContainsKey(id)).ToList();
        foreach (var id in fresh) known[id] = main;
        if (fresh.Count > 0) await numbers.Attach([.. fresh.Select(id => (id.Kind, id.Value, main))], stop);
        foreach (var id in ids.Where(id => known[id] != main)) await Meet(main, known[id], id.Kind, stop);
        return main;
    }

    // The most certain identifier decides. Where it is new it joins whom a less certain one leads to, unless both have numbers
    // of the company: people of one household share a telephone.
    private async Task<long> Main((IdentifierKind Kind, string Value)[] ids, Dictionary<(IdentifierKind, string), long> known, CancellationToken stop)
    {
        if (known.TryGetValue(ids[0], out long sure)) return sure;
        foreach (var id in ids.Skip(1))
        {
            if (known.TryGetValue(id, out long likely) && !(ids[0].Kind == IdentifierKind.Number && await HasNumber(likely, stop))) return likely;
        }
        return await numbers.Make(1, stop);
    }

    // One encounter named two customers. One without a number of the company is part of the other; else it is for somebody to decide.
    private async Task Meet(long main, long other, IdentifierKind kind, CancellationToken stop)
    {
        var stands = await merges.StandFor([main, other], stop);
        var (into, from) = (stands[main], stands[other]);
        if (into == from) return;
        var (first, second) = (Math.Min(into, from), Math.Max(into, from));
        if (await db.CustomerMatches.AnyAsync(m => m.FirstId == first && m.SecondId == second, stop)) return;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        if (!await HasNumber(into, stop) && await HasNumber(from, stop)) (into, from) = (from, into);
        // Who took this merge back once is not merged again unasked.
        bool isOne = !await HasNumber(from, stop) && !await db.CustomerMerges.AnyAsync(m => m.FromId == from && m.IntoId == into, stop);
        db.Add(new CustomerMatch
        {
            FirstId = first,
            SecondId = second,
            Kind = kind,
            FoundUtc = now,
            State = isOne ? MatchState.Merged : MatchState.Open,
        });
        if (isOne) db.Add(new CustomerMerge
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            FromId = from,
            IntoId = into,
            Reason = MergeReason.NamedTogether,
            AtUtc = now,
        });
        await db.SaveChangesAsync(stop);
    }

    private async Task<bool> HasNumber(long customer, CancellationToken stop)
    {
        var all = await merges.Together(customer, stop);
        return await db.CustomerIdentifiers.AnyAsync(i => i.Kind == IdentifierKind.Number && all.Contains(i.CustomerId), stop);
    }
}
