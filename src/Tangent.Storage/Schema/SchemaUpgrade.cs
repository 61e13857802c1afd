using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tangent.Domain;

namespace Tangent.Storage.Schema;

/// <summary>Brings the database to this program's version, one transaction per script: a killed upgrade loses nothing.</summary>
public static class SchemaUpgrade
{
    internal const string VersionTable =
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
    /// <param name="db">The database, of any version.</param>
    /// <param name="scripts">All scripts, in order.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="stop">Stops between scripts.</param>
    /// <param name="beforeChange">Called once with the present version before a database with data changes: the backup.</param>
    /// <returns>The versions applied now.</returns>
    public static async Task<Outcome<IReadOnlyList<int>>> Run(
        Db db, IReadOnlyList<SchemaScript> scripts, TimeProvider clock, CancellationToken stop,
        Func<int, Task>? beforeChange = null)
    {
        var current = await Current(db, stop);
        if (current > scripts[^1].Version) return Fail.Trouble("storage.newer", current, scripts[^1].Version);
        if (await Edited(db, scripts, stop) is { } edited)
            return Fail.Trouble("storage.script-edited", edited.Version, edited.Name);

        var missing = scripts.Where(script => script.Version > current).ToList();
        if (current > 0 && missing.Count > 0 && beforeChange is not null) await beforeChange(current);
        var applied = new List<int>();
        foreach (var script in missing)
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

    private static async Task<SchemaScript?> Edited(Db db, IReadOnlyList<SchemaScript> scripts, CancellationToken stop)
    {
        var hashes = (await db.Database.SqlQuery<string>($"""select hash as "Value" from schema_versions""")
            .ToListAsync(stop)).ToHashSet();
        var current = await Current(db, stop);
        return scripts.FirstOrDefault(script => script.Version <= current && !hashes.Contains(script.Hash));
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
