using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Which customer an identifier leads to, and numbers for new customers; in the caller's transaction.</summary>
public sealed class CustomerNumbers(Db db, CustomerNumberCache cache, TimeProvider clock)
{
    private const int Bulk = 400;

    // Any number, the same for all who give out numbers of customers.
    private const long GivingOut = 7_205_231;

    private readonly List<(IdentifierKind Kind, Dictionary<string, long> Numbers)> read = [];
    private long rewritten;

    /// <summary>To be called at the start of a transaction that has the log: what was known before rows lost something is forgotten.</summary>
    public void Begin(long ofRewritten)
    {
        read.Clear();
        cache.KnowOnly(rewritten = ofRewritten);
    }

    /// <summary>To be called when the caller's transaction has committed: from now on these numbers are certain.</summary>
    public void AreDurable()
    {
        foreach (var (kind, numbers) in read) cache.Learn(kind, numbers, rewritten);
        read.Clear();
    }

    /// <summary>
    /// Numbers of the customers with these identifiers when all are known for certain, without asking the database; null when one is not.
    /// </summary>
    /// <param name="kind">What identifies them.</param>
    /// <param name="identifiers">The identifiers; null ones are passed over.</param>
    /// <param name="ofRewritten">How often rows of the log had lost something: it holds as long as that stays so.</param>
    public IReadOnlyDictionary<string, long>? Sure(IdentifierKind kind, IEnumerable<string?> identifiers, long ofRewritten) =>
        cache.Sure(kind, identifiers, ofRewritten);

    /// <summary>Numbers of the customers with these identifiers; one that nobody knows makes a customer.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Of(IdentifierKind kind, IEnumerable<string?> identifiers, CancellationToken stop)
    {
        var wanted = identifiers.OfType<string>().Distinct().ToList();
        var numbers = await Known(kind, wanted, stop);
        var missing = wanted.Where(value => !numbers.ContainsKey(value)).ToList();
        if (missing.Count == 0) return numbers;

        long next = await Make(missing.Count, stop);
        var made = missing.Select(value => (Kind: kind, Value: value, Number: next++)).ToList();
        await Attach(made, stop);
        foreach (var (_, value, number) in made) numbers.Add(value, number);
        return numbers;
    }

    /// <summary>
    /// Numbers of those of these identifiers, in their normal forms, that are known. Nobody else makes the others known before
    /// the caller's transaction ends.
    /// </summary>
    public async Task<Dictionary<string, long>> Known(IdentifierKind kind, IEnumerable<string?> identifiers, CancellationToken stop)
    {
        Dictionary<string, long> numbers = [];
        List<string> unknown = [];
        cache.Find(kind, identifiers.OfType<string>().Distinct(), numbers, unknown);
        if (unknown.Count == 0) return numbers;

        var found = await IdentifierTable.Numbers(db, kind, unknown, stop);
        if (found.Count < unknown.Count && db.Database.GetDbConnection() is NpgsqlConnection)
        {
            // Whoever had the lock before may have made them.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({GivingOut})", stop);
            var made = await IdentifierTable.Numbers(db, kind, [.. unknown.Where(value => !found.ContainsKey(value))], stop);
            foreach (var (value, number) in made) found.Add(value, number);
        }
        read.Add((kind, found));
        foreach (var (value, number) in found) numbers.Add(value, number);
        return numbers;
    }

    /// <summary>Makes new customers, of whom nothing is known yet. The caller has asked <see cref="Known"/> before.</summary>
    /// <returns>The first of their numbers; the others follow it.</returns>
    public async Task<long> Make(int count, CancellationToken stop)
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection)
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({GivingOut})", stop);
        long first = (await db.Customers.MaxAsync(c => (long?)c.Id, stop) ?? 0) + 1;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        foreach (var part in Enumerable.Range(0, count).Select(i => first + i).Chunk(Bulk))
        {
            var sql = string.Concat("insert into customers (id, created_utc) values ", string.Join(", ", part.Select((_, i) => $"({{{i + 1}}}, {{0}})")));
            await db.Database.ExecuteSqlRawAsync(sql, [now, .. part.Select(number => (object)number)], stop);
        }
        return first;
    }

    /// <summary>Makes identifiers known that were not.</summary>
    public async Task Attach(IReadOnlyCollection<(IdentifierKind Kind, string Value, long Number)> identifiers, CancellationToken stop)
    {
        foreach (var part in identifiers.Chunk(Bulk))
        {
            var sql = string.Concat("insert into customer_identifiers (kind, value, customer_id) values ",
                string.Join(", ", part.Select((_, i) => $"({{{3 * i}}}, {{{3 * i + 1}}}, {{{3 * i + 2}}})")));
            await db.Database.ExecuteSqlRawAsync(sql, part.SelectMany(one => new object[] { one.Kind.ToString(), one.Value, one.Number }), stop);
        }
        foreach (var same in identifiers.GroupBy(one => one.Kind)) read.Add((same.Key, same.ToDictionary(one => one.Value, one => one.Number)));
    }
}
