using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.Access;

/// <summary>The places where the path of a unit is written down, to scope rows without a join.</summary>
public static class UnitPaths
{
    /// <summary>Rewrites the paths of everything below a unit that moved. Runs in the caller's transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="old">Path before, such as <c>1.4.9.</c>.</param>
    /// <param name="moved">Path after, such as <c>1.5.9.</c>.</param>
    /// <param name="stop">Stops the work.</param>
    public static async Task Move(Db db, string old, string moved, CancellationToken stop)
    {
        int length = old.Length, rest = length + 1;
        await db.Database.ExecuteSqlAsync(
            $"update org_units set path = {moved} || substr(path, {rest}) where substr(path, 1, {length}) = {old}", stop);

        // The log itself is not changed: the path says who may read an entry, not what happened.
        await db.Database.ExecuteSqlAsync($"""
            update audit_entries set unit_path = {moved} || substr(unit_path, {rest})
            where substr(unit_path, 1, {length}) = {old}
            """, stop);
        await db.Database.ExecuteSqlAsync(
            $"update jobs set unit_path = {moved} || substr(unit_path, {rest}) where substr(unit_path, 1, {length}) = {old}", stop);
    }
}
