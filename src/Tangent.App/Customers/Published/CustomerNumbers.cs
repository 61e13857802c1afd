using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Which customer an identifier leads to; one that nobody knows makes a customer, in the caller's transaction.</summary>
public sealed class CustomerNumbers(Db db, TimeProvider clock)
{
    private const int Bulk = 400;

    // Any number, the same for all who give out numbers of customers.
    private const long GivingOut = 7_205_231;

    /// <summary>Numbers of the customers with these identifiers.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Of(IdentifierKind kind, IEnumerable<string?> identifiers, CancellationToken stop)
    {
        var wanted = identifiers.OfType<string>().Distinct().ToList();
        Dictionary<string, long> numbers = [];
        if (wanted.Count == 0) return numbers;

        await Read(kind, wanted, numbers, stop);
        if (numbers.Count == wanted.Count) return numbers;
        if (db.Database.GetDbConnection() is NpgsqlConnection)
        {
            // Whoever had the lock before may have made them.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({GivingOut})", stop);
            await Read(kind, Missing(wanted, numbers), numbers, stop);
        }
        await Make(kind, Missing(wanted, numbers), numbers, stop);
        return numbers;
    }

    private static List<string> Missing(List<string> wanted, Dictionary<string, long> numbers) =>
        [.. wanted.Where(value => !numbers.ContainsKey(value))];

    private async Task Read(IdentifierKind kind, List<string> values, Dictionary<string, long> numbers, CancellationToken stop)
    {
        var found = await db.CustomerIdentifiers.Where(i => i.Kind == kind && values.Contains(i.Value))
            .Select(i => new { i.Value, i.CustomerId }).ToListAsync(stop);
        foreach (var one in found) numbers[one.Value] = one.CustomerId;
    }

    private async Task Make(IdentifierKind kind, List<string> values, Dictionary<string, long> numbers, CancellationToken stop)
    {
        if (values.Count == 0) return;
        long next = (await db.Customers.MaxAsync(c => (long?)c.Id, stop) ?? 0) + 1;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        foreach (var part in values.Chunk(Bulk))
        {
            var rows = part.Select(value => (Value: value, Number: next++)).ToList();
            var customers = string.Concat("insert into customers (id, created_utc) values ",
                string.Join(", ", rows.Select((_, i) => $"({{{i + 1}}}, {{0}})")));
            await db.Database.ExecuteSqlRawAsync(customers, [now, .. rows.Select(row => (object)row.Number)], stop);
            var identifiers = string.Concat("insert into customer_identifiers (kind, value, customer_id) values ",
                string.Join(", ", rows.Select((_, i) => $"({{0}}, {{{2 * i + 1}}}, {{{2 * i + 2}}})")));
            await db.Database.ExecuteSqlRawAsync(identifiers,
                [kind.ToString(), .. rows.SelectMany(row => new object[] { row.Value, row.Number })], stop);
            foreach (var (value, number) in rows) numbers[value] = number;
        }
    }
}
