using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tangent.Domain;

namespace Tangent.Storage.Schema;

/// <summary>Brings the database to this program's version, one transaction per script: a killed upgrade loses nothing.</summary>
public static class SchemaUpgrade
{
    private const string VersionTable =
        "create table if not exists schema_versions (version integer primary key, name text not null, "
        + "hash text not null, applied_utc text not null)";

    /// <summary>Version of the database; 0 when it is empty.</summary>
    public static async Task<int> Current(Db db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync(VersionTable, stop);
        return await db.Database.SqlQuery<int?>($"""select max(version) as "Value" from schema_versions""")
            .SingleAsync(stop) ?? 0;
    }

    /// <summary>Applies what is missing. Nothing is applied when the database is newer or its scripts differ.</summary>
    /// <returns>The versions applied now.</returns>
    public static async Task<Outcome<IReadOnlyList<int>>> Run(
        Db db, IReadOnlyList<SchemaScript> scripts, TimeProvider clock, CancellationToken stop)
    {
        var current = await Current(db, stop);
        if (current > scripts[^1].Version) return Fail.Trouble("storage.newer", current, scripts[^1].Version);

        var applied = new List<int>();
        foreach (var script in scripts.Where(script => script.Version > current))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await Execute(db, script.Sql, stop);
            var at = clock.GetUtcNow().UtcDateTime.ToString("O");
            await db.Database.ExecuteSqlAsync($"""
                insert into schema_versions (version, name, hash, applied_utc)
                values ({script.Version}, {script.Name}, {script.Hash}, {at})
                """, stop);
            await transaction.CommitAsync(stop);
            applied.Add(script.Version);
        }
        return applied;
    }

    // Not ExecuteSqlRaw: it would read braces in a script as gaps to fill.
    private static async Task Execute(Db db, string sql, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }
}
