using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tangent.Domain.Customers;

namespace Tangent.Storage.Customers;

/// <summary>Looks up thousands of identifiers at once, in the way that is fastest on each database.</summary>
public static class IdentifierTable
{
    private const string Sql = "select value, customer_id from customer_identifiers where kind = ";

    /// <summary>Numbers of the customers whom these identifiers lead to, by identifier; unknown ones are not among them.</summary>
    public static async Task<Dictionary<string, long>> Numbers(Db db, IdentifierKind kind, IReadOnlyCollection<string> values, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            return db.Database.GetDbConnection() is NpgsqlConnection postgres
                ? await Numbers(postgres, kind, values, stop)
                : Numbers((SqliteConnection)db.Database.GetDbConnection(), kind, values);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static Dictionary<string, long> Numbers(SqliteConnection connection, IdentifierKind kind, IReadOnlyCollection<string> values)
    {
        Dictionary<string, long> numbers = [];
        using var statement = new Statement(connection, Sql + "?1 and value = ?2");
        statement.Bind(1, kind.ToString());
        foreach (var value in values)
        {
            statement.Bind(2, value);
            if (statement.Step()) numbers[value] = statement.Long(1);
            statement.Reset();
        }
        return numbers;
    }

    private static async Task<Dictionary<string, long>> Numbers(
        NpgsqlConnection connection, IdentifierKind kind, IReadOnlyCollection<string> values, CancellationToken stop)
    {
        Dictionary<string, long> numbers = [];
        await using var command = new NpgsqlCommand(Sql + "$1 and value = any($2)", connection);
        command.Parameters.Add(new() { Value = kind.ToString() });
        command.Parameters.Add(new() { Value = values.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) numbers[reader.GetString(0)] = reader.GetInt64(1);
        return numbers;
    }
}
