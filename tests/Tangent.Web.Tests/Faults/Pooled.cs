using Microsoft.Data.Sqlite;
using Tangent.Storage;

namespace Tangent.Web.Tests.Faults;

/// <summary>
/// Makes the database of a running site refuse writes, without the rights of root: connections that the site keeps open get
/// a pragma and go back to the pool, from which requests take them.
/// </summary>
static class Pooled
{
    private const int Connections = 12;

    /// <summary>The file cannot grow by a page: what SQLite says is what it says of a full disk.</summary>
    public static Task FullDisk(DatabaseSettings database) => All(database, "pragma max_page_count = 1");

    /// <summary>Every write is refused as on a read-only disk.</summary>
    public static Task ReadOnly(DatabaseSettings database) => All(database, "pragma query_only = on");

    /// <summary>Forgets the spoilt connections: the next ones are as they should be.</summary>
    public static void Mend() => SqliteConnection.ClearAllPools();

    private static async Task All(DatabaseSettings database, string pragma)
    {
        var taken = new List<SqliteConnection>();
        for (int i = 0; i < Connections; i++)
        {
            var connection = new SqliteConnection(StorageServices.SqliteConnectionString(database));
            await connection.OpenAsync();
            using var command = connection.CreateCommand();
            command.CommandText = pragma;
            await command.ExecuteNonQueryAsync();
            taken.Add(connection);
        }
        foreach (var connection in taken) await connection.DisposeAsync();
    }
}
